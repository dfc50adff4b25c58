"""The project file. The one place that holds SQL; every function takes and returns model values."""
