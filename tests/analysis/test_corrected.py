"""What a correction reaches, and what it leaves alone. All texts are fictional."""

import pytest

from bot.analysis.claims import AnalysedDocument
from bot.domain.claim import Status
from tests.analysis.claim_library import Said, appraised, assessment, document, links


def corrected(*documents: AnalysedDocument) -> set[tuple[str, str]]:
    found = links(appraised(*documents))
    return {(subject, target) for subject, kind, target in found if kind == "corrects"}


def printed(*sentences: Said | str, name: str = "A", by: str = "Gazette") -> AnalysedDocument:
    return document(name, *sentences, publisher=by, published="2024-02-01")


def later(*sentences: Said | str, by: str = "Gazette") -> AnalysedDocument:
    return document("N", *sentences, publisher=by, published="2024-03-01")


POST = (
    Said(
        text="The same article described Ivo Tarrant as the harbour master.",
        by=("The same article",),
        content="Ivo Tarrant",
        corrects=True,
    ),
    "Mr Tarrant is the chief ferry inspector; the harbour master is Mira Osterby.",
)


def test_a_wrong_post_is_put_right_only_where_it_stands() -> None:
    wrong = printed("Ivo Tarrant, the harbour master, signed the permit.")
    right = printed("Ivo Tarrant, the chief ferry inspector, signed it.", name="B", by="Mercury")

    assert corrected(wrong, right, later(*POST)) == {("N:0", "A:0")}


DATE = Said(text="Its date was 20 February, not 20 January: the page was cropped.", corrects=True)


def test_the_one_sentence_with_the_wrong_day_is_corrected_whatever_its_other_words() -> None:
    told = printed("Ada Lund was told of trouble on 20 January.", "It rained on 9 February.")

    assert corrected(told, later(DATE)) == {("N:0", "A:0")}


@pytest.mark.parametrize(
    "documents",
    [
        [printed("Ada Lund was told of it on 20 January.", by="Mercury")],  # another publisher
        [
            printed(
                "Ada Lund was told of it.", "The mill burned on 20 January.", "So on 20 January."
            )
        ],
        [printed("Ada Lund was told of trouble on 20 February.")],
        [printed("Ada Lund was told of trouble by 20 weavers.")],
    ],
)
def test_where_it_is_not_clear_which_sentence_gave_the_day_none_is_corrected(
    documents: list[AnalysedDocument],
) -> None:
    assert corrected(*documents, later(DATE)) == set()


@pytest.mark.parametrize(
    "admission",
    [
        "I wrote that about 1,100 flasks lacked the label; the true number was 112.",
        "My own 1,100 was a guess, and the books of the mill come to 112.",
        "Our figure of 1,100 was too high, the mill has shown us.",
    ],
)
def test_who_takes_back_an_own_figure_corrects_what_gave_it(admission: str) -> None:
    old = printed("About 1,100 flasks from the mill lacked the label.")

    assert corrected(old, later(admission)) == {("N:0", "A:0")}


@pytest.mark.parametrize(
    "words",
    [
        "I wrote that 1,100 flasks lacked the label; the mill would not comment.",
        "My 1,100 was the figure that the mill had given.",
        "Their 1,100 was too high.",
    ],
)
def test_who_only_tells_of_an_own_figure_takes_nothing_back(words: str) -> None:
    old = printed("About 1,100 flasks from the mill lacked the label.")

    assert corrected(old, later(words)) == set()


def test_the_day_of_a_report_is_not_what_was_wrong_in_it() -> None:
    notice = Said(text="On 6 March we reported that 140 looms had burned in Orl.", corrects=True)
    burned = printed("The looms of the mill in Orl burned on 6 March.", "In Orl 140 looms burned.")

    assert corrected(burned, later(notice, "There were 14.")) == {("N:0", "A:1")}


def test_the_right_words_of_a_notice_are_not_called_corrected() -> None:
    notice = document(
        "Corrections",
        Said(text="Our story of 2 May said that the crane cost 80 crowns.", corrects=True),
        Said(text="It cost 60 crowns.", corrects=True),
    )

    found = appraised(notice)

    assert assessment(found, "Corrections", 0).status is Status.CORRECTED
    assert assessment(found, "Corrections", 1).status is Status.STATED
