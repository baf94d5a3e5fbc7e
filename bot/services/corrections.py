"""Quote a correction whole: with the sentence that says what is right."""

from collections.abc import Set

from bot.analysis.claims import OLD_WORDS
from bot.domain.document import LibraryId, SentenceKey
from bot.services.selection import Run
from bot.services.stances import moved
from bot.store.documents import DocumentStore


def whole_items(
    documents: DocumentStore, library: LibraryId, corrections: Set[SentenceKey]
) -> dict[SentenceKey, Run]:
    """Return the run for each correction that only repeats the old words by itself.

    "An earlier version said 14. The figure is 12.": the first sentence alone would misinform.
    """
    after = {key: moved(key, 1) for key in corrections}
    stored = documents.load_sentences(documents.reach(library), [*after, *after.values()])
    return {
        key: (key, following)
        for key, following in after.items()
        if key in stored
        and following in stored
        and OLD_WORDS.search(stored[key].sentence.text)
        and not OLD_WORDS.search(stored[following].sentence.text)
        and stored[key].sentence.paragraph == stored[following].sentence.paragraph
    }
