"""A sentence with its analysis, as the terminal prints it."""

from bot.domain.claim import Status
from bot.domain.document import DocumentRef
from bot.domain.value import Value


class AnalysedSentence(Value):
    """One sentence: where it stands, who says it, how surely, and its status in the library."""

    document: DocumentRef
    start: int
    end: int
    text: str
    attributed: bool
    source: str | None
    said_by: tuple[str, ...]
    hedged: bool
    hedge_words: tuple[str, ...]
    denial: bool
    corrects: bool
    status: Status
