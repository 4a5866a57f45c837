"""Writing the graph out: JSON, CSV, GraphML and RDF. Each writer is loaded when it is used."""

from kg.export.registry import Documents, export, formats

__all__ = ["Documents", "export", "formats"]
