"""The queue: every document of the project with its state and what is left to look at."""

from workbench.ui.queue.panel import QueuePanel

__all__ = ["QueuePanel"]
