"""People, organisations and AI systems, and where they are named."""
