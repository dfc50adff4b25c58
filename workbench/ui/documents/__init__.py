"""The place of all documents: filters with counts, a search, a table, saved views, steps over many at once."""
