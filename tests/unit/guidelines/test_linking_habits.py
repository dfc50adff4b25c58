"""How real citations vary, one habit a case: which entries each means."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from workbench.guidelines import LinkContext, Linker
from workbench.guidelines.linker import NOTHING_AROUND

DATA = Path(__file__).resolve().parents[2] / "data" / "citations.csv"


def links(linker: Linker, statement: str, context: LinkContext = NOTHING_AROUND) -> list[str | None]:
    return [one.linking.guideline_id for one in linker.cite(statement, context)]


def known() -> list[tuple[str, list[str]]]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return [(row["raw"], [one for one in row["guideline_id"].split("|") if one]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("statement", "expected"), known(), ids=[str(number) for number in range(1, len(known()) + 1)])
def test_a_known_statement_links_right(linker: Linker, statement: str, expected: list[str]) -> None:
    assert sorted(one for one in links(linker, statement) if one) == sorted(expected)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        # spelling
        ("MTUS ACOEM Chp 13 Kne Complaints pgs. 343-345", "mtus-acoem-2004-ch13-surgical-considerations"),
        (
            "Chronic Pain Treatment Guidlines Opiods, criteria for use Page(s): 76-80",
            "mtus-chronic-pain-2009-opioids-criteria",
        ),
        ("ODG Neck and Uper Back chapter - Epidural steriod injections", "odg-neck-esi"),
        (
            "MTUS Chronic Pain Medcial Treatment Guidelines, Salicylate topicals, page 105",
            "mtus-chronic-pain-2009-salicylate",
        ),
        ("MTUS ACOEM Chapter 12 Low Bak Complaints Page(s): 308-10", "mtus-acoem-2004-ch12-table-12-8"),
        # abbreviations and brand names
        ("Decision based on Non-MTUS Citation ODG, Fitness for Duty, FCE", "odg-fitness-fce"),
        ("Decision based on Non-MTUS Citation ODG, Knee & Leg, cpm", "odg-knee-cpm"),
        ("Decision based on MTUS Chronic Pain Treatment Guidelines Norco", "mtus-chronic-pain-2009-hydrocodone"),
        ("Decision based on Non-MTUS Citation ODG, Head, Botox for migraine", "odg-head-botulinum"),
        ("Decision based on Non-MTUS Citation ODG, Shoulder, Repair of SLAP lesion", "odg-shoulder-slap"),
        # publishers
        ("Decision based on Non-MTUS Citation U.S. Preventive Services Task Force", "uspstf"),
        ("Decision based on Non-MTUS Citation http://www.cigna.com/policies/braces.pdf", "cigna"),
        # chapters
        ("Decision based on Non-MTUS Citation ODG Carpal Tunnel, Splinting", "odg-carpal-tunnel-splinting"),
        ("MTUS ACOEM Chapter 9 Low Back Complaints", "mtus-acoem-2004-ch12"),
        ("ACOEM Practice Guidelines, Knee Chapter, page 340", "mtus-acoem-2004-ch13-braces"),
        # procedures without an entry of their own
        ("Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Eye, Contact lenses", "odg-eye"),
        ("Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Head, Topiramate", "odg-head"),
        # editions
        ("AMA Guides to the Evaluation of Permanent Impairment, 6th Edition", "ama-guides-6th"),
        ("Decision based on Non-MTUS Citation ACOEM V.3, Shoulder Disorders, MRI", "acoem-shoulder-2011"),
        (
            "Decision based on MTUS Ankle and Foot Disorders 2018, Section(s): Plantar heel pain.",
            "mtus-acoem-2018-ankle-foot-disorders",
        ),
        (
            "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Gabapentin.",
            "mtus-chronic-pain-2016-antiepilepsy-drugs",
        ),
        ("Decision based on Non-MTUS Citation ACOEM, 3rd Edition, Low Back Disorders", "acoem-low-back-2011"),
        # addresses, regulations
        ("Decision based on Non-MTUS Citation http://www.odg-twc.com/odgtwc/shoulder.htm#Surgery", "odg-shoulder"),
        ("Decision based on Non-MTUS Citation www.drugs.com", "drug-references"),
        ("Decision based on Non-MTUS Citation www.odg-twc.com; Section: Knee & Leg", "odg-knee"),
        ("Decision based on Non-MTUS Citation Labor Code section 4600(h), home health", "lc-4600"),
        (
            "MTUS 2009: 9792.24.2. Chronic Pain Medical Treatment Guidelines page 58",
            "mtus-chronic-pain-2009-manual-therapy",
        ),
        # a heading in a heading, pages beside a heading without an entry
        ("Postsurgical Treatment Guidelines, Knee, Meniscectomy, page 24", "mtus-postsurgical-2009-knee-meniscectomy"),
        (
            "Chronic Pain Medical Treatment Guidelines, Opioids, Initiating Therapy, page 77",
            "mtus-chronic-pain-2009-opioids-therapeutic-trial",
        ),
        ("Chronic Pain Medical Treatment Guidelines, Part 2, Interventions, page 46", "mtus-chronic-pain-2009-esi"),
        # a heading's other name, an anchor, subsections, authors without a journal
        ("ODG Shoulder, Cold unit (continuous-flow cryotherapy)", "odg-shoulder-cryotherapy"),
        ("ODG Low Back, Indications for surgery -- Fusion", "odg-low-back-fusion"),
        ("Decision based on Non-MTUS www.odg-twc.com/odgtwc/knee.htm#Meniscectomy", "odg-knee-meniscectomy"),
        ("https://www.dir.ca.gov/t8/9792_24_1.html", "mtus-acupuncture-2007"),
        ("https://www.dir.ca.gov/t8/9785.html", "ccr-9785"),
        ("Acupuncture Medical Treatment Guidelines section 9792.24.1(c)(2)", "mtus-acupuncture-2007-frequency"),
        ("Decision based on Non-MTUS Green A, Brown BC, White D. Outcome of surgery in laborers", "journal-article"),
        # the document left out
        ("MTUS Opioids, criteria for use Page(s): 76-80", "mtus-chronic-pain-2009-opioids-criteria"),
        ("MTUS Acupuncture", "mtus-acupuncture-2007"),
        (
            "8 C.C.R. 9792.20 - 9792.26 MTUS (Effective July 18, 2009) Page 98 of 127",
            "mtus-chronic-pain-2009-physical-medicine",
        ),
    ],
)
def test_an_unknown_statement_of_the_habit_links_right(linker: Linker, statement: str, expected: str) -> None:
    assert links(linker, statement) == [expected]


@pytest.mark.parametrize(
    "named",
    [
        "British National Formulary, Ondansetron",
        "California Pharmacy Lien Guide",
        "Dynasplint website",
        "Clinical practice guideline for burn-scar revision",
        "Product information for a footrest, www.example.com",
        "x",
        "http://www.example.com/a",
    ],
)
def test_a_source_without_an_entry_links_to_nothing(linker: Linker, named: str) -> None:
    (cited,) = linker.cite(f"Decision based on Non-MTUS Citation {named}.")
    assert (cited.linking.guideline_id, cited.linking.recommendation) == (None, "none")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Massage therapy, 6 visits", "mtus-chronic-pain-2009-massage"),
        ("Chiropractic treatment", "mtus-chronic-pain-2009-manual-therapy"),
        ("Norco 10/325mg", "mtus-chronic-pain-2009"),
        ("", "mtus-chronic-pain-2009"),
    ],
)
def test_the_disputed_item_decides_between_topics_of_one_page(linker: Linker, item: str, expected: str) -> None:
    statement = "Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 60."
    assert links(linker, statement, LinkContext(treatment=item)) == [expected]


def test_pages_that_cross_sections_mean_the_chapter(linker: Linker) -> None:
    assert links(linker, "Decision based on MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 205-208.") == [
        "mtus-acoem-2004-ch09"
    ]


@pytest.mark.parametrize(
    ("statement", "item", "category", "expected"),
    [
        (
            "Decision based on MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 374.",
            "Excision of a left peroneal cyst",
            "Surgery",
            "mtus-acoem-2004-ch14-surgical-considerations",
        ),
        (
            "Decision based on MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 374.",
            "Weight-bearing films",
            "Diagnostic testing",
            "mtus-acoem-2004-ch14-special-studies",
        ),
        (
            "Decision based on MTUS ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints Page(s): 271.",
            "Synovectomy of the dorsal wrist",
            "Surgery",
            "mtus-acoem-2004-ch11-surgical-considerations",
        ),
        (
            "Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 174.",
            "Greater occipital infiltration",
            "Injections",
            "mtus-acoem-2004-ch08-injections",
        ),
        (
            "Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 91.",
            "Norco 5/325mg, quantity 40",
            "Pharmaceuticals",
            "mtus-chronic-pain-2009-opioids-specific",
        ),
    ],
)
def test_an_items_category_decides_where_its_words_do_not(
    linker: Linker, statement: str, item: str, category: str, expected: str
) -> None:
    assert links(linker, statement, LinkContext(item, category=category)) == [expected]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Decision based on Non-MTUS Citation ODG Hip & Pelvis, SI joint radiofrequency ablation", ["odg-hip-si-rf"]),
        (
            "MTUS Chronic Pain Treatment Guidelines Opioids, When to Continue Page(s): 79-80.",
            ["mtus-chronic-pain-2009-opioids-continue"],
        ),
        (
            "Chronic Pain Treatment Guidelines Muscle relaxants (for pain), tizanidine (Zanaflex) Page(s): 64, 66.",
            ["mtus-chronic-pain-2009-muscle-relaxants", "mtus-chronic-pain-2009-tizanidine"],
        ),
        (
            "MTUS Chronic Pain Treatment Guidelines keeping an eye on narcotic use; opioid dosing Page(s): 78, 86.",
            ["mtus-chronic-pain-2009-opioids-ongoing", "mtus-chronic-pain-2009-opioids-dosing"],
        ),
        (
            "MTUS Chronic Pain Treatment Guidelines Opioids, dosing Page(s): 85-86",
            ["mtus-chronic-pain-2009-opioids-dosing"],
        ),
        ("Decision based on Non-MTUS ODG Preface, Physical Therapy Guidelines", ["odg-preface"]),
        ("MTUS General Approaches 2004, Section(s): Initial Assessment", ["mtus-acoem-2004-ch02"]),
    ],
)
def test_headings_are_told_apart_and_win_over_pages(linker: Linker, statement: str, expected: list[str]) -> None:
    assert links(linker, statement) == expected


@pytest.mark.parametrize("named", ["Hollister's Emergency Nursing, Chapter 4", "Primer of Wound Medicine; Chapter 7"])
def test_a_chapter_of_an_unknown_book_is_no_chapter_of_the_schedule(linker: Linker, named: str) -> None:
    assert links(linker, f"Decision based on Non-MTUS Citation {named}.") == [None]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Roe JN, Doe NM, et al. 2016 IDSA Clinical Practice Guideline for the Treatment of Zygomycosis", "idsa"),
        ("AASM Clinical Practice Guideline for Naps, J Clin Sleep Med 2017;13(3):479-504", "aasm"),
        ("Roe JS. Bracing. Cochrane Database of Systematic Reviews 2011, Issue 2. Art. No.: CD004321", "cochrane"),
        ("Roe JS, Doe D. The IDSA and its critics. J Infect 2011;12:1-9", "journal-article"),
        ("Other Medical Treatment Guideline or Medical Evidence: MCG, 23rd edition, Radical", "interqual-milliman"),
        ("AUA guideline, Management of Zygomycosis", None),
    ],
)
def test_a_work_is_its_publishers_wherever_it_was_printed(linker: Linker, statement: str, expected: str | None) -> None:
    assert links(linker, f"Decision based on Non-MTUS {statement}.") == [expected]


@pytest.mark.parametrize(
    ("cited", "entry"),
    [
        ("ACC/AHA 2007 Guidelines on Perioperative Cardiovascular Evaluation", "acc-aha-perioperative"),
        ("2019 AHA/ACC/HRS Guideline for the Treatment of Ventricular Arrhythmias", None),
        ("2020 ACC/AHA Guideline for the Management of Valvular Heart Disease", None),
        ("CDC guideline for prescribing opioids for chronic pain, 2016", "cdc-opioids"),
        ("FDA label, Remeron", "fda"),
        ("IDSA guideline for the treatment of candidiasis", "idsa"),
    ],
)
def test_a_guideline_of_another_subject_is_not_its_publishers_only_one(
    linker: Linker, cited: str, entry: str | None
) -> None:
    found = linker.cite(f"Decision based on Non-MTUS {cited}.")
    assert [one.linking.guideline_id for one in found] == [entry]
