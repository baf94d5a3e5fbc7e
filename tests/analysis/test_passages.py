"""Passages hold every quotable sentence once and fit the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.passages import PASSAGE_CHARACTERS, PASSAGE_PIECES, cut_passages
from bot.domain.document import Passage, Sentence, SentenceKind

KINDS = st.sampled_from([*SentenceKind, SentenceKind.PROSE, SentenceKind.PROSE])
DRAFTS = st.lists(st.tuples(st.integers(1, 1500), KINDS, st.booleans()), max_size=40)


def count_pieces(text: str) -> int:
    return len(text) // 4 + 2


def build(drafts: list[tuple[int, SentenceKind, bool]]) -> tuple[Sentence, ...]:
    """Lay out sentences of the given lengths; the flag begins a new paragraph."""
    sentences: list[Sentence] = []
    start, paragraph = 0, 1
    for position, (length, kind, begins) in enumerate(drafts):
        paragraph += begins and position > 0
        sentences.append(
            Sentence(
                position=position,
                start=start,
                end=start + length,
                text="x" * length,
                paragraph=paragraph,
                kind=kind,
            )
        )
        start += length + 1
    return tuple(sentences)


@given(DRAFTS)
def test_every_quotable_sentence_is_in_exactly_one_passage_and_no_caption_is(
    drafts: list[tuple[int, SentenceKind, bool]],
) -> None:
    sentences = build(drafts)

    covered = [
        position
        for passage in cut_passages(sentences, count_pieces)
        for position in range(passage.first, passage.last + 1)
    ]

    assert covered == [s.position for s in sentences if s.kind is not SentenceKind.CAPTION]


@given(DRAFTS)
def test_only_a_single_sentence_may_be_too_long(
    drafts: list[tuple[int, SentenceKind, bool]],
) -> None:
    sentences = build(drafts)

    for passage in cut_passages(sentences, count_pieces):
        run = sentences[passage.first : passage.last + 1]
        if len(run) > 1:
            assert run[-1].end - run[0].start <= PASSAGE_CHARACTERS
            assert sum(count_pieces(sentence.text) for sentence in run) <= PASSAGE_PIECES


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        pytest.param(
            [
                (300, "prose", True),
                (300, "prose", False),
                (150, "prose", True),
                (150, "prose", False),
            ],
            [(0, 1), (2, 3)],
            id="a passage that is full enough ends with its paragraph",
        ),
        pytest.param(
            [
                (300, "prose", True),
                (300, "prose", True),
                (30, "heading", True),
                (200, "prose", True),
            ],
            [(0, 1), (2, 3)],
            id="a heading goes with what follows it",
        ),
        pytest.param(
            [(100, "prose", True), (40, "caption", True), (100, "prose", True)],
            [(0, 0), (2, 2)],
            id="a caption parts passages",
        ),
        pytest.param(
            [(200, "prose", True), (200, "prose", True)],
            [(0, 1)],
            id="short paragraphs share a passage",
        ),
    ],
)
def test_where_passages_end(
    drafts: list[tuple[int, str, bool]], expected: list[tuple[int, int]]
) -> None:
    sentences = build([(length, SentenceKind(kind), begins) for length, kind, begins in drafts])

    assert cut_passages(sentences, count_pieces) == tuple(
        Passage(first=first, last=last) for first, last in expected
    )


def test_no_sentences_make_no_passages() -> None:
    assert cut_passages((), count_pieces) == ()
