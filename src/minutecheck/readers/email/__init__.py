"""Reads email messages."""
