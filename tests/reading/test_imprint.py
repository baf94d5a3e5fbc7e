"""Title, publisher, author and date as paper prints them. All names are fiction."""

import pytest

from bot.reading.imprint.names import is_outlet
from bot.reading.imprint.printed import head_of, without_rights
from bot.reading.imprint.settling import Properties, settle


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["By Mara Quill | The Marda Post | 3 June 2031"], "Mara Quill/The Marda Post/3 June 2031"),
        (["By Pia Lund, Senior Reporter, Basin Observer"], "Pia Lund/Basin Observer/"),
        (["By PIA LUND and OSKAR REED"], "PIA LUND and OSKAR REED//"),
        (["Mara Quill, Science Correspondent"], "Mara Quill//"),
        (["The Marda Post, Friday, June 3, 2031"], "/The Marda Post/Friday, June 3, 2031"),
        (["Silt and Stone | October 2031"], "/Silt and Stone/October 2031"),
        (["Marda, 3 June 2031"], "//3 June 2031"),
        (["Issued by the Harbour Council, 6 May 2031"], "/Harbour Council/6 May 2031"),
        (["Source: Tidewatch", "Date: 2031-06"], "/Tidewatch/2031-06"),
        (["Published on 3 June 2031", "Updated 9 June 2031"], "//3 June 2031"),
        (["Updated 9 June 2031"], "//9 June 2031"),
        (["Lampwick Review, issue 31, May 2031"], "/Lampwick Review/May 2031"),
        (["Posted on October 12, 2031 by Reza Holm"], "Reza Holm//October 12, 2031"),
        (["By Reza Holm on October 12, 2031"], "Reza Holm//October 12, 2031"),
        (["LANNOCK, June 3, 2031 (Sarrend Wire) — It sank."], "/Sarrend Wire/June 3, 2031"),
        (["© 2031 Lannock Mail. All rights reserved."], "/Lannock Mail/"),
        (["Von Ilse Brandt", "Montag, 3. Juni 2031"], "Ilse Brandt//2031-06-03"),
        (["Le Courrier du Port · 3 juin 2031"], "/Le Courrier du Port/2031-06-03"),
        (["Port Caddis University Press, 2031"], "/Port Caddis University Press/2031"),
        (["2031"], "//"),
        (["3/4/2031"], "//"),
        (["The 3 June 2031 vote is still disputed"], "//"),
        (["Was the Marda Post wrong?"], "//"),
    ],
)
def test_the_lines_around_a_headline_are_understood(lines: list[str], found: str) -> None:
    fields = head_of(["Ferry lost", *lines], [])

    assert "/".join(fields.get(key, "") for key in ("author", "publisher", "published")) == found


def test_what_every_page_repeats_wins_over_a_line_of_the_text() -> None:
    fields = head_of(["Ferry lost", "1 May 2030"], ["Marda Post, 3 June 2031"])

    assert (fields["publisher"], fields["published"]) == ("Marda Post", "3 June 2031")


def test_lines_at_the_end_about_rights_are_no_part_of_the_text() -> None:
    blocks = [
        "© marks are old.",
        "It sank.",
        "© 2031 Lannock Mail",
        "Copyright 2031 Wire",
        "All rights reserved",
    ]

    assert without_rights(blocks, None) == ["© marks are old.", "It sank."]
    assert without_rights(["It sank.", "Copyright is old."], None) == [
        "It sank.",
        "Copyright is old.",
    ]


def test_dates_inside_the_article_are_not_its_own() -> None:
    article = "It sank. " * 20

    assert head_of(["Ferry lost", article, "3 June 2031"], []) == {}


def test_a_title_in_the_properties_needs_the_page_to_print_it() -> None:
    printed = settle({}, Properties(title="Ferry lost!"), "Ferry Lost", [])
    foreign = settle({}, Properties(title="Budget 2030"), "Ferry lost", [])
    alone = settle({}, Properties(title="Ferry lost"), None, ["It sank."])

    assert printed.fields["title"] == "Ferry lost!"
    assert "title" not in foreign.fields
    assert "Budget 2030" in foreign.conflicts[0]
    assert alone.fields["title"] == "Ferry lost"


@pytest.mark.parametrize("junk", ["Microsoft Word - a.doc", "untitled", "report_v3.docx"])
def test_titles_that_programs_make_are_neither_taken_nor_a_conflict(junk: str) -> None:
    settled = settle({}, Properties(title=junk), None, [])

    assert settled.fields == {}
    assert settled.conflicts == ()


def test_a_day_of_the_file_within_the_printed_month_is_no_conflict() -> None:
    settled = settle({"published": "June 2031"}, Properties(created="2031-06-17"), None, [])

    assert settled.conflicts == ()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The Marda Gazette", True),
        ("Harbour Authority of Gullmark", True),
        ("Evening Klaxon", True),
        ("CORVANE TODAY", True),
        ("Harbour Board Closes Bridge", False),
        ("PRESS RELEASE", False),
        ("Breaking News", False),
        ("Was it the Marda Post?", False),
        ("Gazette", False),
        ("From: Harbour Authority", False),
    ],
)
def test_names_of_outlets_are_told_from_headlines(words: str, named: bool) -> None:
    assert is_outlet(words) is named


@pytest.mark.parametrize(
    "disclaimer",
    [
        "Marda Gazette is not responsible for the opinions of its contributors.",
        "The editors accept no liability for the contents of letters",
        "The views expressed here are those of the authors and not of Marda Gazette.",
        "MARDA GAZETTE no se hace responsable de las opiniones de sus colaboradores.",
        "Namentlich gekennzeichnete Beiträge geben nicht die Meinung der Redaktion wieder.",
        "Les articles publiés n'engagent que leurs auteurs.",
    ],
)
def test_lines_at_the_end_that_disown_the_authors_are_no_part_of_the_text(disclaimer: str) -> None:
    assert without_rights(["It sank.", disclaimer], "Marda Gazette") == ["It sank."]
    assert without_rights([disclaimer, *["It sank."] * 4], "Marda Gazette")[0] == disclaimer


@pytest.mark.parametrize(
    "sentence",
    [
        "Sallow Lines is not responsible for the opinions of its captains.",
        "The ministry accepts no liability for the contents of the hold.",
        "The views of the crew were not heard.",
        "The editors are not responsible. The opinions of the crew were never printed.",
        "El puerto no se hace responsable de las opiniones de sus prácticos.",
    ],
)
def test_what_others_disown_is_told(sentence: str) -> None:
    assert without_rights(["It sank.", sentence], "Marda Gazette") == ["It sank.", sentence]
