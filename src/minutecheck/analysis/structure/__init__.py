"""Structure: segments, labels, zones, sentences, entries and columns."""
