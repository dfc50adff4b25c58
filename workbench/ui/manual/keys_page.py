"""The manual's page of keys, made from the action table and the keys in force."""

from __future__ import annotations

from workbench.ui.actions import MENUS, TABLE, Action, tr
from workbench.ui.keymap import Keymap


def keys_page(keys: Keymap) -> str:
    """Every action with its key, menu by menu, as Markdown."""
    parts = [
        f"# {tr('Keys')}",
        tr("Each of them can be changed under Help › Change keys; one that is taken is refused."),
    ]
    for menu in MENUS:
        lines = [_line(keys, action) for action in TABLE if action.menu == menu]
        head = f"| {tr('Key')} | {tr('What it does')} | |\n|---|---|---|"
        parts.append(f"## {tr(menu)}\n\n{head}\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _line(keys: Keymap, action: Action) -> str:
    told = [keys.told(action.id), action.words().removesuffix(" …"), action.explained()]
    return "| " + " | ".join(part.replace("|", "\\|") for part in told) + " |"
