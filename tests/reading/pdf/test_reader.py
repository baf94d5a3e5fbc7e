"""A PDF is read as a person reads its pages. The stories are fiction."""

import pytest
from fpdf import FPDF
from PIL import Image

from bot.domain.errors import DocumentRejectedError
from bot.reading.limits import MAX_PAGES
from bot.reading.pdf.reader import read_pdf
from tests.reading.files import FONT, SENTENCE, Paper, pdf_of_lines, raw_pdf

PARAGRAPHS = tuple(
    f"In the week of tide {number} the harbour master counted {number + 40} boats that came in "
    f"before the storm, and wrote in the book of the quay that nobody had seen the ferry {number} "
    f"leave. The keeper of light {number} said that its bell had rung all night."
    for number in range(1, 31)
)


def test_paragraphs_come_out_whole_over_lines_and_pages() -> None:
    paper = Paper("Marda Gazette | 3 June 2031")
    paper.headline("Nobody saw the ferry leave")
    paper.paragraphs(PARAGRAPHS)

    read = read_pdf("a.pdf", paper.data())

    assert read.text.split("\n\n") == ["Nobody saw the ferry leave", *PARAGRAPHS]
    assert (read.pages, read.pages_read) == (2, 2)
    assert read.dropped == 4  # two running headers, two page numbers
    assert read.heading == "Nobody saw the ferry leave"
    assert (read.fields["publisher"], read.fields["published"]) == ("Marda Gazette", "3 June 2031")


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    paper = Paper("Marda Gazette")
    paper.headline("Nobody saw the ferry leave")
    paper.columns(PARAGRAPHS, columns)

    read = read_pdf("a.pdf", paper.data())

    assert read.text.split("\n\n") == ["Nobody saw the ferry leave", *PARAGRAPHS]


def test_a_word_that_a_line_parts_is_joined_only_when_that_is_certain() -> None:
    read = read_pdf(
        "a.pdf",
        pdf_of_lines(
            "The harbour master said on Monday morning that the govern-",
            "ment of the island had been told, and that a well-",
            "known captain from the northern shore, as the Vorrin-",
            "dale people call him, was asked in the Anglo-",
            "Sarrend talks about the years from 2029-",
            "31, when the Vorrindale ferry sank with a crew of nine.",
        ),
    )

    assert read.text == (
        "The harbour master said on Monday morning that the government of the island had been "
        "told, and that a well-known captain from the northern shore, as the Vorrindale people "
        "call him, was asked in the Anglo-Sarrend talks about the years from 2029-31, when the "
        "Vorrindale ferry sank with a crew of nine."
    )


def test_a_printed_date_wins_over_the_files_and_the_conflict_is_told() -> None:
    paper = Paper()
    paper.set_title("Nobody saw the ferry leave")
    paper.set_author("Ilse Marwen")
    paper.headline("Nobody saw the ferry leave")
    paper.line("Published: 3 June 2031")
    paper.paragraphs(PARAGRAPHS[:2])
    printed = read_pdf("a.pdf", paper.data())

    assert printed.fields["published"] == "3 June 2031"
    assert "published_note" not in printed.fields
    assert printed.fields["author"] == "Ilse Marwen"
    assert any("3 June 2031" in conflict for conflict in printed.conflicts)


def test_the_files_own_day_is_only_inferred() -> None:
    fields = read_pdf("a.pdf", pdf_of_lines(*PARAGRAPHS[0].split(","))).fields

    assert len(fields["published"]) == 10
    assert fields["published_note"].startswith("inferred")


def test_a_title_that_a_program_has_put_in_is_not_taken() -> None:
    paper = Paper()
    paper.set_title("Microsoft Word - final_v3.doc")
    paper.headline("Nobody saw the ferry leave")
    paper.paragraphs(PARAGRAPHS[:2])

    read = read_pdf("a.pdf", paper.data())

    assert read.heading == "Nobody saw the ferry leave"
    assert "title" not in read.fields


def test_captions_are_left_out_and_counted() -> None:
    paper = Paper()
    paper.headline("Nobody saw the ferry leave")
    paper.paragraphs([PARAGRAPHS[0], "Figure 1: The quay of Marda in the morning.", PARAGRAPHS[1]])

    read = read_pdf("a.pdf", paper.data())

    assert "Figure 1" not in read.text
    assert read.dropped == 1
    assert PARAGRAPHS[1] in read.text


def test_rows_of_a_table_keep_their_cells_in_order() -> None:
    paper = Paper()
    paper.headline("Counts")
    for cells in (("Year", "Boats", "Crews"), ("2029", "14", "101"), ("2030", "19", "140")):
        for cell in cells:
            paper.cell(50, 7, cell)
        paper.ln(7)
    paper.paragraphs(PARAGRAPHS[:2])

    blocks = read_pdf("a.pdf", paper.data()).text.split("\n\n")

    assert blocks[1:4] == ["Year | Boats | Crews", "2029 | 14 | 101", "2030 | 19 | 140"]


def picture_pages(count: int) -> FPDF:
    paper = FPDF()
    for _ in range(count):
        paper.add_page()
        paper.image(Image.new("L", (40, 40), 90), x=10, y=10, w=100)
    return paper


def test_pages_without_text_are_refused_with_their_number() -> None:
    with pytest.raises(DocumentRejectedError, match=r"3 of 3 pages are pictures.*OCR"):
        read_pdf("a.pdf", bytes(picture_pages(3).output()))


def test_some_pages_without_text_are_a_warning() -> None:
    paper = picture_pages(2)
    paper.add_page()
    paper.set_font("Times", "", 11)
    paper.multi_cell(0, 5, PARAGRAPHS[0])

    read = read_pdf("a.pdf", bytes(paper.output()))

    assert (read.pages, read.pages_read) == (3, 1)
    assert "pages 1, 2" in read.warnings[0]
    assert read.text == PARAGRAPHS[0]


def test_a_password_is_told() -> None:
    paper = Paper()
    paper.set_encryption(owner_password="harbour", user_password="secret")
    paper.headline("Nobody saw the ferry leave")

    with pytest.raises(DocumentRejectedError, match="password"):
        read_pdf("a.pdf", paper.data())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00" * 500])
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(DocumentRejectedError, match="damaged"):
        read_pdf("a.pdf", data)


def test_letters_that_stand_for_nothing_are_told() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange <20> <7E> <E020> endbfrange\nendcmap end end"
    )
    with pytest.raises(DocumentRejectedError, match="stand for no letters"):
        read_pdf("a.pdf", raw_pdf(b"BT /F 12 Tf 50 700 Td (The ferry sank.) Tj ET", font, cmap))


def test_more_pages_than_are_read_are_told_with_the_limit() -> None:
    data = raw_pdf(SENTENCE, FONT, b"", pages=b"[" + b"3 0 R " * 5_000 + b"]").replace(
        b"/Count 1", b"/Count 5000"
    )

    with pytest.raises(DocumentRejectedError, match=rf"5,000 pages; at most {MAX_PAGES}"):
        read_pdf("a.pdf", data)


def test_a_page_tree_that_holds_itself_comes_to_an_end() -> None:
    try:
        read = read_pdf("a.pdf", raw_pdf(SENTENCE, FONT, b"", pages=b"[2 0 R 3 0 R 2 0 R]"))
    except DocumentRejectedError:
        return

    assert read.text == "The ferry sank."


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    form = b"q /X Do Q"
    data = raw_pdf(SENTENCE + b" /X Do", FONT, form).replace(
        b"/Font << /F 5 0 R >>", b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>"
    )
    data = data.replace(
        b"<< /Length 9 >>",
        b"<< /Length 9 /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        b"/Resources << /XObject << /X 6 0 R >> >> >>",
    )

    assert read_pdf("a.pdf", data).text == "The ferry sank."


def test_scripts_and_files_inside_are_left_alone() -> None:
    paper = Paper()
    paper.headline("Nobody saw the ferry leave")
    paper.embed_file(basename="evil.txt", bytes=b"The ferry flew.")
    data = paper.data().replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    )

    assert read_pdf("a.pdf", data).text == "Nobody saw the ferry leave"


def test_text_on_a_page_that_was_turned_is_read_along_its_lines() -> None:
    across = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (The ferry sank at four.) Tj ET"

    assert read_pdf("a.pdf", raw_pdf(across, FONT, b"")).text == "The ferry sank at four."


def test_a_stamp_across_the_page_is_left_out_and_counted() -> None:
    stamp = b" BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET"
    read = read_pdf("a.pdf", raw_pdf(SENTENCE * 1 + stamp, FONT, b""))

    assert read.text == "The ferry sank."
    assert read.dropped == 1


def test_a_raised_figure_that_leads_to_a_note_is_no_part_of_the_sentence() -> None:
    content = (
        b"BT /F 12 Tf 50 700 Td (The ferry sank on a lake of 12 km) Tj 7 Tf 5 Ts (2) Tj "
        b"12 Tf 0 Ts (, they say.) Tj 7 Tf 5 Ts (14) Tj ET"
    )

    assert read_pdf("a.pdf", raw_pdf(content, FONT, b"")).text == (
        "The ferry sank on a lake of 12 km2, they say."
    )


def test_a_large_initial_belongs_to_its_word() -> None:
    content = (
        b"BT /F 40 Tf 50 680 Td (T) Tj /F 12 Tf 26 18 Td (he ferry sank at four in the) Tj "
        b"0 -14 Td (morning, and nobody saw it go.) Tj ET"
    )

    assert read_pdf("a.pdf", raw_pdf(content, FONT, b"")).text == (
        "The ferry sank at four in the morning, and nobody saw it go."
    )


def test_a_letter_without_a_name_is_told() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfchar <66> <FFFD> endbfchar\nendcmap end end"
    )
    read = read_pdf("a.pdf", raw_pdf(b"BT /F 12 Tf 50 700 Td (The ferry sank.) Tj ET", font, cmap))

    assert read.text == "The �erry sank."
    assert "1 letter" in read.warnings[0]


def test_items_of_a_list_are_blocks_without_their_bullets() -> None:
    paper = Paper()
    paper.headline("What is known")
    paper.set_font("Helvetica", "", 11)
    for number, words in enumerate(PARAGRAPHS[:3], 1):
        paper.cell(8, 5.5, ("·", "·", f"{number}.")[number - 1])
        paper.multi_cell(0, 5.5, words, align="L", new_x="LMARGIN", new_y="NEXT")

    blocks = read_pdf("a.pdf", paper.data()).text.split("\n\n")

    assert blocks == ["What is known", *PARAGRAPHS[:2], f"3. {PARAGRAPHS[2]}"]


def test_numbers_beside_the_lines_are_left_out() -> None:
    paper = Paper()
    paper.headline("Minutes")
    lines = [words for paragraph in PARAGRAPHS[:4] for words in paragraph.split(". ")]
    for number, words in enumerate(lines, 1):
        paper.cell(10, 6, str(number))
        paper.cell(0, 6, f"Nobody saw {words[-40:]}", new_x="LMARGIN", new_y="NEXT")

    read = read_pdf("a.pdf", paper.data())

    assert read.dropped == len(lines)
    assert "Minutes\n\nNobody saw" in read.text


def test_answers_beside_their_labels_come_out_whole() -> None:
    paper = Paper()
    paper.headline("Minutes of evidence")
    for number, words in enumerate(PARAGRAPHS[:3], 1):
        paper.cell(25, 5.5, f"Q{number}")
        paper.multi_cell(0, 5.5, words, align="L", new_x="LMARGIN", new_y="NEXT")

    blocks = read_pdf("a.pdf", paper.data()).text.split("\n\n")

    assert blocks == [
        "Minutes of evidence",
        *(block for pair in zip(("Q1", "Q2", "Q3"), PARAGRAPHS, strict=False) for block in pair),
    ]


def test_a_sentence_goes_on_behind_the_note_at_the_foot_of_its_page() -> None:
    upper = b"BT /F 12 Tf 14 TL 50 60 Td (The keeper of the light said that he had) Tj T* "
    foot = b"ET BT /F 8 Tf 50 20 Td (So the log of the quay has it.) Tj ET"
    first = upper + b"(seen the ferry leave with all its lamps) Tj " + foot
    second = b"BT /F 12 Tf 50 700 Td (out, long before the storm.) Tj ET"
    data = raw_pdf(first, FONT, second, pages=b"[3 0 R 7 0 R]").replace(b"/Count 1", b"/Count 2")
    data = data.replace(
        b"trailer",
        b"7 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>\nendobj\ntrailer",
    )

    assert read_pdf("a.pdf", data).text.split("\n\n") == [
        "The keeper of the light said that he had seen the ferry leave with all its lamps out, "
        "long before the storm.",
        "So the log of the quay has it.",
    ]
