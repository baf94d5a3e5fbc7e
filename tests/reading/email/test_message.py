"""An e-mail becomes its own text and what its headers say. People and firms are fictional."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DocumentRejectedError
from bot.reading.email.message import read_email
from bot.reading.extracted import Extracted

HEAD = (
    "From: Dorian Okwe <okwe@sallow-lines.example>\n"
    "To: Office <office@sallow-lines.example>\n"
    "Subject: Pump 2 again\n"
    "Date: Tue, 02 Mar 2021 23:40:00 -0500\n"
    "MIME-Version: 1.0\n"
)


def read(text: str, head: str = HEAD) -> Extracted:
    return read_email("pump.eml", (head + text).encode())


def plain(body: str, kind: str = "text/plain; charset=utf-8") -> Extracted:
    return read(f"Content-Type: {kind}\n\n{body}")


def multipart(kind: str, *parts: str) -> str:
    inside = "".join(f"--edge\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary=edge\n\n{inside}--edge--\n"


def test_the_headers_give_title_author_and_the_day_where_it_was_sent() -> None:
    found = plain("The second pump is dead. We sail at nine.\n")

    assert found.text == "The second pump is dead. We sail at nine."
    assert found.fields == {
        "title": "Pump 2 again",
        "author": "Dorian Okwe",
        "published": "2021-03-02",
    }


def test_a_publisher_is_taken_only_where_the_message_names_one() -> None:
    head = HEAD + "Organization: Sallow Lines\nArchived-At: <https://lists.example/m/12>\n"

    found = read("\nThe pump is dead.\n", head)

    assert found.fields["publisher"] == "Sallow Lines"
    assert found.fields["url"] == "https://lists.example/m/12"


def test_encoded_headers_are_decoded() -> None:
    head = (
        "From: =?utf-8?q?J=C3=B8run?= Feld <j@anzeiger.example>\n"
        "Subject: =?iso-8859-1?Q?Die_Kr=F6nung?=\nDate: 9 Mar 2020 10:00 +0100\n"
    )

    found = read("\nHeute nicht.\n", head)

    assert found.fields == {
        "title": "Die Krönung",
        "author": "Jørun Feld",
        "published": "2020-03-09",
    }


def test_the_plain_form_is_preferred_to_html() -> None:
    found = read(
        multipart(
            "alternative",
            "Content-Type: text/plain\n\nThe pump is dead.\n",
            "Content-Type: text/html\n\n<p>The pump is <b>dead</b> (HTML).</p>\n",
        )
    )

    assert found.text == "The pump is dead."


@pytest.mark.parametrize("plain_form", ["", " \n\n", "Content-Type: text/plain\n\n  \n"])
def test_html_is_read_where_there_is_no_plain_form(plain_form: str) -> None:
    html = (
        "Content-Type: text/html\n\n<style>p {}</style><p>The pump is <b>dead</b>.</p><p>Ours."
        "<blockquote><p>Is it?<blockquote>It is.</blockquote></blockquote><div hidden>No</div>\n"
    )

    found = read(multipart("alternative", *filter(str.strip, [plain_form]), html))

    assert found.text == "The pump is dead.\n\nOurs.\n\n> Is it?\n\n> > It is."


def test_quoted_replies_stay_and_keep_their_marks() -> None:
    body = "No.\n\nOn Monday, Ada Quist wrote:\n> Did the pump fail?\n>> It never failed.\n"

    assert plain(body).text == body.strip()


def test_a_signature_is_left_out_and_counted() -> None:
    found = plain("The pump is dead.\n\n-- \nDorian Okwe\nEngineer, MV Marella\n+44 0000\n")

    assert found.text == "The pump is dead."
    assert found.dropped == 1


def test_two_dashes_above_an_answer_are_no_signature() -> None:
    body = "See below.\n\n-- \nOn Monday, Ada Quist wrote:\n> Did the pump fail?"

    assert plain(body).text == body


def test_attachments_are_named_and_not_read() -> None:
    found = read(
        multipart(
            "mixed",
            "Content-Type: text/plain\n\nThe log is attached.\n",
            "Content-Type: application/pdf; name=log.pdf\nContent-Disposition: attachment; "
            "filename=log.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\n"
            "Not to be read.\n",
        )
    )

    assert found.text == "The log is attached."
    assert found.warnings == (
        "Attachments were not read: log.pdf, notes.txt. Add them by themselves.",
    )


def test_a_message_of_attachments_alone_is_refused_and_they_are_named() -> None:
    with pytest.raises(DocumentRejectedError, match=r"only attachments: log\.pdf"):
        read(multipart("mixed", "Content-Type: application/pdf; name=log.pdf\n\nx\n"))


def test_flowed_lines_are_joined() -> None:
    found = plain(
        "The second pump \nis dead.\n\n> Did it \n> fail?\n> Again?\n \n-- \nD. O.\n",
        "text/plain; charset=utf-8; format=flowed",
    )

    assert found.text == "The second pump is dead.\n\n> Did it fail?\n> Again?"


@pytest.mark.parametrize("charset", ["utf-8", "klingon", "ascii"])
def test_a_wrong_character_set_costs_no_letter_and_is_told(charset: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode()

    found = read_email("a.eml", head + "Die Krönung fällt aus.".encode("cp1252"))

    assert found.text == "Die Krönung fällt aus."
    assert len(found.warnings) == 1
    assert charset in found.warnings[0]


def test_utf8_that_is_called_otherwise_is_read_without_a_warning() -> None:
    found = plain("Die Krönung fällt aus.", "text/plain; charset=us-ascii")

    assert found.text == "Die Krönung fällt aus."
    assert found.warnings == ()


def test_an_encrypted_message_is_refused_with_what_to_do() -> None:
    kind = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx\n"

    with pytest.raises(DocumentRejectedError, match=r"encrypted.*copy its text"):
        read(kind)


@pytest.mark.parametrize("levels", [30, 5_000])
def test_parts_nested_too_deeply_are_refused_or_passed_over(levels: int) -> None:
    opening = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels)
    )

    with pytest.raises(DocumentRejectedError):
        read(opening + "Content-Type: text/plain\n\nDeep.\n")


def test_more_parts_than_a_mail_program_makes_are_refused() -> None:
    part = "Content-Type: text/plain\n\nOne more.\n"

    with pytest.raises(DocumentRejectedError, match="500 parts"):
        read(multipart("mixed", *[part] * 501))


def test_a_header_of_a_million_characters_does_no_harm() -> None:
    head = "From: " + "<a" * 500_000 + "\nSubject: " + "=?utf-8?q?" * 100_000 + "\n"

    assert read("\nThe pump is dead.\n", head).text == "The pump is dead."


@pytest.mark.parametrize(
    "head",
    [
        "From: <\nDate: yesterday\nSubject:\n",
        'From: "\nDate: Tue, 99 Foo 2021\nSubject: =?utf-8?b?!!?=\n',
        "From: a@b@c, ;:\nDate: 0\nContent-Type: ///; charset==\n",
        "From: \udcff\nContent-Type: text/plain; charset*=x''%ff\n",
    ],
)
def test_damaged_headers_cost_the_detail_not_the_document(head: str) -> None:
    data = (head + "\nThe pump is dead.\n").encode("utf-8", errors="surrogateescape")

    found = read_email("a.eml", data)

    assert found.text == "The pump is dead."
    assert "published" not in found.fields


@given(st.binary(max_size=300), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(head: bytes, body: bytes) -> None:
    try:
        found = read_email("a.eml", b"From: a@b.example\nContent-Type: " + head + b"\n\n" + body)
    except DocumentRejectedError:
        return
    assert any(map(str.isalnum, found.text))
    found.text.encode()
