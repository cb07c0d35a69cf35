"""Rules run on segments, armed by the words that they cannot match without."""
