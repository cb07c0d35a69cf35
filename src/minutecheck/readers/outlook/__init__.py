"""Reads messages saved by Outlook (.msg)."""
