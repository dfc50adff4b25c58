"""A Document becomes proposed values with evidence, rule and confidence; one module per printed layout."""
