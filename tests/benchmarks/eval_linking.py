"""How well citations are cut and linked: precision, recall and F1 over the statements in tests/data.

    python -m tests.benchmarks.eval_linking [--misses] [--leave-out] [--leave-rows-out] [--noise]
                                                           [--made-up N] [--corpus FOLDER]

FOLDER holds reference records (`NAME.json`), whose statements are read with their item and decision date. `--leave-out`
also links against catalogues with a fifth, half and all of the aliases left out; `--leave-rows-out` takes the right
entry out of the catalogue and tells what is proposed instead; `--noise` damages every fiftieth letter as OCR does;
`--made-up` adds N rounds of statements in layouts and spellings made from the catalogue's columns, half with a slip.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from tests.benchmarks.variants import variants
from workbench.guidelines import Catalogue, LinkContext, Linker, load_catalogue, states_none
from workbench.guidelines.linker import Cited

DATA = Path(__file__).resolve().parents[1] / "data"


NOTHING_AROUND = LinkContext()


@dataclass(frozen=True)
class Case:
    """One statement with the ids that its citations link to; `told` the whole reference citations, where known."""

    text: str
    ids: tuple[str, ...]
    context: LinkContext = NOTHING_AROUND
    told: tuple[dict[str, object], ...] | None = None
    none_cited: bool | None = None


@dataclass
class Tally:
    """Right, wrong and missed values."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, wanted: Iterable[object], got: Iterable[object], where: str) -> None:
        """Count two bags of values against each other."""
        wants, gots = Counter(wanted), Counter(got)
        self.right += (wants & gots).total()
        missed, wrong = wants - gots, gots - wants
        self.missed += missed.total()
        self.wrong += wrong.total()
        if missed or wrong:
            self.misses.append(f"{where}\n    wanted {list(missed)}, got {list(wrong)}")

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0


def statements() -> Iterator[Case]:
    """The strings of `citations.csv`."""
    with (DATA / "citations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Case(row["raw"], tuple(row["guideline_id"].split("|")) if row["guideline_id"] else ())


def invented() -> Iterator[Case]:
    """The statements of `statements.jsonl`."""
    for line in (DATA / "statements.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        yield Case(told["statement"], tuple(one["guideline_id"] for one in told["citations"] if one["guideline_id"]))


def corpus(folder: Path) -> Iterator[Case]:
    """Every basis statement of the reference records in a folder."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        for item in record["items"]:
            context = LinkContext(item["treatment"], record["case"]["decision_date"], category=item["category"] or "")
            for party in ("claims_administrator", "expert_reviewer"):
                told = item[party]["citations"]
                if item[party]["text"]:
                    ids = tuple(one["guideline_id"] for one in told if one["guideline_id"])
                    yield Case(item[party]["text"], ids, context, tuple(told), item[party]["none_cited"])


def measure(linker: Linker, cases: Sequence[Case]) -> dict[str, Tally]:
    """Links, links among five, nothing linked, and where whole references are known the fields of each citation."""
    tallies = {name: Tally() for name in ("link", "among five", "none")}
    for case in cases:
        cited = linker.cite(case.text, case.context)
        linked = [one.linking.guideline_id for one in cited if one.linking.guideline_id]
        tallies["link"].count(case.ids, linked, case.text)
        shown = {candidate.guideline_id for one in cited for candidate in one.linking.candidates}
        tallies["among five"].count(case.ids, [one for one in case.ids if one in shown], case.text)
        if case.told is None:
            tallies["none"].count([not case.ids] * (not case.ids), [True] * (not linked), case.text)
        else:
            _measure_fields(tallies, case, cited)
    return tallies


def _measure_fields(tallies: dict[str, Tally], case: Case, cited: tuple[Cited, ...]) -> None:
    got = json.loads(msgspec.json.encode([one.parsed.citation for one in cited]))
    for name in ("text", "basis", "pages", "title", "body", "chapter", "year", "section", "url"):
        tally = tallies.setdefault(name, Tally())
        tally.count((str(one[name]) for one in case.told or ()), (str(one[name]) for one in got), case.text)
    unlinked = sum(1 for one in case.told or () if one["guideline_id"] is None)
    tallies["none"].count(
        ["null"] * unlinked, ["null"] * sum(1 for one in got if one["guideline_id"] is None), case.text
    )
    tallies.setdefault("none cited", Tally()).count([case.none_cited], [states_none(case.text)], case.text)


def levels(linker: Linker, cases: Sequence[Case]) -> dict[str, tuple[int, int, float]]:
    """For each recommendation: how many links, how many of them right, and the mean confidence told."""
    told: dict[str, list[tuple[bool, float]]] = {}
    for case in cases:
        left = Counter(case.ids)
        cited = linker.cite(case.text, case.context)
        for one in cited:
            chosen = one.linking.guideline_id
            right = left[chosen] > 0 if chosen else len(cited) > len(case.ids)
            left[chosen or ""] -= 1
            told.setdefault(one.linking.recommendation, []).append((right, one.linking.confidence))
    return {
        level: (len(found), sum(right for right, _ in found), sum(sure for _, sure in found) / len(found))
        for level, found in told.items()
    }


def without_aliases(catalogue: Catalogue, share: float, seed: int) -> Catalogue:
    """The catalogue with that share of its aliases left out at random."""
    chance = random.Random(seed)
    return Catalogue(
        msgspec.structs.replace(entry, aliases=tuple(a for a in entry.aliases if chance.random() >= share))
        for entry in catalogue.entries
    )


def instead(catalogue: Catalogue, cases: Sequence[Case], folds: int = 10) -> Counter[str]:
    """What is proposed for a citation whose own entry is taken out: what lies above it, nothing, or another entry."""
    leaves = [entry.id for entry in catalogue.entries if entry.kind == "section" and not catalogue.children(entry.id)]
    random.Random(1).shuffle(leaves)
    told: Counter[str] = Counter()
    for fold in range(folds):
        out = set(leaves[fold::folds])
        linker = Linker(Catalogue(entry for entry in catalogue.entries if entry.id not in out))
        for case in cases:
            if len(case.ids) != 1 or case.ids[0] not in out:
                continue
            above = [entry.id for entry in catalogue.ancestors(case.ids[0])]
            told[_instead(next(iter(linker.cite(case.text, case.context)), None), above)] += 1
    return told


def _instead(first: Cited | None, above: list[str]) -> str:
    found = first.linking.guideline_id if first else None
    if first is None or found is None:
        return "nothing"
    if found in above:
        return "what lies above"
    return f"another, {first.linking.recommendation}"


READ_AS = {"l": "I", "I": "l", "1": "l", "O": "0", "0": "O", "o": "c", "e": "c", "c": "e", "S": "5", "5": "S", "B": "8",
           "8": "B", "m": "rn", "n": "ri", "h": "b", "i": "l", "t": "f", "f": "t", "g": "q", "a": "o", "u": "v",
           "v": "u", "r": "n", "s": "5", "d": "cl", ".": ",", ",": "."}  # fmt: skip


def noisy(text: str, seed: int, share: float = 0.02) -> str:
    """The text with that share of its signs misread, and spaces lost and put in."""
    chance = random.Random(f"{seed}{text}")
    out = []
    for sign in text:
        drawn = chance.random() / share
        if drawn < 0.7:
            out.append(READ_AS.get(sign, sign))
        elif drawn < 0.85 and sign == " ":
            continue
        else:
            out.append(sign + " " if 0.85 <= drawn < 1 else sign)
    return "".join(out)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--leave-rows-out", action="store_true")
    parser.add_argument("--noise", action="store_true")
    parser.add_argument("--made-up", type=int, default=0, metavar="N")
    parser.add_argument("--corpus", type=Path)
    args = parser.parse_args()
    catalogue = load_catalogue()
    sets = {"citations.csv": list(statements()), "statements.jsonl": list(invented())}
    if args.corpus:
        sets["corpus"] = list(corpus(args.corpus))
    if args.made_up:
        rounds = (variants(catalogue, seed, slips=0.5) for seed in range(args.made_up))
        sets["made up"] = [Case(text, (wanted,)) for told in rounds for text, wanted in told]
    if args.noise:
        sets |= {
            f"{name}, damaged": [replace(one, text=noisy(one.text, 1)) for one in sets[name]] for name in tuple(sets)
        }
    for name, cases in sets.items():
        print(f"{name}: {len(cases)} statements")
        for what, tally in measure(Linker(catalogue), cases).items():
            print(f"  {what:12} right {tally.right:4} wrong {tally.wrong:3} missed {tally.missed:3}  F1 {tally.f1:.4f}")
            for miss in tally.misses if args.misses else ():
                print("   -", miss)
        for level, (count, right, confidence) in levels(Linker(catalogue), cases).items():
            print(f"  {level:12} {count:5} links, {right / count:6.1%} right, {confidence:6.1%} told")
        for share in (0.2, 0.5, 1.0) if args.leave_out else ():
            f1 = [
                measure(Linker(without_aliases(catalogue, share, s)), cases)["link"].f1
                for s in range(5 if share < 1 else 1)
            ]
            print(f"  without {share:4.0%} of the aliases: link F1 {sum(f1) / len(f1):.4f} (lowest {min(f1):.4f})")
        if args.leave_rows_out:
            found = instead(catalogue, cases)
            shares = ", ".join(f"{what} {count / found.total():.1%}" for what, count in found.most_common())
            print(f"  without its entry ({found.total()} statements): {shares}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
