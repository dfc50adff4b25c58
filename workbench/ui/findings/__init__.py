"""The list of what the checks find, and their switches."""
