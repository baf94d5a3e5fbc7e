"""The scenes are whole, what is kept back is never trained on, and pairs say what a scene says."""

import random

import pytest

from tests.answer_model.pairs import AGAINST, NEITHER, WITH
from tests.answer_model.scenes import (
    Scene,
    SceneDocument,
    SceneQuestion,
    asked_pairs,
    drawn_from,
    read_scenes,
    stood_pairs,
)

SCENE = Scene(
    topic="the count at Orl",
    documents=(
        SceneDocument(by="Gazette", sentences=("Nine looms burned.", "It rained.")),
        SceneDocument(by="Wire", sentences=("Four looms burned.", "Nine, says the board.")),
        SceneDocument(by="Forum", sentences=("six, i counted them",)),
    ),
    questions=(SceneQuestion(ask="how many?", one=("1.1", "2.2"), other=("2.1", "3.1")),),
    absent=("who pays?",),
)


@pytest.fixture(scope="module")
def scenes() -> tuple[list[Scene], list[Scene]]:
    return read_scenes()


def test_every_answer_names_a_sentence_of_its_scene(
    scenes: tuple[list[Scene], list[Scene]],
) -> None:
    for scene in [*scenes[0], *scenes[1]]:
        named = set(scene.sentences)
        for question in scene.questions:
            assert question.one, scene.topic
            assert question.answering <= named, scene.topic
            assert not set(question.one) & set(question.other), scene.topic


def test_about_one_scene_in_ten_is_kept_back(scenes: tuple[list[Scene], list[Scene]]) -> None:
    trained, kept_back = scenes
    assert (len(trained), len(kept_back)) == (1460, 159)
    questions = {ask.ask for scene in trained for ask in scene.questions if len(ask.ask) > 40}
    assert not questions & {ask.ask for scene in kept_back for ask in scene.questions}


def test_a_question_is_answered_by_what_is_listed_and_nothing_else() -> None:
    answering = {pair.second for pair in asked_pairs(SCENE) if pair.answers}
    assert answering == set(SCENE.sentences.values()) - {"It rained."}
    assert not any(pair.answers for pair in asked_pairs(SCENE) if pair.first == "who pays?")


def test_two_other_versions_are_neither_with_nor_against_one_another() -> None:
    stances = {frozenset((p.first, p.second)): p.stance for p in stood_pairs(SCENE)}
    first, second, third = "Nine looms burned.", "Four looms burned.", "six, i counted them"
    assert stances[frozenset((first, "Nine, says the board."))] == WITH
    assert stances[frozenset((first, second))] == AGAINST
    assert stances[frozenset((second, third))] == NEITHER


def test_what_is_drawn_is_labelled_as_the_scene_says() -> None:
    other = SCENE.model_copy(update={"topic": "another"})
    drawn = drawn_from(SCENE, [SCENE, other], random.Random(4))  # noqa: S311  # draws pairs
    labels = {(p.first, p.second): p.answers for p in asked_pairs(SCENE)}
    asked = [pair for pair in drawn if pair.answers is not None]
    assert any(pair.answers for pair in asked)
    assert all(labels[pair.first, pair.second] for pair in asked if pair.answers)
