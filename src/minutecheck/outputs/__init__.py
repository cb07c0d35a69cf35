"""Draws the report: terminal, JSON, HTML and Word. Every output is made from the same values and is pure."""
