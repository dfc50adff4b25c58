"""Values only: what a determination becomes, where each value stands, and what a person did to it."""
