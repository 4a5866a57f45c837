"""Search over a graph by words and meaning; indexes are derived from the graph and disposable.

Importing this room loads none of numpy, tantivy and ONNX Runtime; they come with the first search.
"""

from kg.search.encoder import Encoder, OnnxEncoder
from kg.search.encoder_files import EncoderSettings
from kg.search.engine import SearchEngine
from kg.search.query import ClaimGroup, ClaimHit, FacetCount, Facets, Hit, Query, SearchResult

__all__ = [
    "ClaimGroup",
    "ClaimHit",
    "Encoder",
    "EncoderSettings",
    "FacetCount",
    "Facets",
    "Hit",
    "OnnxEncoder",
    "Query",
    "SearchEngine",
    "SearchResult",
]
