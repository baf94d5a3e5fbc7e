"""Links between sentences: every kind with a pair that must not be linked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.claims import AnalysedDocument
from bot.domain.claim import Status
from bot.domain.document import SentenceKind
from tests.analysis.claim_library import Said, appraised, assessment, document, links

CLAIM = "Galt Shipping dumped solvent in the river Tolm."
DENIAL = Said(
    text="Galt Shipping denied that it had dumped solvent in the river Tolm.",
    by=("Galt Shipping",),
    content="that it had dumped solvent in the river Tolm",
    denial=True,
)


def test_the_same_claim_in_two_documents_is_linked() -> None:
    found = appraised(
        document("A", CLAIM, published="2024-02-01"),
        document(
            "B", "Solvent was dumped in the river Tolm by Galt Shipping.", published="2024-03"
        ),
    )

    assert links(found) == {("B:0", "repeats", "A:0")}


@pytest.mark.parametrize(
    "other",
    [
        "Galt Shipping employs four hundred people at its works on the river Tolm.",
        "Galt Shipping never dumped solvent in the river Tolm.",
        "Osk Ferrayne dumped solvent in the river Brenk.",
    ],
)
def test_another_claim_or_another_name_is_not_the_same(other: str) -> None:
    kinds = {kind for _, kind, _ in links(appraised(document("A", CLAIM), document("B", other)))}

    assert "repeats" not in kinds


def test_a_denial_and_its_claim_dispute_one_another() -> None:
    found = appraised(document("A", CLAIM), document("B", DENIAL))

    assert links(found) == {("B:0", "denies", "A:0")}
    assert assessment(found, "A").status is Status.DISPUTED
    assert assessment(found, "B").status is Status.DISPUTED
    assert "Galt Shipping in “B, 2024-02-01”" in assessment(found, "A").reasons[0]


def test_a_denial_of_what_nobody_says_disputes_nothing() -> None:
    found = appraised(document("A", "The mayor opened a school in Brenk."), document("B", DENIAL))

    assert links(found) == set()
    assert assessment(found, "B").status is Status.UNVERIFIED


def test_a_denial_inside_the_same_document_is_linked() -> None:
    told = Said(text=f"{CLAIM[:-1]}, Osterby said.", by=("Osterby",), content=CLAIM[:-1])

    assert links(appraised(document("A", told, DENIAL))) == {("A:1", "denies", "A:0")}


def test_a_denial_without_content_takes_the_nearest_claim_before_it() -> None:
    untrue = Said(text="“That is simply untrue,” Galt said.", by=("Galt",), denial=True)
    told = Said(text=f"{CLAIM[:-1]}, Osterby said.", by=("Osterby",), content=CLAIM[:-1])

    found = appraised(document("A", "The river is wide.", told, untrue))

    assert links(found) == {("A:2", "denies", "A:1")}


def test_a_plain_not_over_the_same_words_contradicts() -> None:
    found = appraised(
        document("A", "Soldiers fired on the crowd in Fenwick square."),
        document("B", "Soldiers never fired on the crowd in Fenwick square."),
    )

    assert links(found) == {("B:0", "denies", "A:0")}


def test_a_not_reaches_no_further_than_its_clause() -> None:
    found = appraised(
        document("A", "The grey van belonged to the gate keeper."),
        document("B", "Police found no trace of powder, and the van belonged to the gate keeper."),
    )

    assert not any(kind == "denies" for _, kind, _ in links(found))


def test_neither_confirmed_nor_denied_asserts_nothing() -> None:
    neither = (
        "Galt Shipping would neither confirm nor deny that it dumped solvent in the river Tolm."
    )

    assert links(appraised(document("A", CLAIM), document("B", neither))) == set()


def test_a_correction_reaches_the_old_figure_and_not_the_new_one() -> None:
    found = appraised(
        document("A", "14 people died when the dam at Orl burst.", published="2024-02-01"),
        document("C", "12 people died when the dam at Orl burst.", published="2024-02-09"),
        document(
            "B",
            Said(
                text="An earlier version said that 14 people died when the dam at Orl burst.",
                corrects=True,
            ),
            "The figure is 12.",
            published="2024-02-05",
        ),
    )

    assert ("B:0", "corrects", "A:0") in links(found)
    assert assessment(found, "A").status is Status.CORRECTED
    assert assessment(found, "C").status is Status.STATED


def test_items_of_a_notice_correct_each_its_own_sentence() -> None:
    notice = document(
        "N",
        Said(text="The report said that the dam was completed in 1947.", by=("The report",)),
        "It was completed in 1974.",
        Said(text="We wrote that Haldrick built the dam at Orl.", by=("we",)),
        "Haldrick repaired its gate.",
        title="Corrections",
        published="2024-03-01",
    )
    found = appraised(
        document("A", "The dam was completed in 1947.", "Haldrick built the dam at Orl."), notice
    )

    assert {link for link in links(found) if link[1] == "corrects"} == {
        ("N:0", "corrects", "A:0"),
        ("N:2", "corrects", "A:1"),
    }


def test_only_a_later_document_corrects() -> None:
    retraction = Said(text=f"We retract the claim that {CLAIM}", content=CLAIM, corrects=True)
    later = appraised(
        document("A", CLAIM, published="2024-02-01"),
        document("B", retraction, published="2024-02-05"),
    )
    earlier = appraised(
        document("A", CLAIM, published="2024-02-09"),
        document("B", retraction, published="2024-02-05"),
    )

    assert assessment(later, "A").status is Status.CORRECTED
    assert assessment(earlier, "A").status is not Status.CORRECTED


def test_a_doubting_headline_over_a_disputed_claim_is_disputed() -> None:
    headline = Said(
        text="Did Galt Shipping dump solvent in the river Tolm?", kind=SentenceKind.HEADLINE
    )
    found = appraised(document("A", headline, CLAIM), document("B", DENIAL))

    assert assessment(found, "A", 0).status is Status.DISPUTED


def test_a_heading_that_only_asks_is_not_disputed() -> None:
    heading = Said(
        text="Did Galt Shipping dump solvent in the river Tolm?", kind=SentenceKind.HEADING
    )
    found = appraised(document("A", heading, CLAIM), document("B", DENIAL))

    assert assessment(found, "A", 0).status is Status.UNVERIFIED
    assert assessment(found, "A", 1).status is Status.DISPUTED


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(text="Where is the mayor of Tolm?"), "question"),
        (Said(text="The harbour of Tolm in May", kind=SentenceKind.CAPTION), "caption"),
        (Said(text="Osterby also spoke about the missing mayor of Tolm."), "mention"),
    ],
)
def test_what_claims_nothing_is_unverified_and_says_why(said: Said, reason: str) -> None:
    found = assessment(appraised(document("A", said)), "A")

    assert found.status is Status.UNVERIFIED
    assert reason in found.reasons[0]


SENTENCES = st.lists(
    st.sampled_from(
        [
            Said(text=CLAIM),
            DENIAL,
            Said(text="14 people died when the dam at Orl burst."),
            Said(text="12 people died when the dam at Orl burst."),
            Said(text="The dam may have burst.", hedges=("may",)),
            Said(text="Who opened the gate?"),
        ]
    ),
    min_size=1,
    max_size=4,
)
LIBRARIES = st.lists(SENTENCES, min_size=1, max_size=3)


def library(texts: list[list[Said]]) -> list[AnalysedDocument]:
    return [
        document(f"D{number}", *said, published=f"2024-02-0{number + 1}")
        for number, said in enumerate(texts)
    ]


@settings(deadline=None, max_examples=30)  # one run embeds a whole library
@given(LIBRARIES)
def test_every_sentence_is_judged_once_whatever_the_order(texts: list[list[Said]]) -> None:
    documents = library(texts)
    found = appraised(*documents)

    assert len(found.assessments) == sum(len(each.sentences) for each in documents)
    turned = appraised(*reversed(documents))
    assert set(turned.assessments) == set(found.assessments)
    assert set(turned.relations) == set(found.relations)


@settings(deadline=None, max_examples=30)  # one run embeds a whole library
@given(LIBRARIES)
def test_an_undecided_link_is_never_used(texts: list[list[Said]]) -> None:
    found = appraised(*library(texts))

    used = {(each.subject, each.target, each.kind) for each in found.relations}
    assert not used & {(each.subject, each.target, each.kind) for each in found.doubtful}


def test_what_puts_an_error_right_corrects_the_error_and_not_what_is_right() -> None:
    found = appraised(
        document("A", "The fair at Orl opens on 2 May.", published="2024-02-01"),
        document("B", "The fair at Orl opens on 12 May.", published="2024-02-02"),
        document(
            "C",
            Said(text="An earlier bulletin said the fair at Orl opens on 2 May.", corrects=True),
            Said(text="That was wrong: the fair at Orl opens on 12 May.", corrects=True),
            published="2024-02-03",
        ),
    )
    assert {each for each in links(found) if each[1] == "corrects"} == {("C:0", "corrects", "A:0")}


def test_who_rejects_a_figure_denies_the_sentence_that_gives_one() -> None:
    rejected = Said(text="Ada Lund rejected the figure.", by=("Ada Lund",), denial=True)

    found = appraised(
        document("A", "The mill lost 40 sacks of flour.", "It stands on the weir.", rejected)
    )
    assert links(found) == {("A:2", "denies", "A:0")}


def test_what_stands_whole_in_a_denial_is_denied_whatever_else_the_denial_names() -> None:
    denial = Said(
        text="Galt denied that a lamp had fallen from its hook in the grain store in Tolm.",
        by=("Galt",),
        content="that a lamp had fallen from its hook in the grain store in Tolm",
        denial=True,
    )
    found = appraised(document("A", "A lamp had fallen from its hook."), document("B", denial))

    assert links(found) == {("B:0", "denies", "A:0")}


def test_a_denial_on_the_subject_that_names_nobody_denies_only_what_is_very_close() -> None:
    denial = Said(
        text="The institute said that it had never examined the bell.",
        by=("institute",),
        content="that it had never examined the bell",
        denial=True,
    )
    found = appraised(
        document("A", "The bell was hung in the tower in 1904."), document("B", denial)
    )

    assert links(found) == set()


def test_what_one_says_beside_another_is_denied_by_a_plain_not() -> None:
    told = Said(
        text="A guard described a break-in at the mill in the winter.",
        by=("guard",),
        content="a break-in at the mill in the winter",
    )
    denied = Said(
        text="The keeper said there had been no break-in at the mill.",
        by=("keeper",),
        content="there had been no break-in at the mill",
    )

    assert ("A:1", "denies", "A:0") in links(appraised(document("A", told, denied)))
    assert links(appraised(document("A", told), document("B", "It rained at the mill."))) == set()


def test_a_correction_reaches_what_counts_the_same_thing() -> None:
    corrects = Said(text="The writer miscounted the beads: there are 19, not 17.", corrects=True)
    found = appraised(
        document("A", "By my count both bands have 17 beads.", "The mill has 17 windows."),
        document("B", corrects, published="2024-03-01"),
    )

    assert links(found) == {("B:0", "corrects", "A:0")}


@pytest.mark.parametrize(
    "words",
    [
        "A spokesman for the mill disputed this.",
        "The spokesman called that “nonsense from start to finish”.",
        "The spokesman rejected that as pure fantasy from a rival of the mill.",
    ],
)
def test_a_denial_by_a_pronoun_denies_what_stands_before_it(words: str) -> None:
    told = Said(
        text="A clerk said that the miller had sold the weir in May.",
        by=("clerk",),
        content="that the miller had sold the weir in May",
    )
    denied = Said(text=words, by=("spokesman",), denial=True)

    assert links(appraised(document("A", told, denied))) == {("A:1", "denies", "A:0")}


def test_a_denial_that_says_what_it_denies_does_not_take_up_what_stands_before() -> None:
    told = Said(text="A clerk said that the dam was old.", by=("clerk",), content="the dam was old")
    denied = Said(
        text="The mill denied that any money had changed hands.",
        by=("mill",),
        content="that any money had changed hands",
        denial=True,
    )

    assert links(appraised(document("A", told, denied))) == set()


@pytest.mark.parametrize(("publisher", "expected"), [("The Gong", True), ("The Bell", False)])
def test_an_item_takes_back_several_things_that_its_own_paper_printed(
    publisher: str, expected: bool
) -> None:
    item = Said(
        text="We said that the clerk Ada Lund had fled to a villa and that her brother was paid.",
        corrects=True,
    )
    found = appraised(
        document("A", "Ada Lund fled to a villa by the sea and hid.", publisher=publisher),
        document("B", item, publisher="The Gong", published="2024-03-01"),
    )

    assert (("B:0", "corrects", "A:0") in links(found)) is expected


def test_a_withdrawal_takes_nothing_back_from_who_denied_it() -> None:
    withdrawn = Said(
        text="I withdraw the suggestion that Ada Lund took money from the mill.", corrects=True
    )
    found = appraised(
        document(
            "A", "Ada Lund took money from the mill.", "Ada Lund took no money from the mill."
        ),
        document("B", withdrawn, published="2024-03-01"),
    )

    assert {each for each in links(found) if each[1] == "corrects"} == {("B:0", "corrects", "A:0")}


def test_a_plain_not_over_most_words_of_both_contradicts() -> None:
    claim = "The flask from the old mill may have contained cold blue dye, weavers say."
    denial = "The sealed flask from the old mill by the river did not contain cold blue dye."

    found = appraised(document("A", claim), document("B", denial))

    assert links(found) == {("B:0", "denies", "A:0")}


def test_a_denial_reaches_a_long_claim_that_holds_most_of_what_is_denied() -> None:
    denial = Said(
        text="Gaspar Kelm said that the pump in his cold room had never failed.",
        by=("Gaspar Kelm",),
        content="the pump in his cold room had never failed",
        denial=True,
    )
    long = (
        "One carrier's cold room with its old pump in the yellow mill by the narrow lane was dead "
        "for 31 hours in the wet second week of harvest."
    )
    found = appraised(
        document("A", long), document("B", denial), document("C", "A pump fell off a barge.")
    )

    assert links(found) == {("B:0", "denies", "A:0")}
