"""What anybody would ask first about the story that ships is answered by the first quote."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import Settings
from bot.domain.answer import AskRequest
from bot.domain.document import BASE_LIBRARY
from bot.wiring import Hearsay, build

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def hearsay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hearsay]:
    data: Path = tmp_path_factory.mktemp("data")
    built = build(Settings(data=data, graphs=Settings().graph_folder))
    yield built
    built.close()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did Dong Jingwei defect to the US?", ("defected",)),
        ("Where is Dong Jingwei now?", ("to US", "in their country")),
        ("Who is Han Lianchao?", ("former Chinese foreign ministry official",)),
        ("What does China say?", ("China claimed",)),
        ("When was he last seen in public?", ("September 2020",)),
    ],
)
def test_the_first_quote_answers(hearsay: Hearsay, question: str, words: tuple[str, ...]) -> None:
    answer = hearsay.answerer.answer(AskRequest(BASE_LIBRARY, question, None))

    assert not answer.refused
    assert any(each in answer.quotes[0].text for each in words), answer.quotes[0].text


@pytest.mark.parametrize(
    "question", ["What is the capital of France?", "Who won the 2022 World Cup?"]
)
def test_what_the_story_does_not_tell_is_refused(hearsay: Hearsay, question: str) -> None:
    answer = hearsay.answerer.answer(AskRequest(BASE_LIBRARY, question, None))

    assert answer.refused
    assert not answer.quotes
