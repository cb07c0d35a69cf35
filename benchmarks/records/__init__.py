"""Fictional records of realistic size, made by the number: nobody in them exists."""
