"""Marks up a record as a Word document."""
