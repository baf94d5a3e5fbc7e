"""A Word document is read as it stands after all changes are accepted. The stories are fiction."""

from datetime import UTC, datetime

import docx
import pytest

from bot.domain.errors import DocumentRejectedError
from bot.reading.docx.reader import read_docx
from bot.reading.extracted import Extracted
from tests.reading.files import CONTENT_TYPES, WORD, docx_of, docx_of_xml, zipped

RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def read(body: str, **parts: str) -> Extracted:
    return read_docx("a.docx", docx_of_xml(body, **parts))


def relations(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships {RELATIONS}>{links}</Relationships>"


def test_paragraphs_headings_lists_and_tables_are_kept_in_order() -> None:
    document = docx.Document()
    document.add_heading("Nobody saw the ferry leave", 0)
    document.add_paragraph("The quay was empty.")
    document.add_paragraph("Two boats", style="List Bullet")
    document.add_paragraph("One buoy", style="List Number")
    table = document.add_table(2, 2)
    for number, words in enumerate(("Year", "Boats", "2031", "14")):
        table.cell(number // 2, number % 2).text = words
    document.add_heading("What is known", 1)

    extracted = read_docx("a.docx", docx_of(document))

    assert extracted.text.split("\n\n") == [
        "Nobody saw the ferry leave",
        "The quay was empty.",
        "Two boats",
        "One buoy",
        "Year | Boats",
        "2031 | 14",
        "What is known",
    ]
    assert extracted.heading == "Nobody saw the ferry leave"


def test_prose_in_a_table_stands_by_itself() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "The quay was empty when the keeper came down at six."
    table.cell(0, 1).text = "Nobody had rung the bell, as far as anyone there could remember."

    blocks = read_docx("a.docx", docx_of(document)).text.split("\n\n")

    assert blocks == [table.cell(0, 0).text, table.cell(0, 1).text]


def test_headers_footers_captions_and_comments_are_left_out_and_counted() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Marda Gazette | 3 June 2031"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    words = document.add_paragraph("The quay was empty.")
    document.add_comment(words.runs, "Is it?", author="Ilse")
    document.add_paragraph("Figure 1: the quay", style="Caption")

    extracted = read_docx("a.docx", docx_of(document))

    assert extracted.text == "The quay was empty."
    assert extracted.dropped == 4
    assert extracted.fields["publisher"] == "Marda Gazette"
    assert extracted.fields["published"] == "3 June 2031"


def test_tracked_changes_are_accepted() -> None:
    extracted = read(
        "<w:p><w:r><w:t xml:space='preserve'>The quay </w:t></w:r>"
        "<w:del><w:r><w:delText>may have been</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>was</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> empty.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Nobody</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>came.</w:t></w:r></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>Moved away.</w:t></w:r></w:p></w:moveFrom>"
    )

    assert extracted.text == "The quay was empty.\n\nNobody came."


def test_notes_stand_after_the_text_in_the_order_of_their_marks() -> None:
    note = "<w:{0}s {1}><w:{0} w:id='7'>{2}</w:{0}></w:{0}s>"
    extracted = read(
        "<w:p><w:r><w:t>The quay was empty.</w:t><w:endnoteReference w:id='7'/></w:r></w:p>"
        "<w:p><w:r><w:t>Nobody came.</w:t><w:footnoteReference w:id='7'/></w:r></w:p>",
        footnotes__xml=note.format("footnote", WORD, paragraph("So the log says.")),
        endnotes__xml=note.format("endnote", WORD, paragraph("At six.")),
        **{
            "_rels/document__xml__rels": relations(
                footnotes="footnotes.xml", endnotes="endnotes.xml"
            )
        },
    )

    assert extracted.text.split("\n\n") == [
        "The quay was empty.",
        "Nobody came.",
        "At six.",
        "So the log says.",
    ]


def test_a_box_of_text_is_read_once_though_it_stands_there_for_old_and_new_programs() -> None:
    box = f"<w:txbxContent>{paragraph('In short.')}</w:txbxContent>"
    extracted = read(
        "<w:p><w:r><w:t>The quay was empty.</w:t></w:r><w:r>"
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert extracted.text == "The quay was empty.\n\nIn short."


def test_links_show_their_words_and_fields_their_result() -> None:
    extracted = read(
        "<w:p><w:hyperlink><w:r><w:t>The log</w:t></w:r></w:hyperlink><w:r><w:t> of </w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText>"
        "<w:fldChar w:fldCharType='separate'/><w:t>3 June</w:t>"
        "<w:fldChar w:fldCharType='end'/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    )

    assert extracted.text == "The log of 3 June"


def test_properties_fill_in_what_the_pages_do_not_print() -> None:
    document = docx.Document()
    document.core_properties.title = "Nobody saw the ferry leave"
    document.core_properties.author = "Ilse Marwen"
    document.core_properties.created = datetime(2031, 6, 3, tzinfo=UTC)
    document.add_paragraph("The quay was empty.")

    fields = read_docx("a.docx", docx_of(document)).fields

    assert (fields["title"], fields["author"]) == ("Nobody saw the ferry leave", "Ilse Marwen")
    assert fields["published"] == "2031-06-03"
    assert fields["published_note"].startswith("inferred")


def test_print_wins_over_properties_and_the_conflict_is_told() -> None:
    document = docx.Document()
    document.core_properties.author = "Tarn Holm"
    document.core_properties.created = datetime(2031, 6, 30, tzinfo=UTC)
    document.add_paragraph("By Ilse Marwen | 3 June 2031")
    document.add_paragraph("The quay was empty.")

    extracted = read_docx("a.docx", docx_of(document))

    assert extracted.fields["author"] == "Ilse Marwen"
    assert extracted.fields["published"] == "3 June 2031"
    assert [conflict.partition(":")[0] for conflict in extracted.conflicts] == ["author", "date"]


def test_macros_are_told_and_ignored() -> None:
    package = zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "word/document.xml": f"<w:document {WORD}><w:body>{paragraph('The quay was empty.')}"
            "</w:body></w:document>",
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        }
    )

    extracted = read_docx("a.docm", package)

    assert extracted.text == "The quay was empty."
    assert any("macros" in warning for warning in extracted.warnings)


def test_a_file_inside_the_document_that_is_not_read_is_told() -> None:
    extracted = read(paragraph("The quay was empty.") + "<w:altChunk/>")

    assert extracted.text == "The quay was empty."
    assert any("not read" in warning for warning in extracted.warnings)


def test_a_zip_bomb_is_stopped() -> None:
    with pytest.raises(DocumentRejectedError, match="60 MB"):
        read(paragraph("a" * 100_000_000))


def test_entities_are_refused_before_they_grow() -> None:
    bomb = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "ha" * 50}">'
        for level in range(12)
    )
    package = zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "word/document.xml": f"<!DOCTYPE w:document [{bomb}]><w:document {WORD}><w:body>"
            f"{paragraph('&e11;')}</w:body></w:document>",
        }
    )

    with pytest.raises(DocumentRejectedError, match="harm"):
        read_docx("a.docx", package)


def test_files_of_the_machine_are_not_read_by_entities_or_relations() -> None:
    package = zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "../../etc/evil": "x",
            "word/document.xml": f"<w:document {WORD}><w:body>{paragraph('Empty.')}</w:body>"
            "</w:document>",
            "word/_rels/document.xml.rels": f"<Relationships {RELATIONS}><Relationship Id='a' "
            f"Type='{OFFICE}/footnotes' Target='file:///etc/passwd'/><Relationship Id='b' "
            f"Type='{OFFICE}/header' Target='http://127.0.0.1:9/' TargetMode='External'/>"
            f"<Relationship Id='c' Type='{OFFICE}/footer' Target='../../../etc/hosts'/>"
            "</Relationships>",
        }
    )

    assert read_docx("a.docx", package).text == "Empty."


def test_deep_nesting_comes_to_an_end() -> None:
    with pytest.raises(DocumentRejectedError, match="damaged"):
        read("<w:sdt>" * 5_000 + paragraph("Empty.") + "</w:sdt>" * 5_000)


@pytest.mark.parametrize(
    ("entries", "match"),
    [
        ({"xl/workbook.xml": ""}, "spreadsheet"),
        ({"content.xml": "", "mimetype": ""}, "OpenDocument"),
        ({"notes/a.txt": "x"}, "Unpack"),
        ({"[Content_Types].xml": CONTENT_TYPES}, "damaged"),
        ({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": "<w:doc"}, "damaged"),
    ],
)
def test_other_archives_are_named_and_refused(entries: dict[str, str | bytes], match: str) -> None:
    with pytest.raises(DocumentRejectedError, match=match):
        read_docx("a.docx", zipped(entries))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_told(share: float) -> None:
    data = docx_of_xml(paragraph("The quay was empty."))

    with pytest.raises(DocumentRejectedError, match="damaged"):
        read_docx("a.docx", data[: int(len(data) * share)])
