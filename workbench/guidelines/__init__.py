"""Catalogue, citation parser, scorer, recommendation. The one place that knows rapidfuzz."""
