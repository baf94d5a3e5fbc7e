"""Of pages of many makes the article is kept whole, and hardly anything else. All are fiction."""

from collections.abc import Callable, Iterator

import pytest

from bot.analysis.segment import segment
from bot.reading.extracted import Extracted
from bot.reading.html.page import read_html
from tests.reading.html import templates_fresh, templates_hard, templates_news, templates_other
from tests.reading.html.articles import ARTICLES, DAM, FERRY, Article, Part

Template = Callable[[Article], str]

TEMPLATES: tuple[Template, ...] = (
    *templates_news.TEMPLATES,
    *templates_other.TEMPLATES,
    *templates_hard.TEMPLATES,
    *templates_fresh.TEMPLATES,
)
SILENT_ON_DATES = frozenset({"encyclopedia", "word_export", "mail_on_the_web"})
SILENT_ON_PUBLISHERS = frozenset({"aspnet", "word_export", "mail_on_the_web"})


def pages() -> Iterator[tuple[str, Article, Extracted]]:
    for template in TEMPLATES:
        for article in ARTICLES:
            yield template.__name__, article, read_html("a.html", template(article).encode())


def squeezed(words: str) -> str:
    return " ".join(words.split())


def test_sentences_stay_whole_and_furniture_stays_out() -> None:
    """The issue's floors: .98 of the sentences verbatim, at most .02 of the letters furniture."""
    there = found = letters = furniture = 0
    for _, article, page in pages():
        text = squeezed(page.text)
        reference = squeezed(" ".join((article.title, article.standfirst, *article.reference)))
        sentences = segment("\n\n".join(article.reference), article.title)
        there += len(sentences)
        found += sum(squeezed(each.text) in text for each in sentences)
        letters += len(page.text)
        furniture += sum(
            len(block) for block in page.text.split("\n\n") if squeezed(block) not in reference
        )

    assert there > 800
    assert found / there >= 0.98
    assert furniture / letters <= 0.02


def test_dates_and_publishers_are_right_where_a_page_states_them() -> None:
    for name, article, page in pages():
        if name not in SILENT_ON_DATES:
            assert page.fields.get("published") == article.published, name
        else:
            assert "published" not in page.fields, name
        if name not in SILENT_ON_PUBLISHERS:
            assert page.fields.get("publisher") == article.publisher, name
        else:
            assert "publisher" not in page.fields, name


def test_titles_and_languages_are_right() -> None:
    for name, article, page in pages():
        assert page.fields["title"] == article.title, name
        assert page.language in (article.language, None), name


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_left_out_is_counted(template: Template) -> None:
    page = read_html("a.html", template(FERRY).encode())

    assert (page.dropped > 0) is (template.__name__ != "word_export")


def test_pages_that_agree_with_themselves_show_no_contradiction() -> None:
    assert [(name, page.conflicts) for name, _, page in pages() if page.conflicts] == []


def test_a_report_of_two_sentences_is_found_among_much_else() -> None:
    told = ("The ferry Marella sank off Port Sallow on Friday.", "Nobody was hurt, say the police.")
    short = FERRY._replace(parts=tuple(Part("p", each, each) for each in told))
    letters = furniture = 0

    for template in TEMPLATES:
        text = read_html("a.html", template(short).encode()).text
        blocks = text.split("\n\n")
        assert set(told) <= {squeezed(block) for block in blocks}, template.__name__
        letters += len(text)
        known = (*told, short.title, short.standfirst)
        furniture += sum(len(block) for block in blocks if squeezed(block) not in known)

    assert furniture / letters <= 0.1


def test_a_quotation_that_stands_twice_is_kept_once() -> None:
    rule = "If a pump fails, the ship does not sail, and that is the rule."
    twice = FERRY._replace(parts=(*FERRY.parts, *[Part("blockquote", rule, rule)] * 2))

    assert read_html("a.html", templates_news.broadsheet(twice).encode()).text.count(rule) == 1


def test_what_stands_about_the_author_below_the_text_is_left_out() -> None:
    about = f"{FERRY.author} is a reporter for {FERRY.publisher}, covering harbours."
    parts = (*FERRY.parts, Part("p", f"<i>{about}</i>", about))
    inside = (Part("p", about, about), *FERRY.parts)

    below = templates_news.broadsheet(FERRY._replace(parts=parts))
    above = templates_news.broadsheet(FERRY._replace(parts=inside))

    assert about not in read_html("a.html", below.encode()).text
    assert about in read_html("a.html", above.encode()).text


def test_a_correction_is_kept_wherever_the_page_prints_it() -> None:
    correction = DAM.parts[-1].words
    page = templates_news.broadsheet(FERRY).replace(
        '<footer class="article-footer">', f'<footer class="article-footer"><p>{correction}</p>'
    )

    assert correction in read_html("a.html", page.encode()).text
