"""Real files for tests, made in memory. All stories in them are fiction."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from fpdf import FPDF

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SENTENCE = b"BT /F 12 Tf 50 700 Td (The ferry sank.) Tj ET"


class Paper(FPDF):
    """A PDF with a running header and page numbers, if it is given a header."""

    def __init__(self, header: str = "") -> None:
        super().__init__()
        self._header = header

    def header(self) -> None:
        if self._header:
            self.set_font("Times", "I", 9)
            self.cell(0, 8, self._header, align="C")
            self.ln(12)

    def footer(self) -> None:
        if self._header:
            self.set_y(-15)
            self.set_font("Times", "", 9)
            self.cell(0, 8, f"Page {self.page_no()}", align="C")

    def headline(self, words: str) -> None:
        """Print a headline; the first one opens the first page."""
        if not self.page:
            self.add_page()
        self.set_font("Times", "B", 20)
        self.multi_cell(0, 9, words, new_x="LMARGIN", new_y="NEXT")
        self.set_font("Times", "", 11)

    def line(self, words: str) -> None:  # type: ignore[override]  # drawing lines is not needed
        """Print one line as it stands."""
        self.cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")

    def paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Print justified paragraphs with some room between them."""
        for words in paragraphs:
            self.multi_cell(0, 5.5, words, align="J", new_x="LMARGIN", new_y="NEXT")
            self.ln(2)

    def columns(self, paragraphs: Sequence[str], count: int) -> None:
        """Print paragraphs in columns that are filled one after the other."""
        text = "\n\n".join(paragraphs)
        with self.text_columns(text=text, ncols=count, gutter=8, text_align="J", line_height=1.2):
            pass

    def data(self) -> bytes:
        """Return the file."""
        return bytes(self.output())


def pdf_of_lines(*lines: str) -> bytes:
    """Return a PDF whose one page prints these lines, each as it stands."""
    paper = Paper()
    paper.add_page()
    paper.set_font("Times", "", 11)
    for line in lines:
        paper.line(line)
    return paper.data()


def raw_pdf(content: bytes, font: bytes, extra: bytes, pages: bytes = b"[3 0 R]") -> bytes:
    """Return a PDF of one page, written by hand: readers mend its missing table of places."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids " + pages + b" /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(extra), extra),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size 7 >>\n%%EOF"


def dense_pdf(pages: int) -> bytes:
    """Return a PDF that takes long to read: the same full page many times."""
    lines = b" ".join(b"(The ferry sank at four, and nobody saw it sink.) Tj T*" for _ in range(60))
    content = b"BT /F 9 Tf 11 TL 50 800 Td " + lines + b" ET"
    kids = b"[" + b"3 0 R " * pages + b"]"
    return raw_pdf(content, FONT, b"", pages=kids).replace(b"/Count 1", b"/Count %d" % pages)


def docx_of(document: Document) -> bytes:
    """Return the bytes of a document that python-docx holds."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_of_paragraphs(*paragraphs: str) -> bytes:
    """Return a Word document of plain paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return docx_of(document)


def docx_of_xml(body: str, **parts: str) -> bytes:
    """Return a Word document with this XML as its body; other parts by name, `.` as `__`."""
    named = {name.replace("__", "."): words for name, words in parts.items()}
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}": words for name, words in named.items()},
        }
    )


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in entries.items():
            archive.writestr(name, words)
    return out.getvalue()
