"""What holds for every text, however hostile."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.document import SentenceKind
from tests.analysis.analysed import analyser, cut

_WORDS = st.sampled_from(
    "said that the minister “ ” \" ' denied Lund Q: A: : according to is believed , never report of"
    " May may ? \u200b \u202e é e\u0301 𝔘 😀 @everyone # told Gazette citing as".split(" ")
)
_LINES = st.lists(
    st.one_of(
        st.lists(_WORDS, min_size=1, max_size=14).map(" ".join),
        st.text(min_size=1, max_size=60),
    )
    .map(lambda line: " ".join(line.split()))
    .filter(lambda line: bool(line.removeprefix("# ").strip())),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@example(["“" * 60])
@example(["(" * 200 + "said" + ")" * 200])
@example(["said " * 80 + "."])
@given(_LINES)
def test_every_sentence_has_one_analysis_with_spans_in_the_text(lines: list[str]) -> None:
    text, sentences = cut(*(line.strip() for line in lines))
    found = analyser().analyse(text, sentences)
    assert len(found) == len(sentences)
    for sentence, analysis in zip(sentences, found, strict=True):
        for attribution in analysis.attributions:
            assert all(attribution.said_by)
            for span in (attribution.source, attribution.cue, attribution.content):
                assert span is None or span.end <= len(text)
            assert attribution.cue is None or attribution.cue.overlaps(sentence.span)
        assert all(word in " ".join(sentence.text.split()) for word in analysis.hedge_words)


def test_no_sentences_have_no_analyses() -> None:
    assert analyser().analyse("", ()) == ()


def test_a_sentence_longer_than_the_parser_reads_is_still_analysed() -> None:
    text, sentences = cut(
        "The minister said that the ferry sank and " + "sank and " * 3000 + "sank."
    )
    (found,) = analyser().analyse(text, sentences)
    assert found.said_by == ("the minister",)


def test_a_caption_says_nothing() -> None:
    text, sentences = cut("# Ada Osterby said the ferry sank.", heading=SentenceKind.CAPTION)
    assert analyser().analyse(text, sentences)[0].attributions == ()


def test_no_break_spaces_and_curly_marks_change_no_offset() -> None:
    text, sentences = cut("The\u00a0minister said: “It\u00a0sank.”")
    (main,) = analyser().analyse(text, sentences)[0].attributions
    assert main.content is not None
    assert main.content.of(text) == "“It\u00a0sank.”"


def test_a_long_text_tells_how_far_it_is() -> None:
    text, sentences = cut(*(f"Gate {number} is shut." for number in range(300)))
    told: list[int] = []

    analyser().analyse(text, sentences, told.append)

    assert told == [128, 256]
