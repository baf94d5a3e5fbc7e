"""The language of a document is told by its own words; what labels it counts where they do not."""

import pytest

from bot.domain.ingest import GivenDetails
from bot.reading.languages import language_of
from bot.reading.reader import DocumentReader

GERMAN = (
    "Das Stadtmuseum bestreitet, dass die Krone eine Kopie ist. „Das ist frei erfunden“, sagte die "
    "Direktorin am Montag. Wer das Gutachten bezahlt hat, ist nicht bekannt."
)
ENGLISH = (
    "The town museum denies that the crown is a copy. “It is made up,” said its director on "
    "Monday. Nobody knows who paid for the report that says so."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("de", GERMAN),
        ("fr", "Le ministère a démenti jeudi que le barrage ait été ouvert volontairement."),
        ("es", "Nadie sabe quién pagó el informe, pero la directora del museo lo niega todo."),
        ("uk", "Міністерство у четвер спростувало, що греблю відкрили навмисно."),
        ("ar", "نفت الوزارة يوم الخميس أن السد قد فتح عمدا."),
        ("ja", "同省は木曜日、ダムが故意に開けられたことを否定した。"),
        ("zh", "该部周四否认大坝是故意打开的。"),
    ],
)
def test_the_words_tell_the_language(language: str, text: str) -> None:
    assert language_of(text, None) == language


@pytest.mark.parametrize("text", ["", "Marella", "Dorian Okwe, Port Sallow", "14:02 – 15:10"])
def test_a_text_too_short_to_tell_is_what_its_file_says_else_english(text: str) -> None:
    assert language_of(text, None) == "en"
    assert language_of(text, "nl") == "nl"


def test_a_long_text_outweighs_a_template_that_is_labelled_otherwise() -> None:
    assert language_of(GERMAN * 4, "en") == "de"
    assert language_of(ENGLISH * 4, "de") == "en"


def test_another_script_outweighs_a_label_however_short_the_text_is() -> None:
    assert language_of("该部周四否认大坝是故意打开的。", "en") == "zh"


@pytest.mark.parametrize("label", ["", "EN-us", "english", "x-klingon", "\x00", "e"])
def test_a_label_that_is_no_code_is_not_taken(label: str) -> None:
    assert language_of("Marella", label) == "en"


def test_a_few_foreign_quotes_do_not_make_an_english_report_foreign() -> None:
    text = f"{ENGLISH} {ENGLISH} The sign read: „Kein Zutritt, das Museum bleibt geschlossen.“"

    assert language_of(text, None) == "en"


def test_a_document_is_labelled_with_its_language() -> None:
    reader = DocumentReader()

    assert reader.read("a.txt", GERMAN.encode(), GivenDetails()).details.language == "de"
    assert reader.read("a.txt", ENGLISH.encode(), GivenDetails()).details.language == "en"
