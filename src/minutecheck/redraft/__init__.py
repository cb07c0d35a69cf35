"""What changed between two drafts of one record: what is put right, what is new, what is still open."""
