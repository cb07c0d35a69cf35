"""Settings: what a person or a partnership sets once, in ``minutecheck.toml`` or ``[tool.minutecheck]``."""
