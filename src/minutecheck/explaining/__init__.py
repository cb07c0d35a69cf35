"""Says how each judgement of one record came about: what was considered, what spoke for it, and why the rest lost."""
