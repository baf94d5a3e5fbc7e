"""The lists of documents fit into a message and name what there is."""

from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.discord_app.sources.pages import render_answer_sources, render_document, render_list
from tests.discord_app import samples
from tests.loopback.reading import everything, labels, texts


def test_the_list_names_each_document_with_publisher_and_date() -> None:
    page = samples.drawn(render_list([samples.summary()], 0))

    assert "The harbour letters · publisher not stated · April 2031 (inferred)" in everything(page)
    assert labels(page) == []


def test_a_long_list_has_pages_that_fit() -> None:
    documents = [samples.summary("*" * 300) for _ in range(30)]

    for number in range(4):
        page = samples.drawn(render_list(documents, number))
        assert sum(map(length, texts(page))) <= LAYOUT_CHARACTERS
        assert labels(page) == ["Earlier", "Later"]


def test_an_empty_library_says_so() -> None:
    page = samples.drawn(render_list([], 0))

    assert "no documents yet" in everything(page)


def test_a_document_is_shown_with_the_reason_for_its_inferred_date() -> None:
    page = samples.drawn(render_document(samples.summary()))

    assert "April 2031 (inferred): inferred" in everything(page)
    assert "900 words, 41 sentences" in everything(page)
    assert "Added 1 May 2031" in everything(page)


def test_withdrawn_documents_are_counted() -> None:
    view = render_answer_sources([samples.summary()], withdrawn=2)
    page = samples.drawn(view)

    assert "2 documents were withdrawn since this answer." in everything(page)
