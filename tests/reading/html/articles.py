"""Three fictional articles with everything that an article's markup may hold."""

from typing import NamedTuple


class Part(NamedTuple):
    """A block of an article: its element, its markup, and what a reader sees of it."""

    tag: str
    markup: str
    words: str


class Article(NamedTuple):
    """A fictional article: fictional people, places and outlets."""

    slug: str
    language: str
    title: str
    standfirst: str
    author: str
    publisher: str
    published: str
    printed: str
    parts: tuple[Part, ...]

    @property
    def reference(self) -> tuple[str, ...]:
        """What a careful person would copy out of the page, block by block."""
        return tuple(part.words for part in self.parts)


def _p(markup: str, words: str = "") -> Part:
    return Part("p", markup, words or markup)


def _items(*items: str) -> tuple[Part, ...]:
    return tuple(Part("li", item, item) for item in items)


FERRY = Article(
    slug="ferry",
    language="en",
    title="Harbour inquiry hears that the Marella left with a broken pump",
    standfirst="The ferry's owner says the crew never reported it; the crew say they did, twice.",
    author="Ilse Tarrant",
    publisher="The Tidewater Post",
    published="2021-06-18",
    printed="18 June 2021",
    parts=(
        _p(
            "The passenger ferry <em>Marella</em> left Port Sallow on the night of 2&nbsp;March "
            "with one of its two bilge pumps out of order, the harbour inquiry heard on Friday.",
            "The passenger ferry Marella left Port Sallow on the night of 2 March with one of its "
            "two bilge pumps out of order, the harbour inquiry heard on Friday.",
        ),
        _p(
            "&ldquo;We told the office twice,&rdquo; said <a href='/people/okwe'>Dorian Okwe</a>, "
            "the ship&rsquo;s engineer. &ldquo;Nobody came.&rdquo;",
            "“We told the office twice,” said Dorian Okwe, the ship’s engineer. “Nobody came.”",
        ),
        _p(
            "Sallow Lines, which owns the ferry, denies that. In a statement it said that "
            "<b>no report</b> of a fault had reached its <i>Port Sallow</i> office before the "
            "sinking, in which 14 people died.",
            "Sallow Lines, which owns the ferry, denies that. In a statement it said that no "
            "report of a fault had reached its Port Sallow office before the sinking, in which 14 "
            "people died.",
        ),
        Part("h2", "What the log shows", "What the log shows"),
        _p(
            "The engine-room log, of which two pages are missing, names the pump on three days:",
        ),
        *_items(
            "27 February: the second pump starts only by hand.",
            "1 March: a spare part is asked for by telephone.",
            "2 March: &ldquo;pump 2 dead&rdquo;, in pencil.".replace("&ldquo;", "“").replace(
                "&rdquo;", "”"
            ),
        ),
        _p(
            "The inquiry&rsquo;s chair, Maud Ferrin, asked why the ferry sailed. The harbour "
            "master&rsquo;s answer was short: he had not been told.",
            "The inquiry’s chair, Maud Ferrin, asked why the ferry sailed. The harbour master’s "
            "answer was short: he had not been told.",
        ),
        Part(
            "blockquote",
            "If a pump fails, the ship does not sail. That is the rule, and it has been the rule "
            "for thirty years.",
            "If a pump fails, the ship does not sail. That is the rule, and it has been the rule "
            "for thirty years.",
        ),
        _p(
            "A report is expected in the autumn. Relatives of the dead, some of whom sat through "
            "all nine days of hearings, want the company&rsquo;s telephone records to be read out.",
            "A report is expected in the autumn. Relatives of the dead, some of whom sat through "
            "all nine days of hearings, want the company’s telephone records to be read out.",
        ),
        _p("Mr Okwe will be heard again on Monday."),
    ),
)

DAM = Article(
    slug="dam",
    language="en",
    title="Ministry: no evidence that the Orrin dam was opened on purpose",
    standfirst="A leaked memo had said that the gates were opened before the alarm was raised.",
    author="Pavel Drummond",
    publisher="Lower Valley Courier",
    published="2022-11-03",
    printed="November 3, 2022",
    parts=(
        _p(
            "There is &#8220;no evidence whatsoever&#8221; that the gates of the Orrin dam were "
            "opened on purpose, the Ministry of Waters said on Thursday.",
            "There is “no evidence whatsoever” that the gates of the Orrin dam were opened on "
            "purpose, the Ministry of Waters said on Thursday.",
        ),
        _p(
            "The statement answers a memo that a blog, Valley Watch, published last week. "
            "According to the memo, two of the gates were open at 3:10&nbsp;a.m., eleven minutes "
            "be&shy;fore the alarm.",
            "The statement answers a memo that a blog, Valley Watch, published last week. "
            "According to the memo, two of the gates were open at 3:10 a.m., eleven minutes before "
            "the alarm.",
        ),
        _p(
            "The ministry neither confirmed nor denied that the memo was real. A person familiar "
            "with the matter, who was not allowed to speak publicly, called it a draft."
        ),
        Part("h3", "The figures", "The figures"),
        Part("tr", "Gate | Open at", "Gate | Open at"),
        Part("tr", "North | 3:10 a.m.", "North | 3:10 a.m."),
        Part("tr", "Middle | 3:24 a.m.", "Middle | 3:24 a.m."),
        _p(
            "These times come from the control room, said Hanna Brightwater, who designed its "
            "clock. &#8220;It was four minutes slow&#8221;, she added. &#8220;It always is.&#8221;",
            "These times come from the control room, said Hanna Brightwater, who designed its "
            "clock. “It was four minutes slow”, she added. “It always is.”",
        ),
        _p(
            "More than 900 houses in the lower valley were flooded. Nobody was killed, although "
            "rumours to the contrary went round for days; the police call them "
            "<strong>unfounded</strong>.",
            "More than 900 houses in the lower valley were flooded. Nobody was killed, although "
            "rumours to the contrary went round for days; the police call them unfounded.",
        ),
        _p(
            "Valley Watch stands by its report.<br>The ministry will not comment on it.",
            "Valley Watch stands by its report.\nThe ministry will not comment on it.",
        ),
        _p(
            "Correction: an earlier version of this article said that 90 houses were flooded. It "
            "was more than 900."
        ),
    ),
)

MUSEUM = Article(
    slug="museum",
    language="de",
    title="Museum bestreitet, dass die Krone von Hallwede eine Kopie ist",
    standfirst="Ein Gutachten sorgt für Streit, doch kaum jemand hat es gelesen.",
    author="Jorun Feld",
    publisher="Hallweder Anzeiger",
    published="2020-03-09",
    printed="9. März 2020",
    parts=(
        _p(
            "Das Stadtmuseum bestreitet, dass die Krone von Hallwede eine Kopie ist. &bdquo;Das "
            "ist frei erfunden&ldquo;, sagte Direktorin Alma Reuß am Montag.",
            "Das Stadtmuseum bestreitet, dass die Krone von Hallwede eine Kopie ist. „Das ist frei "
            "erfunden“, sagte Direktorin Alma Reuß am Montag.",
        ),
        _p(
            "Ein anonymes Gutachten, das der Redaktion vorliegt, nennt das Gold &uuml;berraschend "
            "jung. Wer es bezahlt hat, ist nicht bekannt.",
            "Ein anonymes Gutachten, das der Redaktion vorliegt, nennt das Gold überraschend jung. "
            "Wer es bezahlt hat, ist nicht bekannt.",
        ),
        Part("h2", "Die Vorgeschichte", "Die Vorgeschichte"),
        _p(
            "Schon 1985 gab es Zweifel. Damals untersuchte der Chemiker Bruno Sachs eine Zacke und "
            "fand Spuren von Kupfer, die er sich nicht erklären konnte."
        ),
        *_items(
            "1985: Sachs untersucht eine Zacke.",
            "1991: Die Krone wird gereinigt und neu gefasst.",
            "2019: Das Gutachten entsteht.",
        ),
        _p(
            "Die Stadt will die Krone nun ein zweites Mal prüfen lassen. Das Ergebnis soll im "
            "Sommer vorliegen, wie ein Sprecher mitteilte."
        ),
    ),
)

ARTICLES = (FERRY, DAM, MUSEUM)
