"""Citations and what they are linked to: chips, candidates, and the search of the whole catalogue."""
