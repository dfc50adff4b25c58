"""The record as a form: sections, item cards and fields, with an editor for each kind of value."""

from workbench.ui.form.panel import RecordPanel

__all__ = ["RecordPanel"]
