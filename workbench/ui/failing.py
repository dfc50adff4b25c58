"""How a task that failed is told of: in words where the program expects it, as a bug of ours otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.ui.bridge import Bridge
    from workbench.ui.runner import Runner


def tell_failed(bridge: Bridge, runner: Runner, error: Exception) -> None:
    """Tell the person why something was not done; `runner.failed` carries what nobody could foresee."""
    if isinstance(error, WorkbenchError):
        bridge.refuse(error)
    else:
        runner.failed.emit(error)
