"""Arguments in, tasks called, text out."""
