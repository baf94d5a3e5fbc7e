"""Complete what a member types: the library's names, and questions that it can answer."""

from collections import Counter

from bot.analysis.names import count_names, introduces
from bot.domain.document import LibraryId, SentenceKind, VersionKey
from bot.domain.value import Value
from bot.index.retriever import Retriever
from bot.services.indexing import IndexKeeper
from bot.store.documents import DocumentStore

MAX_CHOICES = 25
"""Discord shows at most 25 choices, each of at most 100 characters."""

MAX_CHOICE = 100
MAX_QUESTIONS = 6
MAX_NAMES = 400
_ASKED_NAMES = 6
_ASKED_SPEAKERS = 4


class _Offer(Value):
    versions: tuple[VersionKey, ...]
    names: tuple[str, ...]
    questions: tuple[str, ...]


class Suggestions:
    """What the library can be asked about. Made once for each state of the library."""

    def __init__(self, documents: DocumentStore, retriever: Retriever, keeper: IndexKeeper) -> None:
        self._documents = documents
        self._retriever = retriever
        self._keeper = keeper
        self._offers: dict[LibraryId, _Offer] = {}

    def complete(self, library: LibraryId, typed: str) -> tuple[str, ...]:
        """Return up to 25 choices: questions for an empty field, else ways to go on typing.

        The last word is completed to a name of the library, keeping what stands before it.
        """
        offer = self._offer(library)
        typed = " ".join(typed.split())
        if not typed:
            return offer.questions[:MAX_CHOICES]
        matching = [each for each in offer.questions if typed.casefold() in each.casefold()]
        completed = [typed[:start] + name for start, name in _completions(typed, offer.names)]
        choices = dict.fromkeys([typed, *matching, *completed])
        return tuple(each for each in choices if len(each) <= MAX_CHOICE)[:MAX_CHOICES]

    def names(self, library: LibraryId, typed: str) -> tuple[str, ...]:
        """Return up to 25 names of the library that `typed` begins, the most frequent first."""
        begun = " ".join(typed.split()).casefold()
        found = (name for name in self._offer(library).names if not begun or _begins(name, begun))
        return tuple(name for name in found if len(name) <= MAX_CHOICE)[:MAX_CHOICES]

    def _offer(self, library: LibraryId) -> _Offer:
        reach = self._documents.reach(library)
        versions = tuple(key for each in reach for key in self._documents.version_keys(each))
        offer = self._offers.get(library)
        if offer is None or offer.versions != versions:
            offer = self._make(library, versions)
            self._offers[library] = offer
        return offer

    def _make(self, library: LibraryId, versions: tuple[VersionKey, ...]) -> _Offer:
        self._keeper.ensure(library)
        reach = self._documents.reach(library)
        sentences = [each for key in versions for each in self._documents.sentences(reach, key)]
        # Every word of a heading may be a capital: names are taken from running text alone.
        prose = [each.text for each in sentences if each.kind is SentenceKind.PROSE]
        names = tuple(name for name, _ in count_names(prose).most_common(MAX_NAMES))
        asked = [
            each.text
            for each in sentences
            if each.kind is SentenceKind.HEADING and each.text.endswith("?")
        ]
        asked += [f"What does {name} say?" for name in self._speakers(library, versions)]
        asked += [f"Who is {name}?" for name in names if introduces(name, prose)][:_ASKED_NAMES]
        found = self._retriever.find(reach, asked) if asked else []
        answerable = [
            question
            for question, retrieval in zip(asked, found, strict=True)
            if retrieval.answerable and len(question) <= MAX_CHOICE
        ]
        return _Offer(
            versions=versions,
            names=names,
            questions=tuple(dict.fromkeys(answerable))[:MAX_QUESTIONS],
        )

    def _speakers(self, library: LibraryId, versions: tuple[VersionKey, ...]) -> list[str]:
        """Name who is quoted most: what they say can be asked for."""
        reach = self._documents.reach(library)
        said = Counter(
            attribution.said_by[-1]
            for key in versions
            for analysis in self._documents.analyses(reach, key)
            for attribution in analysis.attributions
            if attribution.content and attribution.said_by[-1][:1].isupper()
        )
        return [name for name, _ in said.most_common(_ASKED_SPEAKERS)]


def _completions(typed: str, names: tuple[str, ...]) -> list[tuple[int, str]]:
    """Find names that begin with the last words typed: (where they begin in `typed`, name)."""
    starts = [0, *(at + 1 for at, character in enumerate(typed) if character == " ")]
    found = []
    for start in starts:
        begun = typed[start:].casefold()
        if len(begun) < 2:
            continue
        found += [(start, name) for name in names if _begins(name, begun)]
    return found


def _begins(name: str, begun: str) -> bool:
    folded = name.casefold()
    return folded.startswith(begun) or f" {begun}" in folded
