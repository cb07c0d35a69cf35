"""Draws the report as a web page."""
