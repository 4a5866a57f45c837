"""What supports and what disputes, within a source and across sources."""
