"""The groups are whole, and what is kept back is never trained on."""

import random

import pytest

from tests.answer_model.pairs import (
    AGAINST,
    NEITHER,
    WITH,
    Group,
    epoch,
    read_groups,
    settled_pairs,
)


@pytest.fixture(scope="module")
def groups() -> tuple[list[Group], list[Group]]:
    return read_groups()


def test_each_group_has_all_its_sentences(groups: tuple[list[Group], list[Group]]) -> None:
    for group in [*groups[0], *groups[1]]:
        sizes = [len(group.supports), len(group.contradicts), len(group.neither), len(group.absent)]
        assert sizes == [4, 5, 4, 2], group.topic
        assert len(set(group.sentences)) == 14, group.topic
        assert all(text.endswith("?") for text in (group.yesno, group.wh, *group.absent))


def test_one_group_in_ten_is_kept_back(groups: tuple[list[Group], list[Group]]) -> None:
    trained, kept_back = groups
    assert (len(trained), len(kept_back)) == (810, 90)
    seen = {text for group in trained for text in group.sentences}
    assert not seen & {text for group in kept_back for text in group.sentences}


def test_what_leaves_the_claim_open_answers_nothing(
    groups: tuple[list[Group], list[Group]],
) -> None:
    group = groups[0][0]
    for pair in settled_pairs(group):
        assert pair.answers is None or pair.answers == (pair.second not in group.neither)
        if pair.stance is not None:
            sides = {WITH: (group.claim, *group.supports), AGAINST: group.contradicts}
            assert pair.second in sides.get(pair.stance, group.neither)
    assert {pair.stance for pair in settled_pairs(group)} == {WITH, AGAINST, NEITHER, None}


def test_nothing_answers_a_question_about_something_else(
    groups: tuple[list[Group], list[Group]],
) -> None:
    trained = groups[0][:20]
    absent = {question for group in trained for question in group.absent}
    drawn = list(epoch(trained, 40, random.Random(3)))  # noqa: S311  # draws pairs, guards nothing
    assert len(drawn) == 40 * len(trained)
    assert any(pair.first in absent for pair in drawn)
    assert not any(pair.answers for pair in drawn if pair.first in absent)
