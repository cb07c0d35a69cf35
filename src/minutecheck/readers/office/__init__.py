"""Reads old Word files (.doc) where LibreOffice is installed."""
