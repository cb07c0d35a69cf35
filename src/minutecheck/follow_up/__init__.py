"""What became of the actions of an earlier record: done, outstanding or not mentioned, as a later record tells it."""
