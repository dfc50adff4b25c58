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


def program_parser() -> argparse.ArgumentParser:
    """The parser of everything but the window. Raises `Usage` on parsing what it does not understand."""
    parser = _Parser(
        prog="workbench",
        usage="workbench [PROJECT] | VERB ...",
        description="Review Independent Medical Review determinations beside the words they come from.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, dest="verb", prog="workbench")
    for name, (help_text, examples, add_arguments) in VERBS.items():
        _add_verb(verbs, name, help_text, examples, add_arguments)
    return parser


_Adds = Callable[[argparse.ArgumentParser], None]


def _add_verb(
    verbs: argparse._SubParsersAction[_Parser], name: str, help_text: str, examples: str, add_arguments: _Adds
) -> None:
    verb = verbs.add_parser(
        name,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  {line}" for line in examples.splitlines()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_arguments(verb)
    loudness = verb.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="say only what failed")
    loudness.add_argument("-v", "--verbose", action="store_true", help="say more")
    verb.set_defaults(module=name + "_" if name == "import" else name, opens=None)


def _project(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("project", type=Path, metavar="PROJECT", help="the project file")


def _paths(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="PDF and text files, and folders of them")
    verb.add_argument(
        "--jobs", type=_count, default=None, metavar="N", help="worker processes (default: one a core, or as set)"
    )


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
    _paths(verb)
    verb.add_argument("--dry-run", action="store_true", help="print the files that would be read, and change nothing")
    _json(verb, "the outcome as one JSON object")


def _extract(verb: argparse.ArgumentParser) -> None:
    _paths(verb)
    verb.add_argument("--format", choices=["jsonl"], default="jsonl", help="one record a line (the only format so far)")
    verb.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead of standard output")
    verb.add_argument("--no-fields", action="store_true", help="leave out where each value comes from")


def _link(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group(required=True)
    what.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help="list what would now link differently")
    what.add_argument(
        "--statements",
        metavar="FILE",
        help="one basis statement a line, - for standard input; one JSON object a line out",
    )


def _check(verb: argparse.ArgumentParser) -> None:
    _project(verb)
    _json(verb, "one JSON object a finding")


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


def _doctor(verb: argparse.ArgumentParser) -> None:
    _json(verb, "one JSON object a line")


def _evaluate(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", type=Path, metavar="REFERENCE", help="folder of reference answers, NAME.json each")
    verb.add_argument("records", metavar="RECORDS", help="records as `extract` writes them, - for standard input")
    verb.add_argument("--misses", type=_count, default=0, metavar="N", help="also show the first N misses")
    verb.add_argument("--at-least", type=_share, metavar="F1", help="exit with 1 when the micro F1 lies below")
    _json(verb, "one JSON object")


VERBS: dict[str, tuple[str, str, _Adds]] = {
    "init": ("make an empty project with the shipped catalogue", "workbench init cases.workbench", _init),
    "import": (
        "read, extract and link documents into a project",
        "workbench import cases.workbench letters/ extra.pdf\nworkbench import cases.workbench letters/ --dry-run",
        _import,
    ),
    "extract": (
        "write one record a line, without any project",
        "workbench extract letters/ > records.jsonl\n"
        "workbench extract one.pdf two.txt --no-fields | jq .case\n"
        "workbench extract letters/ --jobs 4 --output records.jsonl",
        _extract,
    ),
    "link": (
        "link basis statements to guidelines of the catalogue",
        "echo 'MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304.' | workbench link --statements -\n"
        "workbench link cases.workbench",
        _link,
    ),
    "check": (
        "list what the checks find in a project's records",
        "workbench check cases.workbench\nworkbench check cases.workbench --json",
        _check,
    ),
    "export": (
        "write the verified records as a dataset",
        "workbench export cases.workbench --format jsonl --to dataset/\n"
        "workbench export cases.workbench --format jsonl --format csv --to dataset/ --all-states",
        _export,
    ),
    "stats": (
        "count documents, items, decisions, links and fields of a project",
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
        "measure records against reference answers, field by field",
        "workbench evaluate reference/ records.jsonl\n"
        "workbench extract letters/ | workbench evaluate reference/ - --misses 20",
        _evaluate,
    ),
}
"""Every verb: what it does, examples, and what adds its arguments. Its module is `workbench.cli.verbs.VERB`."""
