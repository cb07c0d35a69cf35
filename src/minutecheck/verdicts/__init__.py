"""What a person says of a finding: accepted or disputed, with a reason, kept in a file of theirs beside the record."""
