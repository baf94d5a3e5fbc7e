"""What a page prints beside an article stays out, and only that. The stories are fiction."""

import pytest

from bot.reading.pdf.reader import read_pdf
from tests.reading.files import Paper

PARAGRAPHS = tuple(
    f"In the week of tide {number} the harbour master counted {number + 40} boats that came in "
    f"before the storm, and wrote in the book of the quay that nobody had seen the ferry {number} "
    f"leave. The keeper of light {number} said that its bell had rung all night."
    for number in (1, 2)
)


def captioned(*, framed: str = "", size: float = 8) -> Paper:
    """Print a story with a drawing in it and a small line below the drawing."""
    paper = Paper()
    paper.headline("Nobody saw the ferry leave")
    paper.paragraphs([PARAGRAPHS[0]])
    top = paper.get_y()
    paper.rect(paper.l_margin, top, 80, 40)
    paper.set_y(top + 20)
    paper.line(framed)
    paper.set_y(top + 41)
    paper.set_font("Times", "", size)
    paper.line("The quay of Marda in the morning")
    paper.set_font("Times", "", 11)
    paper.ln(4)
    paper.paragraphs([PARAGRAPHS[1]])
    return paper


def test_a_small_line_below_a_drawing_is_its_caption() -> None:
    read = read_pdf("a.pdf", captioned().data())

    assert read.text.split("\n\n") == ["Nobody saw the ferry leave", *PARAGRAPHS]


def test_a_line_below_a_box_of_words_or_as_large_as_the_text_is_no_caption() -> None:
    for paper in (captioned(framed="Crew of the Marella"), captioned(size=11)):
        assert "The quay of Marda in the morning" in read_pdf("a.pdf", paper.data()).text


def printed(*lines: str) -> list[str]:
    paper = Paper()
    paper.headline("Nobody saw the ferry leave")
    paper.paragraphs([PARAGRAPHS[0], *lines])
    return read_pdf("a.pdf", paper.data()).text.split("\n\n")[2:]


def test_a_box_that_announces_other_pages_is_left_out() -> None:
    box = ("ON OTHER PAGES", "Chess, page 12", "Letters to the harbour - page 14")

    assert printed(PARAGRAPHS[1], *box) == [PARAGRAPHS[1]]
    assert printed(*box, PARAGRAPHS[1]) == [PARAGRAPHS[1]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Inside", PARAGRAPHS[1]),
        ("Quill, Tides of Marda, page 12", PARAGRAPHS[1]),
        ("On other pages", "The log says so on page 12."),
        (PARAGRAPHS[1], "Inside"),
    ],
)
def test_what_only_looks_like_an_announcement_is_kept(lines: tuple[str, str]) -> None:
    assert tuple(printed(*lines)) == lines


@pytest.mark.parametrize(
    ("head", "size", "kept"),
    [
        ("Tide Letters 12 (2031), Quill and Lind", 8, False),
        ("Marda Observer - autumn number", 8, False),
        ("Harbour Studies, vol. 3, no. 4", 8, False),
        ("Tide Letters 12 (2031), Quill and Lind", 11, True),
        ("Volume 3 of the log is lost.", 8, True),
        ("Quill and Lind of the harbour office", 8, True),
    ],
)
def test_a_small_running_head_that_names_an_issue_needs_no_second_page(
    head: str, size: float, *, kept: bool
) -> None:
    paper = Paper()
    paper.add_page()
    paper.set_font("Times", "", size)
    paper.line(head)
    paper.ln(8)
    paper.headline("Nobody saw the ferry leave")
    paper.paragraphs(PARAGRAPHS)

    assert (head in read_pdf("a.pdf", paper.data()).text) is kept
