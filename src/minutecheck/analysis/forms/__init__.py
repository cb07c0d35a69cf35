"""Forms: tick boxes, options and prompts, and what was answered."""
