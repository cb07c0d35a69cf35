"""Marks up a record in a copy of the PDF it was read from."""
