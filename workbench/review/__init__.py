"""Records under review: applying edits, building steps, history, checks."""
