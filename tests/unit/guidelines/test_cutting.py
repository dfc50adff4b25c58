"""Where one citation ends and the next begins."""

from __future__ import annotations

import pytest

from workbench.guidelines import Linker
from workbench.guidelines.atoms import find_atoms
from workbench.guidelines.tokens import tokenize
from workbench.model.record import PageRange

CPMTG = "Chronic Pain Treatment Guidelines"


def pieces(linker: Linker, statement: str) -> list[tuple[str, tuple[PageRange, ...]]]:
    return [(one.parsed.citation.text, one.parsed.citation.pages) for one in linker.cite(statement)]


def texts(linker: Linker, statement: str) -> list[str]:
    return [text for text, _ in pieces(linker, statement)]


def test_two_sources_without_a_space_between_them_are_two(linker: Linker) -> None:
    assert texts(linker, f"Decision based on MTUS ACOEM,{CPMTG}.") == ["ACOEM", CPMTG]


def test_commas_within_a_heading_hold_and_those_between_headings_part(linker: Linker) -> None:
    statement = (
        "Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids, dosing, Weaning of "
        "Medications."
    )
    assert texts(linker, statement) == [
        "Chronic Pain Medical Treatment 2009, Section(s): Opioids, dosing",
        "Weaning of Medications",
    ]


def test_a_heading_that_begins_like_the_one_before_it_is_its_own(linker: Linker) -> None:
    statement = (
        "Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): NSAIDs (non-steroidal "
        "anti-inflammatory "
        "drugs), NSAIDs, GI symptoms & cardiovascular risk."
    )
    assert texts(linker, statement)[1:] == ["NSAIDs, GI symptoms & cardiovascular risk"]


def test_a_semicolon_within_a_heading_holds(linker: Linker) -> None:
    heading = "Dislocation of knee; Tear of medial/lateral cartilage/meniscus of knee"
    statement = f"Decision based on MTUS Postsurgical Treatment Guidelines, {heading} Page(s): 24."
    assert len(texts(linker, statement)) == 1


def test_names_with_commas_hold_together(linker: Linker) -> None:
    statement = (
        "Forearm, Wrist and Hand Complaints (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 11), Table 11-7"
    )
    assert texts(linker, statement) == [statement]


def test_a_shared_page_list_gives_each_its_own(linker: Linker) -> None:
    statement = (
        f"Decision based on MTUS ACOEM Chapter 12 Low Back Complaints, {CPMTG} Epidural Steroid Injections Page(s): "
        f"300, 46."
    )
    assert [pages for _, pages in pieces(linker, statement)] == [((300, 300),), ((46, 46),)]


def test_a_page_group_outside_the_heading_is_a_citation_of_its_own(linker: Linker) -> None:
    statement = f"Decision based on MTUS {CPMTG} Opioids, criteria for use Page(s): 76-80, 93-94."
    assert pieces(linker, statement) == [
        (f"{CPMTG} Opioids, criteria for use Page(s): 76-80", ((76, 80),)),
        ("93-94", ((93, 94),)),
    ]


def test_page_groups_without_a_heading_never_part(linker: Linker) -> None:
    assert len(pieces(linker, f"Decision based on MTUS {CPMTG}, pages 30-34 and 49.")) == 1


def test_a_heading_behind_a_page_list_is_the_next_citation(linker: Linker) -> None:
    statement = f"Decision based on MTUS {CPMTG} Antidepressants for chronic pain Page(s): 13-16, SSRIs 107."
    assert texts(linker, statement)[1:] == ["SSRIs 107"]


def test_a_heading_behind_the_pages_of_a_bare_source_belongs_to_it(linker: Linker) -> None:
    statement = (
        "The Claims Administrator based its decision on the Chronic Pain Medical Treatment Guidelines (2009), pg. "
        "46, Epidural Steroid Injections, part of the MTUS."
    )
    assert len(texts(linker, statement)) == 1


def test_a_heading_before_its_source_belongs_to_it(linker: Linker) -> None:
    statement = "MTUS: Physical Medicine Guidelines, Chronic Pain Medical Treatment Guidelines, page 99"
    assert texts(linker, statement) == [
        "Physical Medicine Guidelines, Chronic Pain Medical Treatment Guidelines, page 99"
    ]


@pytest.mark.parametrize("joint", [", and ", " and ", "; ", ", "])
def test_further_sources_part_at_every_joint(linker: Linker, joint: str) -> None:
    statement = f"Decision based on Non-MTUS Citation ODG Low Back, MRIs{joint}ACOEM Ch. 12 p 304."
    assert texts(linker, statement) == ["ODG Low Back, MRIs", "ACOEM Ch. 12 p 304"]


def test_a_chapter_with_its_year_is_another_source(linker: Linker) -> None:
    first, second = (
        "ODG, Low Back, Mattress selection",
        "Hand, Wrist, and Forearm Disorders 2016, Section(s): Therapy and splints",
    )
    assert texts(linker, f"Decision based on Non-MTUS {first}; {second}") == [first, second]


def test_a_further_chapter_of_the_same_source_is_its_own(linker: Linker) -> None:
    statement = (
        "Decision based on Non-MTUS Citation ODG, Pain Chapter: Insomnia Treatment, and Mental Illness and Stress "
        "Chapter: Insomnia."
    )
    assert texts(linker, statement) == [
        "ODG, Pain Chapter: Insomnia Treatment",
        "Mental Illness and Stress Chapter: Insomnia",
    ]


def test_pages_before_their_headings_open_the_next_citation(linker: Linker) -> None:
    statement = (
        f"Decision based on MTUS {CPMTG}, page 58-60 Manual therapy & manipulation, and page 98-99 Physical Medicine."
    )
    assert texts(linker, statement)[1:] == ["page 98-99 Physical Medicine"]


def test_a_journals_semicolons_do_not_part_it(linker: Linker) -> None:
    statement = "Decision based on Non-MTUS Citation Stulberg DL, Am Fam Physician. 2002 Jul 1;66(1):119-24."
    assert texts(linker, statement) == ["Stulberg DL, Am Fam Physician. 2002 Jul 1;66(1):119-24"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            f"{CPMTG}, Exercise, pages 46-47, and the California Code of Regulations, Title 8, section 9792.20(f)",
            [f"{CPMTG}, Exercise, pages 46-47", "California Code of Regulations, Title 8, section 9792.20(f)"],
        ),
        (f"{CPMTG}, 8 CCR 9792.24.2, page 46", [f"{CPMTG}, 8 CCR 9792.24.2, page 46"]),
        ("Labor Code section 4610 and the ODG, Neck", ["Labor Code section 4610", "ODG, Neck"]),
        ("ACOEM Chapters 8, 9 and 12", ["ACOEM Chapters 8", "9", "12"]),
        (
            "ODG, Pain, Opioids and the American College of Occupational and Environmental Medicine, Chapter 7",
            ["ODG, Pain, Opioids", "American College of Occupational and Environmental Medicine, Chapter 7"],
        ),
        (
            "ODG, Low Back, Fusion (spinal); Ito M. Fusion at work. Spine. 2009;34(2):120-6",
            ["ODG, Low Back, Fusion (spinal)", "Ito M. Fusion at work. Spine. 2009;34(2):120-6"],
        ),
        ("ODG, Pain, Opioids; www.fda.gov", ["ODG, Pain, Opioids", "www.fda.gov"]),
        (
            "ODG, Hip & Pelvis, Arthroplasty, National Osteoporosis Foundation Clinician's Guide, 2014",
            ["ODG, Hip & Pelvis, Arthroplasty", "National Osteoporosis Foundation Clinician's Guide, 2014"],
        ),
        (
            "ODG, Pain, Compound drugs and Section 503A of the Food, Drug, and Cosmetic Act, cited by the FDA",
            ["ODG, Pain, Compound drugs", "Section 503A of the Food, Drug, and Cosmetic Act, cited by the FDA"],
        ),
        (
            "ODG Knee & Leg, Walking aids, Moore JB et al. A trial of arthroscopy. N Engl J Med 2002;347:81-8",
            ["ODG Knee & Leg, Walking aids", "Moore JB et al. A trial of arthroscopy. N Engl J Med 2002;347:81-8"],
        ),
        (
            "ODG, Neck, Fusion; Outcomes of fusion in workers. Spine. 2009;34(3 Suppl):S12-20",
            ["ODG, Neck, Fusion", "Outcomes of fusion in workers. Spine. 2009;34(3 Suppl):S12-20"],
        ),
        (
            "ODG Knee & Leg, MRI; Knee & Leg, Hyaluronic acid injections",
            ["ODG Knee & Leg, MRI", "Knee & Leg, Hyaluronic acid injections"],
        ),
        (
            "ODG Shoulder, MRI; Shoulder, Surgery for SLAP lesions",
            ["ODG Shoulder, MRI", "Shoulder, Surgery for SLAP lesions"],
        ),
        ("ODG Pain, Topical analgesics; Rubefacients", ["ODG Pain, Topical analgesics", "Rubefacients"]),
        ("ODG Pain, Sentra PM; Medical foods", ["ODG Pain, Sentra PM", "Medical foods"]),
        (
            f"{CPMTG} Lyrica; Anti-epilepsy drugs Page(s): 99, 16-18",
            [f"{CPMTG} Lyrica", "Anti-epilepsy drugs Page(s): 99, 16-18"],
        ),
        (f"{CPMTG} spinal cord stimulator pages 105-106, 38", [f"{CPMTG} spinal cord stimulator pages 105-106", "38"]),
        (
            "ODG, Hernia, Ventral repair and EndoMesh Study Group, Guidelines for ventral hernias",
            ["ODG, Hernia, Ventral repair", "EndoMesh Study Group, Guidelines for ventral hernias"],
        ),
        (
            "ODG Knee & Leg, Walking aids; Doe RB et al., Ann Surg 2011",
            ["ODG Knee & Leg, Walking aids", "Doe RB et al., Ann Surg 2011"],
        ),
        (
            "ASTQ Guidelines in Oncology, Lung Cancer, Version 2.2018, and AXA/ASXO/ASTX: Treatment of Lung Cancer",
            [
                "ASTQ Guidelines in Oncology, Lung Cancer, Version 2.2018",
                "AXA/ASXO/ASTX: Treatment of Lung Cancer",
            ],
        ),
        (
            "Wound Society and AXA Position Statement on Dressings",
            ["Wound Society and AXA Position Statement on Dressings"],
        ),
        (
            "Roe JS, Doe D. Braces. Cochrane Database of Systematic Reviews 2011, Issue 2. Art. No.: CD004321",
            ["Roe JS, Doe D. Braces. Cochrane Database of Systematic Reviews 2011, Issue 2. Art. No.: CD004321"],
        ),
        ("Opioids 2017, Chronic Pain 2017", ["Opioids 2017", "Chronic Pain 2017"]),
        ("ODG, Pain, Opioids; www.odg-twc.com", ["ODG, Pain, Opioids; www.odg-twc.com"]),
        (f"{CPMTG}, Opioids, Dosing, page 86", [f"{CPMTG}, Opioids, Dosing, page 86"]),
        (
            "ODG: Section: Ankle and Foot, Topic: Orthotic devices",
            ["ODG: Section: Ankle and Foot, Topic: Orthotic devices"],
        ),
    ],
)
def test_a_source_of_its_own_is_set_apart(linker: Linker, statement: str, expected: list[str]) -> None:
    assert texts(linker, statement) == expected


def test_a_page_of_a_supplement_is_no_page() -> None:
    tokens = tokenize("Standards of Medical Care, page S40")
    assert not any(atom.groups for atom in find_atoms(tokens))


def test_pages_behind_a_word_without_a_space_are_pages(linker: Linker) -> None:
    ((_, pages),) = pieces(linker, "Decision based on MTUS ACOEM Chapter 12 Low Back ComplaintsPage(s): 303-305.")
    assert pages == ((303, 305),)


def test_two_headings_of_one_edition_are_not_held_together_by_a_heading_of_another(linker: Linker) -> None:
    statement = "MTUS Chronic Pain 2017, Section(s): Complex regional pain syndrome, Spinal cord stimulators."
    assert texts(linker, statement) == [
        "Chronic Pain 2017, Section(s): Complex regional pain syndrome",
        "Spinal cord stimulators",
    ]
    statement = "MTUS Chronic Pain Medical Treatment 2009, Section(s): CRPS, spinal cord stimulators, Opioids."
    assert texts(linker, statement) == [
        "Chronic Pain Medical Treatment 2009, Section(s): CRPS, spinal cord stimulators",
        "Opioids",
    ]


def test_a_chapter_is_known_whole_though_its_last_words_stand_in_it_before(linker: Linker) -> None:
    chapter = "Workplace Mental Health: Posttraumatic Stress Disorder and Acute Stress Disorder 2018"
    assert texts(linker, f"MTUS {chapter}, Section(s): Prolonged exposure.") == [
        f"{chapter}, Section(s): Prolonged exposure"
    ]
    assert texts(linker, "ODG, Pain, Pain (chronic)") == ["ODG, Pain, Pain (chronic)"]


@pytest.mark.parametrize(
    "article",
    [
        "Moss RA et al. Silver dressings for burns. Cochrane Database of Systematic Reviews 2010",
        "Moss RA et al., Exercise for low back pain. Cochrane Database Syst Rev. 2011;2:CD000335",
    ],
)
def test_an_article_of_the_cochrane_database_is_one(linker: Linker, article: str) -> None:
    assert texts(linker, f"Decision based on Non-MTUS {article}.") == [article]
    assert len(texts(linker, f"Decision based on Non-MTUS {article}; Official Disability Guidelines, Knee.")) == 2
