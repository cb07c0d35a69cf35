"""Draws the report for a terminal."""
