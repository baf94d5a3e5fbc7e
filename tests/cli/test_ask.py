"""`ask` answers one question or many, in words or as JSON."""

import json
from pathlib import Path

import pytest

from bot.domain.answer import Answer
from tests.cli.conftest import ROOT, Terminal

pytestmark = pytest.mark.model

QUESTION = "Who is Han Lianchao?"


def test_an_answer_is_printed_with_its_source(terminal: Terminal) -> None:
    terminal("documents")  # a first start tells on standard error what takes long

    done = terminal("ask", QUESTION)

    assert done.code == 0
    assert "“Han Lianchao, a former Chinese foreign ministry official" in done.out
    assert "publisher not stated · 2021-06 (inferred) · paragraph" in done.out
    assert "Said by:" in done.out
    assert done.err == ""


def test_json_is_the_answers_own_shape(terminal: Terminal) -> None:
    done = terminal("ask", QUESTION, "--json")

    answer = Answer.model_validate_json(done.out)
    text = (ROOT / "corpus" / "dong-jingwei-defection.txt").read_text(encoding="utf-8")
    assert [text[quote.start : quote.end] for quote in answer.quotes] == [
        quote.text for quote in answer.quotes
    ]
    assert answer.quotes[0].document.file_name == "dong-jingwei-defection.txt"


def test_many_questions_go_from_file_to_file(terminal: Terminal, tmp_path: Path) -> None:
    lines = [
        {"id": "a", "question": QUESTION},
        {"id": 7, "question": "When did he defect?", "after": QUESTION},
        {"id": "c", "question": "What is the capital of France?"},
        {"id": "d", "question": "🙂"},
    ]
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")

    done = terminal("ask", "--from", str(asked), "--to", str(answered))

    answers = [Answer.model_validate_json(line) for line in answered.read_text().splitlines()]
    assert done.code == 0
    assert [answer.id for answer in answers] == ["a", 7, "c", "d"]
    assert [answer.refused for answer in answers] == [False, False, True, True]


def test_many_questions_go_through_a_pipe(terminal: Terminal) -> None:
    done = terminal("ask", "--from", "-", given=json.dumps({"question": QUESTION}) + "\n")

    assert not Answer.model_validate_json(done.out).refused


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ask", ""), "empty"),
        (("ask", "🙂🙃"), "no words"),
        (("ask", "why " * 1000), "characters"),
        (("ask", "Où est le ministre maintenant ?"), "French"),
        (("ask",), "--from"),
        (("ask", "--from", "/nowhere/in.jsonl"), "cannot be read"),
        (("ask", QUESTION, "--server", "tolm"), "server's id"),
        (("ask", QUESTION, "--after", "why " * 1000), "characters"),
        (("ask", QUESTION, "--to", "/nowhere/out.jsonl"), "--to goes with --from"),
        (("ask", "--from", "/nowhere/x.jsonl", "--to", "/nowhere/x.jsonl"), "the same file"),
        (("check", ""), "The statement is empty"),
        (("check", "It burned.", "--to", "/nowhere/out.jsonl"), "--to goes with --from"),
        (("add", "/nowhere/a.md", "/nowhere/b.md", "--title", "Both"), "belong to one document"),
    ],
)
def test_bad_input_is_told_in_a_sentence(
    terminal: Terminal, words: tuple[str, ...], says: str
) -> None:
    done = terminal(*words)

    assert done.code == 2
    assert says in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_bad_setting_is_named_in_a_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARSAY_CONTEXT_MINUTES", "soon")

    done = terminal("documents")

    assert done.code == 2
    assert done.err.startswith("HEARSAY_CONTEXT_MINUTES cannot be used: ")
    assert "pydantic" not in done.err
    assert done.err.count("\n") == 1


def test_a_bad_line_is_named(terminal: Terminal) -> None:
    done = terminal("ask", "--from", "-", given='{"question": "Who?"}\n{"q": 1}\n')

    assert done.code == 2
    assert "line 2" in done.err
