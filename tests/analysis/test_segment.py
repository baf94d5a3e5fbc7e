"""Sentences have exact places and end where a reader says they end. All texts are fiction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.segment import segment
from bot.analysis.segmentation.boundaries import LONGEST_SENTENCE
from bot.domain.document import SentenceKind

PROSE, HEADLINE, HEADING, CAPTION = (
    SentenceKind.PROSE,
    SentenceKind.HEADLINE,
    SentenceKind.HEADING,
    SentenceKind.CAPTION,
)

PIECES = st.sampled_from(
    "Dr. |U.S. |“|”|\"|' |?|!|. |... |…|\n|\n\n|\t|\u00a0|he said|Ann Lee asked|The |p.m. |(|)|[1]"
    "|No. 5|- |> |Photo: |Venn/Wire|\u200b|\u2028|\x1c|終。|a|A. |é|:|,|I. ".split("|")
)
HOSTILE = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


def sentences_of(paragraph: str) -> list[str]:
    """Return the sentences of one paragraph that stands below a headline."""
    return [s.text for s in segment(f"Some headline\n\n{paragraph}", "Some headline")[1:]]


def kinds_of(text: str, title: str = "Some title") -> list[tuple[SentenceKind, str]]:
    return [(sentence.kind, sentence.text) for sentence in segment(text, title)]


@given(HOSTILE, st.text(max_size=20))
def test_places_are_exact_ordered_and_apart(text: str, title: str) -> None:
    sentences = segment(text, title)

    end = 0
    for position, sentence in enumerate(sentences):
        assert sentence.position == position
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        end = sentence.end
    paragraphs = [sentence.paragraph for sentence in sentences]
    assert sorted(set(paragraphs)) == list(range(1, len(set(paragraphs)) + 1))
    assert paragraphs == sorted(paragraphs)


@given(HOSTILE)
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    inside = "".join(sentence.text for sentence in segment(text, ""))

    assert "".join(inside.split()) == "".join(text.split())


@given(st.integers(1, 2000), st.sampled_from(["a", "word ", "A. ", "(a. B ", '"Why?" Ann ', "。"]))
def test_no_sentence_is_longer_than_a_quote_may_be(count: int, unit: str) -> None:
    text = (unit * count).strip()

    sentences = segment(text, "")

    assert max(len(sentence.text) for sentence in sentences) <= LONGEST_SENTENCE


def test_a_line_of_a_million_characters_is_cut_at_its_spaces() -> None:
    text = "ferry " * 166_667

    sentences = segment(text, "")

    assert all(s.text.startswith("ferry") and s.text.endswith("ferry") for s in sentences)
    assert sum(s.text.count("ferry") for s in sentences) == 166_667


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. in March said no.",
        "The U.S. Senate voted after Dr. Smith and Gen. Ilse Brandt had spoken.",
        "J. R. Smith and A. A. Venn met Sens. Lund and Orr.",
        "It was No. 5 on the list, p. 12, fig. 3.",
        "He was an official...defected to Orlan in 1985.",
        "It cost 3.5 million, or $1.2m, on Sept. 5, 2031.",
        "They met at 6 p.m. on Monday and at 7 p.m. Tuesday and at 8 a.m. EST.",
        '"No way!" she said.',
        "“Really?” he asked.",
        '"Why?" Smith asked.',
        '"Are you sure?" Mayor Lund\'s aide asked.',
        '"What is this?" Ilse Brandt, the captain of the Marda, asked the court.',
        "The 777 , it said , is late .",
        "“He told me, ‘Go home!’ and I went.”",
        "I. Introduction to the ferries.",
        "The report (which was leaked. Nobody knows by whom) was short.",
        "Vell Corp. and Orlan Ltd. of Port Mard, Calif. merged.",
        "(He left early.)",
        "See https://vell.example/a.b and mail a.b@vell.example now.",
        "He paused ... and went on… slowly.",
        "PORT MARD, W.Va. — The ferry sank.",
    ],
)
def test_this_is_one_sentence(sentence: str) -> None:
    assert sentences_of(f"Before this. {sentence} After this.") == [
        "Before this.",
        sentence,
        "After this.",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["“We waited,” he said.", "“Second thing happened.”"],
        ['He asked "Why?"', "The mayor said nothing."],
        ['"Go."', "Smith left."],
        ["He left the U.S.", "The mayor stayed."],
        ["It ended at 9 p.m.", "Police came."],
        ["It was World War II.", "The ferry was new."],
        ["Was it so?", "No!", "It was not."],
        ["The E.U. knew.", "NATO knew.", "It was the DIA.", "Dong denied it."],
        ["In the 11th century.", "Ögedei came."],
        ["“It is a disgrace!”", "She left."],
        ["He was not sure.[12]", "She was."],
        ["La ministre a dit: « Je ne sais rien. »", "Elle est partie."],
        ["He said the end.", "Then he left."],
        ["“Nobody was told.", "Not one of us,” said Orla Venn, 42, of Port Mard."],
    ],
)
def test_these_are_several_sentences(sentences: list[str]) -> None:
    assert sentences_of(" ".join(sentences)) == sentences


def test_a_missing_space_after_a_full_stop_still_ends_a_sentence() -> None:
    assert sentences_of("It sank.Nobody knew why.") == ["It sank.", "Nobody knew why."]


def test_east_asian_stops_need_no_space() -> None:
    assert sentences_of("船沉了。沒人知道！他們說「走。」結束。") == [
        "船沉了。",
        "沒人知道！",
        "他們說「走。」",
        "結束。",
    ]


def test_text_without_capitals_is_cut_all_the_same() -> None:
    assert sentences_of("i went home. then i slept. it was fun.") == [
        "i went home.",
        "then i slept.",
        "it was fun.",
    ]


def test_hard_wrapped_mail_is_read_as_paragraphs() -> None:
    mail = (
        "I was at the pier on Tuesday when the ferry Marda left without lights, and\n"
        "Captain Ilse Brandt told me that nobody had checked the hull since\n"
        "January. She said that the harbour office knew. According to the\n"
        "Port Authority, no report was filed. I do not believe a word of it, and\n"
        "Orla Venn does not either."
    )

    assert sentences_of(mail)[1:3] == [
        "She said that the harbour office knew.",
        "According to the\nPort Authority, no report was filed.",
    ]


def test_a_wrapped_paragraph_of_two_lines_is_one_paragraph() -> None:
    text = (
        "Some headline\n\n"
        "The Port Authority denied on Tuesday that it had received any report by Captain\n"
        "Brandt.\n\n"
        "A spokesman said he would not answer questions about the hull, the owner or\n"
        "Mayor Lund."
    )

    assert [sentence.paragraph for sentence in segment(text, "Some headline")] == [1, 2, 3]


def test_paragraphs_on_single_lines_stay_apart() -> None:
    first = "The ferry Marda sank on Monday night, the Port Authority said" + " at length" * 8
    text = f"Ferry sinks\n{first}\nThe Guard had not been told\nWhat next?\nNobody knows."

    assert [s.paragraph for s in segment(text, "Ferry sinks")] == [1, 2, 3, 4, 5]


def test_speakers_and_list_items_begin_blocks_of_their_own() -> None:
    text = (
        "Q: Who knew?\nA: The office. Dr. Venn knew.\nILSE BRANDT: I did.\n- one thing\n- another"
    )

    assert kinds_of(text)[1:] == [
        (PROSE, "A: The office."),
        (PROSE, "Dr. Venn knew."),
        (PROSE, "ILSE BRANDT: I did."),
        (PROSE, "- one thing"),
        (PROSE, "- another"),
    ]


def test_headline_headings_and_prose_are_told_apart() -> None:
    text = (
        "Ferry sinks. Who knew?\n\nIt sank.\n\nWhere is the captain?\n\n"
        "Nobody knows.\n\nThe log\n\nGone."
    )

    assert kinds_of(text, "Ferry sinks. Who knew?") == [
        (HEADLINE, "Ferry sinks. Who knew?"),
        (PROSE, "It sank."),
        (HEADING, "Where is the captain?"),
        (PROSE, "Nobody knows."),
        (HEADING, "The log"),
        (PROSE, "Gone."),
    ]


def test_a_first_line_that_is_a_sentence_is_no_headline() -> None:
    assert kinds_of("The ferry sank.\n\nNobody knew.")[0] == (PROSE, "The ferry sank.")


@pytest.mark.parametrize(
    "caption",
    [
        "The pier of Port Mard, June 3 Harbour Images",
        "Mayor Lund speaks to reporters. (Ann Lee/Harbour Wire)",
        "Ferry Marda at sea. Photo: Ann Lee",
        "FILE PHOTO: The pier in winter.",
        "Image credit: Vell Pictures",
        "The pier at dusk. [Photo by Ann Lee]",
        "The pier at dusk © Harbour Wire",
        "Captain Brandt Courtesy of the Brandt family",
        "Captain Brandt in March Ann Lee/Harbour Wire",
        "The ferry Marda leaves Port Mard in June. Image: Harbour Wire.",
        "Rescuers at the pier (AP)",
        "Pictured above: Captain Brandt",
    ],
)
def test_credits_make_a_caption_by_their_form(caption: str) -> None:
    assert (CAPTION, caption) in kinds_of(f"Headline here\n\nIt sank.\n\n{caption}\n\nIt is gone.")


def test_a_caption_printed_twice_is_a_caption_both_times() -> None:
    text = "It sank.\n\nThe pier, Port Mard\nThe pier, Port Mard Harbour Wire\n\nIt is gone."

    assert [kind for kind, _ in kinds_of(text)] == [PROSE, CAPTION, CAPTION, PROSE]


def test_answers_that_begin_alike_are_not_captions() -> None:
    text = "I do not know.\n\nI do not know. Ask Lund.\n\nThe pier\n\nThe pier in winter was empty."

    assert CAPTION not in {kind for kind, _ in kinds_of(text)}


@pytest.mark.parametrize(
    "prose",
    [
        "Lund told Reuters.",
        "He posted the photo: it showed the pier.",
        "The minister and/or his deputy knew (see the log).",
        '"We saw it on Twitter," she said.',
        "Photographs were taken at the pier on Monday.",
    ],
)
def test_prose_about_pictures_and_agencies_is_not_a_caption(prose: str) -> None:
    assert (PROSE, prose) in kinds_of(f"Headline here\n\n{prose}\n\nIt is gone.")


def test_a_list_without_bullets_is_prose_not_headings() -> None:
    text = "It sank.\n\nThe hull cracked\n\nTwo are missing\n\nThe office knew\n\nIt is gone."

    assert {kind for kind, _ in kinds_of(text)} == {PROSE}


def test_what_a_page_prints_around_an_article_is_not_its_list() -> None:
    text = "Ferry sinks\n\nBy Ann Lee\n\nPublished 3 June 2031\n\nShare on Vellbook\n\nIt sank."

    assert [kind for kind, _ in kinds_of(text)] == [HEADLINE, HEADING, HEADING, HEADING, PROSE]


def test_what_leads_in_a_quotation_is_prose() -> None:
    text = "It sank.\n\nThe Harbour Wire reported:\n\n“Nobody knew.”"

    assert (PROSE, "The Harbour Wire reported:") in kinds_of(text)
