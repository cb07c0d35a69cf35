"""Recognises the words on scanned pages, where tesseract is installed and the user asks for it."""
