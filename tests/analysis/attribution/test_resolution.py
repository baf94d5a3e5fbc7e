"""Later references are resolved only where one reading is left. All names are fictional."""

import pytest

from tests.analysis.analysed import said_by


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (("Ada Osterby runs the port.", "Osterby said the ferry had sunk."), "Ada Osterby"),
        (("Han Lioren, a port official, came.", "Han said the ferry had sunk."), "Han Lioren"),
        (("Jonas Lund said the ferry sank.", "He added that nobody was hurt."), "Jonas Lund"),
        (("Jonas Lund said the ferry sank.", "He said nobody was hurt."), "Jonas Lund"),
        (
            ("The Lantern, a local website, wrote it first.", "The website said it had papers."),
            "Lantern",
        ),
        (
            ("Undertow claimed it in its article on Monday.", "The outlet said it had papers."),
            "Undertow",
        ),
        (
            ("The Marl Gazette wrote that it sank.", "The report said that two men saw it."),
            "Marl Gazette",
        ),
        (("The Ministry of Ports met.", "The ministry said the ferry sank."), "Ministry of Ports"),
        (("Mayor Jonas Lund came.", "The mayor said the ferry sank."), "Jonas Lund"),
        (("The Marl Gazette wrote that it sank.", "It said that two men saw it."), "Marl Gazette"),
        (("The minister said it sank.", "He said nobody was hurt."), "minister"),
        (
            ("Ada Osterby said that Jonas Lund had fled.", "She said that he took the files."),
            "Ada Osterby",
        ),
    ],
)
def test_the_only_reading_is_taken(lines: tuple[str, ...], source: str) -> None:
    assert said_by(*lines) == (source,)


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("The ferry sank.", "He said nobody was hurt."), "He"),
        (("The ferry sank.", "Osterby said nobody was hurt."), "Osterby"),
        (
            ("Ada Lund and Jonas Lund met in May.", "Lund said the ferry had sunk."),
            "Lund",
        ),
        (
            ("Jonas Lund said it sank.", "Peter Aske arrived at noon.", "He said it was late."),
            "He",
        ),
        (
            ("The Marl Gazette and the Varnholm Courier sent reporters.", "The newspaper said so."),
            "the newspaper",
        ),
        (
            ("The Ministry of Ports and the Ministry of War met.", "The ministry said it sank."),
            "the ministry",
        ),
        (("Kestrel wrote a letter.", "The report said that it sank."), "the report"),
    ],
)
def test_two_readings_leave_the_words_as_printed(lines: tuple[str, ...], printed: str) -> None:
    assert said_by(*lines) == (printed,)


def test_a_headline_introduces_nobody() -> None:
    assert said_by("# Mayor Denies Bridge Sale", "The mayor said it was over.") == ("the mayor",)


def test_who_spoke_last_is_never_passed_over_for_whom_they_spoke_of() -> None:
    lines = ("Teodr Vasslin fled.", "His neighbour Odile Brack said he left.", "She said so twice.")
    assert said_by(*lines) != ("Teodr Vasslin",)
