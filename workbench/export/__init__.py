"""Records out of the program as datasets: one writer a format, the same bytes for the same records."""

from workbench.export.dataset import FORMATS, Dataset, write_dataset
from workbench.export.jsonl import json_line, read_json_lines
from workbench.export.staging import WrittenFile

__all__ = ["FORMATS", "Dataset", "WrittenFile", "json_line", "read_json_lines", "write_dataset"]
