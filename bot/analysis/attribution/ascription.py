"""Put cues, quotations, labels and names together: the attributions of a whole document."""

from collections.abc import Sequence

from spacy.tokens import Doc

from bot.analysis.attribution.cues import Cue, Force, Range
from bot.analysis.attribution.headlines import headline_cues, tail_cue
from bot.analysis.attribution.labels import interview_labels, spoken_under
from bot.analysis.attribution.mentions import Mention
from bot.analysis.attribution.nesting import Branch, Named, branches
from bot.analysis.attribution.nouns import noun_cues
from bot.analysis.attribution.phrases import phrase_cues
from bot.analysis.attribution.relays import relay_of
from bot.analysis.attribution.resolution import Resolver
from bot.analysis.attribution.speech import carry_quotations
from bot.analysis.attribution.verbs import verb_cues
from bot.analysis.quotation import Quotation, quoted_places
from bot.domain.claim import UNSPECIFIED, Attribution
from bot.domain.document import Sentence, SentenceKind
from bot.domain.value import Span


def ascribe(
    text: str, sentences: Sequence[Sentence], docs: Sequence[Doc], quotations: Sequence[Quotation]
) -> list[tuple[Attribution, ...]]:
    """Return the attributions of every sentence, the one that covers most first."""
    resolver = Resolver()
    own: list[tuple[Attribution, ...]] = []
    speakers: list[str] = []
    labels = interview_labels(sentences)
    quoted: list[list[Quotation]] = [[] for _ in sentences]
    for quotation, places in zip(quotations, quoted_places(quotations, sentences), strict=True):
        for place in places:
            quoted[place].append(quotation)
    for sentence, doc, label, here in zip(sentences, docs, labels, quoted, strict=True):
        speakers.append(resolver.labelled(label.words, asks=label.asks) if label else "")
        own.append(_own(sentence, doc, here, resolver))
    carried = carry_quotations(text, sentences, quotations, own)
    return [
        spoken_under(label, speaker, sentence, found) if label else found
        for label, speaker, sentence, found in zip(
            labels, speakers, sentences, carried, strict=True
        )
    ]


def _own(
    sentence: Sentence, doc: Doc, quoted: Sequence[Quotation], resolver: Resolver
) -> tuple[Attribution, ...]:
    """Return what the sentence ascribes by its own cues; a caption makes no claim."""
    if sentence.kind is SentenceKind.CAPTION:
        return ()
    headline = sentence.kind in (SentenceKind.HEADLINE, SentenceKind.HEADING)
    resolver.begin(doc, sentence.text, headline=headline)
    named = _named_cues(sentence, doc, quoted, resolver)
    return tuple(_attribution(sentence, branch) for branch in branches(named))


def _named_cues(
    sentence: Sentence, doc: Doc, quoted: Sequence[Quotation], resolver: Resolver
) -> list[Named]:
    parts = [_within(q.span, sentence) for q in quoted]
    text = sentence.text
    cues: list[Cue] = [*verb_cues(doc, text, bool(parts)), *phrase_cues(doc, text)]
    cues += noun_cues(doc, text)
    headline = sentence.kind in (SentenceKind.HEADLINE, SentenceKind.HEADING)
    if headline:
        cues = list(headline_cues(doc, text, resolver.known_heads())) or cues
    elif not cues:
        cues = list(tail_cue(doc, text))
    cues = [_with_quotation(cue, parts) for cue in cues if not _quoted_word(cue, parts)]
    # A later cue's pronoun may mean an earlier cue's source: in the order of the text.
    cues.sort(key=lambda cue: cue.source.start if cue.source else cue.words[0])
    return [_named(cue, doc, text, resolver) for cue in cues]


def _within(span: Span, sentence: Sentence) -> Range:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return start - sentence.start, end - sentence.start


def _quoted_word(cue: Cue, parts: list[Range]) -> bool:
    """Skip a verb inside a quotation that nothing but the quotation made a cue."""
    bare = cue.force is Force.CONTENT and cue.content is None
    return bare and any(part[0] <= cue.words[0] < part[1] for part in parts)


def _with_quotation(cue: Cue, parts: list[Range]) -> Cue:
    """Let a cue outside a quotation take it in where its content touches it or is missing."""
    if cue.force in (Force.IMPERSONAL, Force.CITED):
        return cue
    start, end = cue.content or (0, 0)
    for part in parts:
        if part[0] <= cue.words[0] < part[1]:
            continue
        if cue.content is None and start == end:
            start, end = part
        elif (part[0] < end and start < part[1]) or cue.content is None:
            start, end = min(start, part[0]), max(end, part[1])
    return cue._replace(content=(start, end)) if end > start else cue


def _named(cue: Cue, doc: Doc, text: str, resolver: Resolver) -> Named:
    if cue.source is None:
        return Named(cue, (UNSPECIFIED,), anonymous=False)
    name = resolver.name(cue.source, doc)
    relay = relay_of(doc, doc[cue.anchor], text) or cue.relay
    names: tuple[str, ...] = (_printed(cue.source, name),)
    if relay is not None and _is_relay(relay, resolver):
        outlet = resolver.name(relay, doc)
        names = (_printed(relay, outlet), *names) if outlet != name else names
    resolver.spoke(name, cue.source)
    return Named(cue, names, cue.source.anonymous)


def _printed(mention: Mention, name: str) -> str:
    """Return the resolved name, or the words as printed where nothing was resolved."""
    return mention.printed if name == mention.name else name


def _is_relay(relay: Mention, resolver: Resolver) -> bool:
    return relay.is_outlet or resolver.is_outlet(relay.name)


def _attribution(sentence: Sentence, branch: Branch) -> Attribution:
    cue = branch.cue
    source = (cue.source.start, cue.source.end) if cue.source is not None else None
    return Attribution(
        source=_absolute(source, sentence),
        cue=_absolute(cue.words, sentence),
        content=_absolute(cue.content if cue.force is not Force.TALK else None, sentence),
        said_by=branch.names,
        anonymous=branch.anonymous,
    )


def _absolute(part: Range | None, sentence: Sentence) -> Span | None:
    if part is None:
        return None
    start, end = max(0, part[0]), min(part[1], len(sentence.text))
    return Span(start=sentence.start + start, end=sentence.start + end) if start < end else None
