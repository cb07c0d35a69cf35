"""Checks many records: plans them, checks each apart from the others, keeps the results, and goes on where it stopped."""
