"""Carry speakers through quotations that run over several sentences."""

from collections.abc import Sequence

from bot.analysis.quotation import Quotation, quoted_places
from bot.domain.claim import UNSPECIFIED, Attribution
from bot.domain.document import Sentence
from bot.domain.value import Span

_SCARE_WORDS = 3  # "crazy system" quotes nobody in particular


def carry_quotations(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    own: Sequence[Sequence[Attribution]],
) -> list[tuple[Attribution, ...]]:
    """Return the attributions with the quoted sentences that name no speaker themselves.

    A quotation belongs to the cue in its first or last sentence; without one, to whoever was
    quoted or spoke in the sentence before; otherwise to an unspecified source.
    """
    found = [list(attributions) for attributions in own]
    for quotation, places in zip(quotations, quoted_places(quotations, sentences), strict=True):
        if not places:
            continue
        speaker = _speaker(places, sentences, quotation, found)
        if speaker is None:
            if len(places) == 1 and _only_words(text, quotation, sentences[places[0]]):
                continue
            speaker = _beside(places[0], quotation, found) or _before(places[0], sentences, found)
        for place in places:
            _give(place, sentences, quotation, found, speaker)
    return [tuple(attributions) for attributions in found]


def _only_words(text: str, quotation: Quotation, sentence: Sentence) -> bool:
    if quotation.span.of(text)[:-1].endswith((".", "!", "?")):
        return False
    words = len(quotation.inner(text).split())
    return words <= _SCARE_WORDS and len(sentence.text) > len(quotation.span.of(text)) + 3


def _speaker(
    places: tuple[int, ...],
    sentences: Sequence[Sentence],
    quotation: Quotation,
    found: list[list[Attribution]],
) -> Attribution | None:
    order = (places[-1], *places[:-1])
    if sentences[places[0]].start < quotation.span.start:
        order = places
    for place in order:
        for attribution in found[place]:
            content, cue = attribution.content, attribution.cue
            outside = cue is None or not cue.overlaps(quotation.span)
            if outside and content is not None and content.overlaps(quotation.span):
                return attribution
    return None


def _beside(place: int, quotation: Quotation, found: list[list[Attribution]]) -> Attribution | None:
    """Return the sentence's main attribution if its cue stands outside the quotation."""
    outside = (a for a in found[place] if a.cue is None or not a.cue.overlaps(quotation.span))
    return next(outside, None)


def _before(
    place: int, sentences: Sequence[Sentence], found: list[list[Attribution]]
) -> Attribution | None:
    if place == 0 or not found[place - 1]:
        return None
    if sentences[place].paragraph - sentences[place - 1].paragraph > 1:
        return None
    return found[place - 1][0]


def _give(
    place: int,
    sentences: Sequence[Sentence],
    quotation: Quotation,
    found: list[list[Attribution]],
    speaker: Attribution | None,
) -> None:
    """Ascribe the sentence's part of the quotation, unless it is ascribed already."""
    sentence = sentences[place]
    here = Span(
        start=max(sentence.start, quotation.span.start), end=min(sentence.end, quotation.span.end)
    )
    names = speaker.said_by if speaker is not None else (UNSPECIFIED,)
    kept: list[Attribution] = []
    covered = False
    for attribution in found[place]:
        if attribution.cue is not None and attribution.cue.overlaps(here):
            longer = names + tuple(n for n in attribution.said_by if n not in names)
            kept.append(attribution.model_copy(update={"said_by": longer}))
            continue
        content = attribution.content
        covered = covered or (content is not None and content.overlaps(here))
        kept.append(attribution)
    if not covered:
        anonymous = speaker.anonymous if speaker is not None else False
        carried = Attribution(
            source=None, cue=None, content=here, said_by=names, anonymous=anonymous
        )
        kept = [carried, *kept] if _mostly(here, sentence) else [*kept, carried]
    found[place] = kept


def _mostly(part: Span, sentence: Sentence) -> bool:
    return 2 * (part.end - part.start) >= sentence.end - sentence.start
