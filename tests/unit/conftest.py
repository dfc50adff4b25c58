"""Makes this folder importable, so that all unit tests can share `invented_review`."""
