"""The same determination set in other ways: wrapped, encoded, spaced, paged, on odd sheets."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from made_pdfs import Placed, pdf_of

Sheets = list[list[str]]


class Variation(NamedTuple):
    """A way to set a text (pages parted by form feeds): the file's suffix and what makes its bytes."""

    suffix: str
    make: Callable[[str], bytes]


_TIGHT = re.compile(
    r"(?<=\bnot) (?=medically\b)|(?<=\bClaims) (?=Administrator\b)|(?<=\bExpert) (?=Reviewer\b)"
    r"|(?<=\bDecision) (?=based on\b)|(?<=\bon) (?=Non-MTUS\b)|(?<=\bpart of) (?=the MTUS\b)"
    r"|(?<=\bdetermined) (?=the request\b)|(?<=\bClinical Case) (?=Summary\b)"
)
_OWN_FOOTER = re.compile(r"\d of \d|Final Determination Letter for IMR Case Number .*")


def _lines(text: str) -> list[str]:
    """The text's lines without page breaks and its own running footers."""
    lines = (line.rstrip() for line in text.replace("\f", "\n").split("\n"))
    return [line for line in lines if not _OWN_FOOTER.fullmatch(line)]


def _fill(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)


def wrapped(text: str, width: int) -> str:
    """Each line wrapped where it is longer."""
    return "\n".join(_fill(line, width) for line in _lines(text))


def flowed(text: str, width: int) -> str:
    """All words as one paragraph: lines mean nothing."""
    return _fill(" ".join(" ".join(_lines(text)).split()), width)


def spread(text: str, gap: int) -> str:
    """So many line ends between any two lines."""
    return ("\n" * gap).join(line for line in _lines(text) if line)


def hyphenated(text: str, width: int, seed: int = 1) -> str:
    """Wrapped, with every second long word at a line's end broken by a hyphen."""
    chance = random.Random(seed)
    out: list[str] = []
    for line in _lines(text):
        words, row = line.split(" "), ""
        for word in words:
            room = width - len(row) - 2
            breaks = [at for at in range(3, len(word) - 2) if re.fullmatch("[a-z]{2}", word[at - 1 : at + 1])]
            fits = [at for at in breaks if at <= room and word[at - 1] in "aeiou" and word[at] not in "aeiou"]
            if len(row) + len(word) + 1 > width and word.isalpha() and fits and chance.random() < 0.5:
                out.append(f"{row} {word[: fits[-1]]}-".strip())
                row = word[fits[-1] :]
            elif len(row) + len(word) + 1 > width:
                out.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        out.append(row)
    return "\n".join(out)


def paged(text: str, height: int, header: str = "", footer: str = "", width: int = 90) -> Sheets:
    """Pages of so many lines, each with its header and footer: `{n}` is the page in them, `{of}` how many there are."""
    lines = [line for line in wrapped(text, width).split("\n") if line]
    pages = [lines[at : at + height] for at in range(0, len(lines), height)]
    return [
        [
            *([header.format(n=number, of=len(pages))] if header else []),
            *page,
            *([footer.format(n=number, of=len(pages))] if footer else []),
        ]
        for number, page in enumerate(pages, 1)
    ]


def closed_up(text: str) -> str:
    """Every other neighbouring pair of the form's words without the space between them, as beside bold letters."""
    return _TIGHT.sub("", text)


def fed(pages: Sheets) -> str:
    """Pages as text with form feeds."""
    return "\f".join("\n".join(page) for page in pages)


def set_on(pages: Sheets, rotation: int = 0, sizes: tuple[tuple[float, float], ...] = ((612, 792),)) -> bytes:
    """Pages as a PDF; sheets take the sizes in turn. One size for all where the sheets are turned."""
    placed = [[(54.0, 60.0 + 13 * row, _parted(line)) for row, line in enumerate(page)] for page in pages]
    return pdf_of(*placed, rotation=rotation, sizes=sizes)


def columns(text: str, width: int = 36, height: int = 54) -> bytes:
    """A PDF of two columns a page, read one after the other."""
    lines = [line for line in wrapped(_parted(text), width).split("\n") if line]
    pages: list[list[Placed]] = []
    for at in range(0, len(lines), 2 * height):
        left, right = lines[at : at + height], lines[at + height : at + 2 * height]
        pages.append(
            [(45.0, 60.0 + 13 * row, line) for row, line in enumerate(left)]
            + [(325.0, 60.0 + 13 * row, line) for row, line in enumerate(right)]
        )
    return pdf_of(*pages)


def _curled(text: str) -> str:
    text = re.sub(r'(?<![\w.,)])"', "“", text).replace('"', "”")
    return text.replace("'", "’")


def _ligated(text: str) -> str:
    for plain, ligature in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        text = text.replace(plain, ligature)
    return text


def _parted(text: str) -> str:
    """The text without ligatures, which neither Latin-1 nor the fonts of the made PDFs have."""
    return re.sub("[ﬀ-ﬄ]", lambda ligature: unicodedata.normalize("NFKC", ligature[0]), text)


def _soft(text: str) -> str:
    return re.sub(r"([a-z]{3}[aeiou])([b-df-hj-np-tv-z][a-z]{2})", "\\1\u00ad\\2", text)


def _plain(make: Callable[[str], str], encoding: str = "utf-8") -> Variation:
    return Variation(".txt", lambda text: make(text).encode(encoding))


_HEADER = "IMR Case File  {n}"
VARIATIONS: dict[str, Variation] = {
    **{f"lines of {width}": _plain(partial(wrapped, width=width)) for width in (25, 40, 60, 80, 140)},
    **{f"flowed at {width}": _plain(partial(flowed, width=width)) for width in (40, 72, 110, 200)},
    "no empty lines": _plain(lambda text: spread(text, 1)),
    "empty lines between": _plain(lambda text: spread(text, 2)),
    "two empty lines between": _plain(lambda text: spread(text, 3)),
    "CRLF": _plain(lambda text: text.replace("\n", "\r\n")),
    "CR": _plain(lambda text: text.replace("\n", "\r")),
    "no-break spaces": _plain(lambda text: text.replace(" ", "\u00a0")),
    "double spaces": _plain(lambda text: text.replace(" ", "  ")),
    "odd spaces": _plain(lambda text: text.replace(" ", "\u2003\u200b")),
    "spaces of the form lost": _plain(closed_up),
    "curly quotes": _plain(_curled),
    "hyphenated at 50": _plain(lambda text: hyphenated(text, 50)),
    "hyphenated at 75": _plain(lambda text: hyphenated(text, 75)),
    "soft hyphens": _plain(_soft),
    "ligatures": _plain(_ligated),
    "emoji": _plain(lambda text: "😀 𝔐\n" + text.replace("CLINICAL", "🏥 CLINICAL")),
    "byte order mark": _plain(lambda text: text, "utf-8-sig"),
    "UTF-16": _plain(lambda text: text, "utf-16"),
    "Latin-1": _plain(lambda text: "Montr\u00e9al\n" + _parted(text), "latin-1"),
    "repeated header": _plain(lambda text: fed(paged(text, 30, header="MAXIMUS Federal Services"))),
    "numbered header": _plain(lambda text: fed(paged(text, 26, header=_HEADER))),
    "header on two pages": _plain(lambda text: fed(paged(text, 60, header="Independent Medical Review  IMR-2"))),
    "footer of a letter": _plain(
        lambda text: fed(paged(text, 33, footer="Final Determination Letter for IMR Case Number CM13-0001234  {n}"))
    ),
    "page of pages": _plain(lambda text: fed(paged(text, 28, footer="Page {n} of {of}"))),
    "bare page numbers": _plain(lambda text: fed(paged(text, 28, footer="{n}"))),
    "header and footer": _plain(lambda text: fed(paged(text, 24, header="State of California DWC", footer="- {n} -"))),
    "footers in one page": _plain(
        lambda text: "\n".join("\n".join(p) for p in paged(text, 28, footer="Page {n} of {of}"))
    ),
    "PDF": Variation(".pdf", lambda text: set_on(paged(text, 50))),
    "PDF turned by 90": Variation(".pdf", lambda text: set_on(paged(text, 38, width=110), rotation=90)),
    "PDF turned by 180": Variation(".pdf", lambda text: set_on(paged(text, 50), rotation=180)),
    "PDF turned by 270": Variation(".pdf", lambda text: set_on(paged(text, 38, width=110), rotation=270)),
    "PDF of mixed sizes": Variation(
        ".pdf", lambda text: set_on(paged(text, 40, width=80), sizes=((612, 792), (792, 700), (595, 842)))
    ),
    "PDF with header and footer": Variation(
        ".pdf", lambda text: set_on(paged(text, 44, header="Independent Medical Review", footer="Page {n} of {of}"))
    ),
    "PDF of two columns": Variation(".pdf", columns),
}
"""Every way of setting a text that must not change what is read from it."""
