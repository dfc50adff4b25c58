"""Reading PDFs: text as seen, whatever way the page is turned or the words were drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_pdfs import LINES, lines, pdf_of, scan_of

from workbench.model.document import Document
from workbench.sources import load_library, read


def read_pdf(content: bytes) -> Document:
    return read(Path("case.pdf"), content)


def test_pages_sheets_and_words_of_a_text_layer() -> None:
    document = read_pdf(pdf_of(lines(), lines(["Page two"])))
    assert (document.media_type, document.origin, document.warnings) == ("application/pdf", "text layer", ())
    assert [page.text for page in document.pages] == ["\n".join(LINES), "Page two"]
    assert [(sheet.width, sheet.height, sheet.page) for sheet in document.sheets] == [(612, 792, 0), (612, 792, 1)]
    assert {word.sheet for word in document.pages[1].words} == {1}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_reads_and_measures_as_it_is_seen(rotation: int) -> None:
    document = read_pdf(pdf_of(lines(), rotation=rotation))
    first = document.pages[0].words[0]
    assert document.pages[0].text == "\n".join(LINES)
    assert (document.sheets[0].width > document.sheets[0].height) == (rotation in (90, 270))
    assert (first.x0, first.x1) == pytest.approx((72, 91), abs=1)
    assert first.y0 < 100 < first.y1


def test_pages_of_several_sizes_keep_their_own() -> None:
    small, large = pdf_of(lines(["small"]), sizes=[(300, 400)]), pdf_of(lines(["large"]), sizes=[(792, 1224)])
    assert [read_pdf(content).sheets[0].width for content in (small, large)] == [300, 792]


def test_two_columns_and_a_header_drawn_last_are_read_as_a_person_does() -> None:
    left = [f"Left {n} of the first column here" for n in range(9)]
    right = [f"Right {n} of the second column here" for n in range(9)]
    rows = [placed for pair in zip(lines(left, 72, 150), lines(right, 320, 150), strict=True) for placed in pair]
    document = read_pdf(pdf_of([*rows, (100, 90, "A heading that runs across both of the columns of the page")]))
    assert [line for line in document.pages[0].text.splitlines()[1:] if line] == left + right


def test_ligatures_of_a_pdf_come_apart() -> None:
    assert "\ufb01" not in read_pdf(pdf_of([(72, 100, "\ufb01nal")])).pages[0].text


def test_a_scan_has_sheets_and_no_text() -> None:
    document = read_pdf(scan_of(lines(), lines()))
    assert (document.origin, document.needs_ocr, len(document.sheets)) == ("none", True, 2)
    assert document.pages[0].text == ""
    assert document.warnings == ("Each page is a picture without text and needs OCR.",)


def test_a_scan_with_a_fax_header_is_still_a_scan() -> None:
    assert read_pdf(scan_of(lines(), stamp="FAX 12/12/2014 10:31 Page 1")).needs_ocr


def test_one_scanned_page_among_others_is_named() -> None:
    mixed = load_library().open(stream=pdf_of(lines()), filetype="pdf")
    mixed.insert_pdf(load_library().open(stream=scan_of(lines()), filetype="pdf"))
    document = read_pdf(mixed.tobytes())
    assert document.origin == "text layer"
    assert document.warnings == ("Page 2 is a picture without text and needs OCR.",)


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    heading = "CLINICAL CASE SUMMARY"
    bold = [(72.0, 100.0, heading), (72.4, 100.0, heading), (72.0, 114.0, "The patient")]
    assert read_pdf(pdf_of(bold)).pages[0].text == f"{heading}\nThe patient"


def test_what_lies_outside_the_visible_part_of_a_page_is_not_read() -> None:
    document = load_library().open(stream=pdf_of([(60, 100, "inside"), (5, 20, "outside")]), filetype="pdf")
    document[0].set_cropbox((50, 50, 500, 250))
    read_back = read_pdf(document.tobytes())
    assert read_back.pages[0].text == "inside"
    assert read_back.pages[0].words[0].x0 == pytest.approx(10, abs=1)


def test_a_title_and_an_outline_are_not_asked_for_and_change_nothing() -> None:
    document = load_library().open(stream=pdf_of(lines(), lines(["Page two"])), filetype="pdf")
    plain = read_pdf(document.tobytes())
    document.set_metadata({"title": "A letter"})
    document.set_toc([[1, "Decision", 1], [1, "Page two", 2]])
    told = read_pdf(document.tobytes())
    assert (told.pages, told.sheets, told.warnings) == (plain.pages, plain.sheets, plain.warnings)


@pytest.mark.parametrize("packed", [0, 1])
def test_an_attached_file_is_told_of_whether_its_name_is_packed_or_not(packed: int) -> None:
    document = load_library().open(stream=pdf_of(lines()), filetype="pdf")
    document.embfile_add("letter.pdf", pdf_of(lines()))
    (warning,) = read_pdf(document.tobytes(use_objstms=packed)).warnings
    assert "attached" in warning
