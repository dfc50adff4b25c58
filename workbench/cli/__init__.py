"""The command line: arguments in, tasks called, text out. Data on stdout, talk on stderr, no Qt."""
