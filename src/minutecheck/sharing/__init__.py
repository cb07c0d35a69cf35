"""Makes copies of records and reports that may be shown to others: people and places replaced."""
