"""minutecheck: checks the record of a strategy discussion and gives it back marked up."""

__version__ = "0.1.0"
