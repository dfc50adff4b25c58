"""What always holds: printed citations parse back to their parts, and every offset quotes exactly."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.guidelines import Catalogue, Linker
from workbench.model.guidelines import Guideline
from workbench.model.record import PageRange

_relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

page_ranges = st.tuples(st.integers(1, 900), st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
page_words = st.sampled_from(["Page(s): ", "Page(s) ", "pages ", "pg. ", "pp. ", "p. "])


def printed(pages: PageRange, short: bool) -> str:
    first, last = str(pages[0]), str(pages[1])
    if first == last:
        return first
    if short and len(first) == len(last) and first[:-1] == last[:-1]:
        last = last[-1]
    return f"{first}-{last}"


def chapters(catalogue: Catalogue) -> list[Guideline]:
    return [one for one in catalogue.entries if one.kind == "chapter" and one.chapter.isdecimal() and one.year == 2004]


@_relaxed
@given(data=st.data(), pages=st.lists(page_ranges, min_size=1, max_size=3, unique=True))
def test_a_chapter_citation_reads_back(
    linker: Linker, catalogue: Catalogue, data: st.DataObject, pages: list[PageRange]
) -> None:
    entry = data.draw(st.sampled_from(chapters(catalogue)))
    word, short = data.draw(page_words), data.draw(st.booleans())
    listed = ", ".join(printed(one, short) for one in pages)
    (cited,) = linker.cite(f"Decision based on MTUS ACOEM Chapter {entry.chapter} {entry.title} {word}{listed}.")
    citation = cited.parsed.citation
    assert (citation.basis, citation.body, citation.chapter) == ("MTUS", "ACOEM", entry.chapter)
    assert citation.title == entry.title
    assert citation.pages == tuple(pages)


@_relaxed
@given(
    data=st.data(),
    label=st.sampled_from(["Non-MTUS Citation ", "Non-MTUS ", "Non-MTUS: "]),
    chapter_word=st.sampled_from(["", " Chapter"]),
)
def test_a_procedure_citation_reads_back(
    linker: Linker, catalogue: Catalogue, data: st.DataObject, label: str, chapter_word: str
) -> None:
    entry = data.draw(
        st.sampled_from(
            [
                one
                for one in catalogue.entries
                if one.id.startswith("odg-") and one.kind == "section" and one.parent_id != "odg"
            ]
        )
    )
    cited = linker.cite(
        f"Decision based on {label}Official Disability Guidelines (ODG) {entry.chapter}{chapter_word}, {entry.title}."
    )
    citation = cited[0].parsed.citation
    assert (len(cited), citation.basis, citation.body, citation.chapter) == (1, "Non-MTUS", "ODG", entry.chapter)
    assert cited[0].linking.guideline_id == entry.id


@_relaxed
@given(data=st.data(), count=st.integers(1, 3))
def test_a_list_of_sections_is_cut_into_its_headings(
    linker: Linker, catalogue: Catalogue, data: st.DataObject, count: int
) -> None:
    rows = [
        one
        for one in catalogue.entries
        if one.id.startswith("mtus-opioids-2016-") or one.id.startswith("mtus-postsurgical-2009-h")
    ]
    chosen = data.draw(
        st.lists(
            st.sampled_from([one for one in rows if one.parent_id == rows[0].parent_id]),
            min_size=count,
            max_size=count,
            unique_by=lambda one: one.id,
        )
    )
    document = catalogue.by_id[rows[0].parent_id or ""].title.split(" Guidelines")[0]
    cited = linker.cite(
        f"Decision based on MTUS {document} {rows[0].year}, Section(s): {', '.join(one.title for one in chosen)}."
    )
    assert [one.linking.guideline_id for one in cited] == [one.id for one in chosen]


printed_words = (
    "ACOEM|MTUS|Non-MTUS|ODG|Chapter|12|Low|Back|Complaints|Pain|,|;|.|and|(|)|pages|46-7|Section(s):|Opioids|MRI|N/A|é"
    "|Decision based on|which is part of the MTUS|2009|http://www.odg-twc.com/x|8 CCR 9785|The Claims Administrator|…"
    "|did not cite any"
)
words = st.sampled_from(printed_words.split("|"))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statement=st.one_of(st.text(max_size=80), st.lists(words, max_size=14).map(" ".join)))
def test_whatever_is_read_pieces_quote_exactly_and_do_not_overlap(linker: Linker, statement: str) -> None:
    end = 0
    for cited in linker.cite(statement):
        parsed = cited.parsed
        assert statement[parsed.start : parsed.end] == parsed.citation.text
        assert end <= parsed.start < parsed.end
        assert all(0 <= first < last <= len(statement) for first, last in parsed.parts.values())
        assert all(0.0 <= one.score <= 1.0 for one in cited.linking.candidates)
        end = parsed.end
