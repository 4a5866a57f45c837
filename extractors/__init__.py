"""From a document's text to the records in it: an ordered list of steps over one growing draft."""
