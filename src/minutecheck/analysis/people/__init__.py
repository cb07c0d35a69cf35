"""People: who is listed, who took part, and who owns a task."""
