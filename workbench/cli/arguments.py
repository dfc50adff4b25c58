"""What the command line takes: every verb with its arguments, its help and examples. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from workbench import __version__

EPILOG = """\
Without a verb the window opens: `workbench` where it was left, `workbench cases.workbench` on that project.
`workbench VERB --help` shows a verb's arguments and examples.

exit codes: 0 fine, 1 findings or some documents failed, 2 wrong usage, 3 input unreadable,
4 project locked or newer, 5 a bug of ours, 130 interrupted"""


class Usage(Exception):
    """The arguments cannot be understood; the text says what is wrong with them."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Usage(
            f"{self.format_usage().strip()}\n{message[:1].upper()}{message[1:]}. `{self.prog} --help` says more."
        )


class _Help(argparse.RawDescriptionHelpFormatter):
    """Lists verbs of any length on their own lines' left: argparse forgets their indent when it measures them."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = max(map(len, VERBS)) + 4


def program_parser() -> argparse.ArgumentParser:
    """The parser of everything but the window. Raises `Usage` on parsing what it does not understand."""
    parser = _Parser(
        prog="workbench",
        usage="workbench [PROJECT] | VERB ...",
        description="Review Independent Medical Review determinations beside the words they come from.",
        epilog=EPILOG,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, dest="verb", prog="workbench")
    for name, told in VERBS.items():
        verb = _add_verb(verbs, name, told)
        if name in GROUPS:
            _add_group(verb, name)
        else:
            _add_loudness(verb)
    return parser


_Adds = Callable[[argparse.ArgumentParser], None]
_Verbs = dict[str, tuple[str, str, _Adds]]


def _add_group(parent: _Parser, name: str) -> None:
    """The verbs of a group, such as `catalogue list`: the module is the group's, `told.what` says which."""
    verbs = parent.add_subparsers(title="what", metavar="WHAT", required=True, dest="what", prog=f"workbench {name}")
    for each, told in GROUPS[name].items():
        _add_loudness(_add_verb(verbs, each, told))
    parent.set_defaults(module=name)
    for verb in verbs.choices.values():
        verb.set_defaults(module=name)


def _add_loudness(verb: _Parser) -> None:
    loudness = verb.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="say only what failed")
    loudness.add_argument("-v", "--verbose", action="store_true", help="say more")


def _add_verb(verbs: argparse._SubParsersAction[_Parser], name: str, told: tuple[str, str, _Adds]) -> _Parser:
    help_text, examples, add_arguments = told
    verb = verbs.add_parser(
        name,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  {line}" for line in examples.splitlines()),
        formatter_class=_Help,
        allow_abbrev=False,
    )
    add_arguments(verb)
    verb.set_defaults(module=name + "_" if name == "import" else name, opens=None)
    return verb


def _project(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("project", type=Path, metavar="PROJECT", help="the project file")


def _paths(verb: argparse.ArgumentParser, what: str = "PDF and text files, and folders of them") -> None:
    verb.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=what)
    verb.add_argument(
        "--jobs", type=_count, default=None, metavar="N", help="worker processes (default: one a core, or as set)"
    )


def _ocr(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--no-ocr", action="store_true", help="leave scanned pages unread, also where Tesseract is there")


def _json(verb: argparse.ArgumentParser, what: str) -> None:
    verb.add_argument("--json", action="store_true", help=f"print {what}")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is fewer than one")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} does not lie between 0 and 1")
    return number


def _init(verb: argparse.ArgumentParser) -> None:
    _project(verb)


def _import(verb: argparse.ArgumentParser) -> None:
    _project(verb)
    _paths(verb, "PDF and text files, folders of them, and datasets that were exported (a folder or its .jsonl)")
    _ocr(verb)
    verb.add_argument("--dry-run", action="store_true", help="print the files that would be read, and change nothing")
    _json(verb, "the outcome as one JSON object")


def _extract(verb: argparse.ArgumentParser) -> None:
    _paths(verb)
    verb.add_argument("--format", choices=["jsonl"], default="jsonl", help="one record a line (the only format so far)")
    verb.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead of standard output")
    verb.add_argument("--no-fields", action="store_true", help="leave out where each value comes from")
    _ocr(verb)


def _reextract(verb: argparse.ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("--dry-run", action="store_true", help="say what would differ, and change nothing")
    verb.add_argument("--verified", action="store_true", help="tell of verified records too; they never change")
    verb.add_argument("--jobs", type=_count, default=None, metavar="N", help="worker processes")
    _json(verb, "one JSON object a document")


def _link(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group(required=True)
    what.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help="list what would now link differently")
    what.add_argument(
        "--statements",
        metavar="FILE",
        help="one basis statement a line, - for standard input; one JSON object a line out",
    )
    verb.add_argument(
        "--unlinked",
        action="store_true",
        help="of a project: the citations that no entry was proposed for, gathered by likeness, the most first",
    )


def _check(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group(required=True)
    what.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help="whose records to check")
    what.add_argument("--list", action="store_true", help="print every check: code, severity, reason, an example")
    _json(verb, "one JSON object a finding, or a check")


def _export(verb: argparse.ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("--format", choices=["jsonl", "csv"], action="append", help="may be given twice (default: jsonl)")
    verb.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="made where it is not there")
    verb.add_argument("--all-states", action="store_true", help="every record, not the verified ones alone")
    _json(verb, "the outcome as one JSON object")


def _stats(verb: argparse.ArgumentParser) -> None:
    _project(verb)
    _json(verb, "one JSON object")


def _demo(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("place", type=Path, nargs="?", metavar="PLACE", help="the project file (default: with your data)")
    verb.add_argument("--fresh", action="store_true", help="make it anew; the earlier one is kept beside it")
    verb.add_argument("--open", action="store_true", help="open the window on it")


def _nothing(verb: argparse.ArgumentParser) -> None:
    del verb


def _place(verb: argparse.ArgumentParser) -> None:
    what = "a project, or a catalogue's file; without it the shipped catalogue"
    verb.add_argument("place", type=Path, nargs="?", metavar="PLACE", help=what)


def _list_entries(verb: argparse.ArgumentParser) -> None:
    _place(verb)
    verb.add_argument("--kind", choices=["document", "chapter", "section"], default="")
    verb.add_argument("--body", default="", metavar="WHO", help="the publisher, such as ODG")
    verb.add_argument("--basis", default="", metavar="BASIS", help="MTUS, Non-MTUS or MTUS+Non-MTUS")
    verb.add_argument("--evidence", default="", metavar="HOW", help="how its facts are known: seed, searched, recalled")
    verb.add_argument("--under", default="", metavar="ID", help="that entry and all under it")
    used = verb.add_mutually_exclusive_group()
    used.add_argument("--used", action="store_const", const=True, dest="used", help="only what citations are linked to")
    used.add_argument("--unused", action="store_const", const=False, dest="used", help="only what none is linked to")
    _json(verb, "one JSON object an entry")


def _show_entry(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help="the entry's id")
    _place(verb)
    _json(verb, "one JSON object")


def _search(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("words", metavar="WORDS", help="in quotes where they are several; the last may be begun only")
    _place(verb)
    verb.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many (default: 20)")
    _json(verb, "one JSON object an entry")


def _file_and_project(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path, metavar="FILE", help="a catalogue's file, .csv or .json")
    _project(verb)


def _import_catalogue(verb: argparse.ArgumentParser) -> None:
    _file_and_project(verb)
    verb.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    verb.add_argument(
        "--remove-missing",
        action="store_true",
        help="take out entries that FILE lacks; those that a citation is linked to, and what they lie under, stay",
    )
    verb.add_argument(
        "--replace-aliases", action="store_true", help="drop aliases that FILE lacks (otherwise both sides' are kept)"
    )
    _json(verb, "the outcome as one JSON object")


def _export_catalogue(verb: argparse.ArgumentParser) -> None:
    _place(verb)
    verb.add_argument("--format", choices=["csv", "json"], default="csv", help="default: csv")
    verb.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead of standard output")


def _check_catalogue(verb: argparse.ArgumentParser) -> None:
    _place(verb)
    _json(verb, "one JSON object a problem")


def _diff_catalogue(verb: argparse.ArgumentParser) -> None:
    _file_and_project(verb)
    _json(verb, "one JSON object an entry")


def _doctor(verb: argparse.ArgumentParser) -> None:
    _json(verb, "one JSON object a line")


def _evaluate(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", type=Path, metavar="REFERENCE", help="folder of reference answers, NAME.json each")
    verb.add_argument("records", metavar="RECORDS", help="records as `extract` writes them, - for standard input")
    verb.add_argument("--misses", type=_count, default=0, metavar="N", help="also show the first N misses")
    verb.add_argument("--at-least", type=_share, metavar="F1", help="exit with 1 when the micro F1 lies below")
    _json(verb, "one JSON object")


CATALOGUE_VERBS: _Verbs = {
    "list": (
        "list the entries as a tree",
        "workbench catalogue list\n"
        "workbench catalogue list --under mtus-acoem-2004-ch12\n"
        "workbench catalogue list cases.workbench --used --json",
        _list_entries,
    ),
    "show": (
        "show all facts of one entry",
        "workbench catalogue show odg-neck-mri\nworkbench catalogue show odg-neck-mri cases.workbench",
        _show_entry,
    ),
    "search": (
        "find entries by words of their titles and aliases",
        "workbench catalogue search neck\nworkbench catalogue search 'low back mri' cases.workbench",
        _search,
    ),
    "import": (
        "take a file's entries into a project, as one step that can be undone",
        "workbench catalogue import newer.csv cases.workbench --dry-run\n"
        "workbench catalogue import newer.json cases.workbench",
        _import_catalogue,
    ),
    "export": (
        "write the catalogue as a file that can be imported again",
        "workbench catalogue export cases.workbench > entries.csv\n"
        "workbench catalogue export --format json --output entries.json",
        _export_catalogue,
    ),
    "check": (
        "look for what is wrong in a catalogue, row by row",
        "workbench catalogue check entries.csv\nworkbench catalogue check cases.workbench",
        _check_catalogue,
    ),
    "diff": (
        "compare a file with a project's catalogue, field by field",
        "workbench catalogue diff newer.csv cases.workbench",
        _diff_catalogue,
    ),
}
"""What `workbench catalogue` does: the same as `VERBS`, one level down."""

VERBS: _Verbs = {
    "init": ("make an empty project with the shipped catalogue", "workbench init cases.workbench", _init),
    "import": (
        "read, extract and link documents into a project, or take exported records back",
        "workbench import cases.workbench letters/ extra.pdf\nworkbench import cases.workbench letters/ --dry-run\n"
        "workbench import cases.workbench dataset/",
        _import,
    ),
    "extract": (
        "write one record a line, without any project",
        "workbench extract letters/ > records.jsonl\n"
        "workbench extract one.pdf two.txt --no-fields | jq .case\n"
        "workbench extract letters/ --jobs 4 --output records.jsonl",
        _extract,
    ),
    "reextract": (
        "propose a project's records anew; what people decided stands",
        "workbench reextract cases.workbench --dry-run\nworkbench reextract cases.workbench --json",
        _reextract,
    ),
    "link": (
        "link basis statements to guidelines of the catalogue",
        "echo 'MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304.' | workbench link --statements -\n"
        "workbench link cases.workbench\nworkbench link cases.workbench --unlinked",
        _link,
    ),
    "check": (
        "list what the checks find in a project's records",
        "workbench check cases.workbench\nworkbench check cases.workbench --json\nworkbench check --list",
        _check,
    ),
    "export": (
        "write the verified records as a dataset",
        "workbench export cases.workbench --format jsonl --to dataset/\n"
        "workbench export cases.workbench --format jsonl --format csv --to dataset/ --all-states",
        _export,
    ),
    "catalogue": (
        "list, search, compare, export and import guidelines",
        "workbench catalogue list\n"
        "workbench catalogue show odg-neck-mri cases.workbench\n"
        "workbench catalogue import newer.csv cases.workbench --dry-run",
        _nothing,
    ),
    "stats": (
        "count a project's documents, items, links and fields",
        "workbench stats cases.workbench\nworkbench stats cases.workbench --json",
        _stats,
    ),
    "demo": (
        "make a project of the shipped sample determinations",
        "workbench demo\nworkbench demo --open\nworkbench demo try.workbench --fresh",
        _demo,
    ),
    "schema": ("print the JSON Schema of a record", "workbench schema > record.schema.json", _nothing),
    "doctor": ("say what this machine has and lacks", "workbench doctor", _doctor),
    "evaluate": (
        "measure records against reference answers by field",
        "workbench evaluate reference/ records.jsonl\n"
        "workbench extract letters/ | workbench evaluate reference/ - --misses 20",
        _evaluate,
    ),
}
"""Every verb: what it does, examples, and what adds its arguments. Its module is `workbench.cli.verbs.VERB`."""

GROUPS: dict[str, _Verbs] = {"catalogue": CATALOGUE_VERBS}
"""The verbs that have verbs of their own."""
