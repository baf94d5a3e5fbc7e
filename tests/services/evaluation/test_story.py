"""The judges themselves: what counts as right on a story's gold."""

from bot.domain.answer import Answer, Quote
from bot.domain.claim import Status
from bot.domain.sentence import AnalysedSentence
from bot.services.evaluation.gold import GoldQuestion, GoldSentence, Words
from bot.services.evaluation.marks import Mark
from bot.services.evaluation.story import question_marks, sentence_marks
from tests.services.evaluation.samples import quote, reference

OLD = Words(file="01-wire.txt", text="At least 14 people died.")
NEW = Words(file="02-update.txt", text="The figure is 12.")


def _quote(words: Words, status: Status = Status.CORRECTED) -> Quote:
    return quote(words.file, words.text, status)


def _answer(*quotes: Quote, note: str = "Nobody has verified this.") -> Answer:
    return Answer(
        question="How many died?",
        refused=not quotes,
        note=note,
        status=quotes[0].status if quotes else None,
        quotes=quotes,
    )


def _question(**changes: object) -> GoldQuestion:
    given = {"id": "q1", "question": "How many died?", **changes}
    return GoldQuestion.model_validate(given)


def _rights(marks: list[Mark]) -> dict[str, bool]:
    return {mark.measure: mark.right for mark in marks}


CONTESTED = _question(
    expect=[OLD, NEW],
    expect_first=[NEW],
    supporting=[OLD],
    against=[NEW],
    status=["corrected"],
)


def test_a_correction_before_the_old_words_is_right_in_everything() -> None:
    rights = _rights(list(question_marks(CONTESTED, _answer(_quote(NEW), _quote(OLD)))))

    assert rights == {
        "answered": True,
        "first_quote": True,
        "any_quote": True,
        "correction_leads": True,
        "both_sides": True,
        "quote_status": True,
    }


def test_the_old_words_first_answer_but_do_not_lead() -> None:
    rights = _rights(list(question_marks(CONTESTED, _answer(_quote(OLD), _quote(NEW)))))

    assert rights["first_quote"]
    assert not rights["correction_leads"]


def test_one_side_alone_is_not_both() -> None:
    rights = _rights(list(question_marks(CONTESTED, _answer(_quote(NEW)))))

    assert not rights["both_sides"]


def test_a_refusal_of_an_answerable_question_is_wrong_and_has_no_status() -> None:
    rights = _rights(list(question_marks(CONTESTED, _answer())))

    assert not any(rights.values())
    assert "quote_status" not in rights


def test_a_status_that_overstates_is_wrong() -> None:
    overstated = _quote(NEW, Status.CORROBORATED)

    assert not _rights(list(question_marks(CONTESTED, _answer(overstated))))["quote_status"]


def test_a_question_without_an_answer_must_be_refused() -> None:
    gold = _question(refused=True)

    assert _rights(list(question_marks(gold, _answer()))) == {"unanswerable": True}
    assert _rights(list(question_marks(gold, _answer(_quote(NEW))))) == {"unanswerable": False}


def test_a_note_of_denial_does_not_excuse_an_answer_to_a_plain_unanswerable_question() -> None:
    answer = _answer(_quote(NEW), note="No document here says that.")

    assert _rights(list(question_marks(_question(refused=True), answer))) == {"unanswerable": False}


def test_a_false_premise_may_be_refused_denied_in_the_note_or_met_by_the_denial() -> None:
    gold = _question(refused_or_denied=True, expect=[NEW])

    for answer in (
        _answer(),
        _answer(_quote(OLD), note="No document here says that; the closest sentence is this."),
        _answer(_quote(NEW)),
    ):
        assert _rights(list(question_marks(gold, answer))) == {"unanswerable": True}


def test_a_false_premise_that_is_swallowed_is_wrong() -> None:
    gold = _question(refused_or_denied=True, expect=[NEW])

    assert _rights(list(question_marks(gold, _answer(_quote(OLD))))) == {"unanswerable": False}


GOLD_SENTENCE = GoldSentence(
    file="01-wire.txt",
    text="The ministry denies this.",
    attributed=True,
    said_by=(("The Tribune",), ("The ministry", "the interior ministry")),
    hedged=False,
    denial=True,
    corrects=False,
    status=(Status.DISPUTED,),
)


def _sentence(**changes: object) -> AnalysedSentence:
    given = {
        "document": reference("01-wire.txt"),
        "start": 0,
        "end": 25,
        "text": "The ministry denies this.",
        "attributed": True,
        "source": "ministry",
        "said_by": ("ministry",),
        "hedged": False,
        "hedge_words": (),
        "denial": True,
        "corrects": False,
        "status": "disputed",
    }
    return AnalysedSentence.model_validate({**given, **changes})


def test_a_source_is_right_without_its_article() -> None:
    rights = _rights(list(sentence_marks(GOLD_SENTENCE, [_sentence()])))

    assert all(rights.values())
    assert "source" in rights


def test_the_innermost_source_counts() -> None:
    outer_only = _sentence(said_by=("ministry", "The Tribune"))

    assert not _rights(list(sentence_marks(GOLD_SENTENCE, [outer_only])))["source"]


def test_a_label_on_which_readers_differ_is_not_judged() -> None:
    gold = GOLD_SENTENCE.model_copy(update={"open": frozenset({"denial"})})

    assert "denial" not in _rights(list(sentence_marks(gold, [_sentence(denial=False)])))


def test_a_sentence_that_was_cut_in_two_is_not_segmented() -> None:
    halves = [_sentence(text="The ministry denies"), _sentence(text="The ministry denies this.")]

    assert not _rights(list(sentence_marks(GOLD_SENTENCE, halves)))["segmented"]


def test_a_sentence_that_is_not_found_is_marked_once() -> None:
    assert _rights(list(sentence_marks(GOLD_SENTENCE, []))) == {"segmented": False}
