"""A file becomes a Document: canonical text by page, words with boxes. The one place that knows the PDF library."""
