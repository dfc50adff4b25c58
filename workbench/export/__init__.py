"""Records out to datasets: one writer per format."""
