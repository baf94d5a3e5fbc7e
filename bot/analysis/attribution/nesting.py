"""Order the cues of one sentence: which one stands inside what another one says."""

from typing import NamedTuple

from bot.analysis.attribution.cues import Cue, Force, Range

_FOLLOWS = 0.7  # a nested ascription that fills so much of what is said is what is said


class Named(NamedTuple):
    """A cue with its resolved chain links, outermost first."""

    cue: Cue
    names: tuple[str, ...]
    anonymous: bool


class Branch(NamedTuple):
    """One chain of cues: the outermost cue and all names down to whoever claims it."""

    cue: Cue
    names: tuple[str, ...]
    anonymous: bool


def branches(named: list[Named]) -> list[Branch]:
    """Return the chains of a sentence, the one that covers most first."""
    kept = _with_cited(_without_doubles(named))
    parents = [_parent(index, kept) for index in range(len(kept))]
    merged: set[int] = set()
    found: list[Branch] = []
    for index, item in sorted(enumerate(kept), key=lambda pair: -_size(pair[1].cue.content)):
        nested = parents[index] is not None
        if index in merged or (nested and item.cue.force in (Force.TALK, Force.WISH)):
            continue
        names, anonymous = _above(index, kept, parents), item.anonymous
        names = _joined(names, item.names)
        inner = _dominant_child(index, kept, parents)
        while inner is not None:
            merged.add(inner)
            names, anonymous = _joined(names, kept[inner].names), kept[inner].anonymous
            inner = _dominant_child(inner, kept, parents)
        found.append(Branch(item.cue, names, anonymous))
    return found


def _with_cited(named: list[Named]) -> list[Named]:
    """Hang whoever is cited under the widest cue: "X reported the sale, citing Y" is X, then Y."""
    cited = [item for item in named if item.cue.force is Force.CITED]
    others = [item for item in named if item.cue.force is not Force.CITED]
    if not cited or not others:
        return named
    widest = max(range(len(others)), key=lambda i: _size(others[i].cue.content))
    for item in cited:
        host = others[widest]
        names = _joined(host.names, item.names)
        others[widest] = Named(host.cue, names, item.anonymous)
    return others


def _size(content: Range | None) -> int:
    return 0 if content is None else content[1] - content[0]


def _without_doubles(named: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for item in named:
        if not any(_overlap(item.cue.words, other.cue.words) for other in kept):
            kept.append(item)
    return kept


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _parent(index: int, named: list[Named]) -> int | None:
    """Find the smallest content that holds this cue."""
    words = named[index].cue.words
    best: int | None = None
    for other, item in enumerate(named):
        content = item.cue.content
        if other == index or content is None:
            continue
        if content[0] <= words[0] and words[1] <= content[1]:
            mine = named[index].cue.content
            if mine is not None and _covers(mine, item.cue.words) and _size(mine) >= _size(content):
                continue
            if best is None or _size(content) < _size(named[best].cue.content):
                best = other
    return best


def _covers(content: Range, words: Range) -> bool:
    return content[0] <= words[0] and words[1] <= content[1]


def _above(index: int, named: list[Named], parents: list[int | None]) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    seen = {index}
    parent = parents[index]
    while parent is not None and parent not in seen:
        seen.add(parent)
        names = _joined(named[parent].names, names)
        parent = parents[parent]
    return names


def _joined(outer: tuple[str, ...], inner: tuple[str, ...]) -> tuple[str, ...]:
    """Put chains together; somebody who quotes themselves is one link."""
    return outer + tuple(name for name in inner if name not in outer)


def _dominant_child(index: int, named: list[Named], parents: list[int | None]) -> int | None:
    whole = _size(named[index].cue.content)
    inner = [i for i, parent in enumerate(parents) if parent == index]
    inner = [i for i in inner if named[i].cue.merges]
    inner = [i for i in inner if named[i].cue.force in (Force.CONTENT, Force.IMPERSONAL)]
    main = [i for i in inner if named[i].cue.anchor == named[index].cue.clause]
    if main:  # "reported that X claimed …": the claim is the main verb of what is said
        return main[0]
    inner = [i for i in inner if named[i].cue.force is Force.CONTENT]
    best = max(inner, key=lambda i: _reach(named[i].cue), default=None)
    if best is None or _reach(named[best].cue) < _FOLLOWS * whole:
        return None
    return best


def _reach(cue: Cue) -> int:
    """Measure source, cue and content together; 0 without a content."""
    if cue.content is None:
        return 0
    starts = [cue.words[0], cue.content[0], *([cue.source.start] if cue.source else [])]
    ends = [cue.words[1], cue.content[1], *([cue.source.end] if cue.source else [])]
    return max(ends) - min(starts)
