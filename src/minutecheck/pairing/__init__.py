"""Matches agencies' own notes to the minutes of the discussion that they are about (GSCB C)."""
