"""Finding things in a record: structure, people, dates, rule matches, assertions, classifier scores."""
