"""Hand-made gold for a story: a folder of documents with JSONL files of expectations beside them.

Expected words are found by their file and text: white space counts as one blank, so that a
hard-wrapped document needs no line breaks in its gold.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ConfigDict, Field

from bot.domain.claim import Status
from bot.domain.document import LibraryId
from bot.domain.errors import ConfigurationError
from bot.domain.ingest import GivenDetails, Submission
from bot.domain.value import Value

ACTOR = "evaluation"
"""Who adds a story's documents, in the audit log of the evaluation's own data folder."""

_DOCUMENT = re.compile(r"\d+-.+\.(?:md|txt)")
_DETAILS = "details.json"

Line = TypeVar("Line", bound=Value)


class Words(Value):
    """Words that stand exactly once in a document of the story."""

    file: str
    text: str


class GoldQuestion(Value):
    """A question and the sentences that answer it; both sides where the sources disagree.

    `expect_first` narrows what may come first (a correction leads). Without an answer a question
    is `refused`, or `refused_or_denied`: a false premise may be met by the sentences in `expect`.
    """

    model_config = ConfigDict(populate_by_name=True)

    id: str
    question: str
    after: str | None = None
    expect: tuple[Words, ...] = ()
    expect_first: tuple[Words, ...] = ()
    supporting: tuple[Words, ...] = Field(default=(), alias="for")
    against: tuple[Words, ...] = ()
    status: tuple[Status, ...] = ()
    refused: bool = False
    refused_or_denied: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the sources hold an answer."""
        return not (self.refused or self.refused_or_denied)


class GoldSentence(Value):
    """The labels of one sentence; `open` names those on which honest readers differ.

    `said_by` lists the chain, outermost first, each link with its acceptable spellings.
    """

    file: str
    text: str
    attributed: bool
    said_by: tuple[tuple[str, ...], ...]
    hedged: bool
    denial: bool
    corrects: bool
    open: frozenset[str] = frozenset()
    status: tuple[Status, ...]


class GoldStatement(Value):
    """A member's statement, the verdicts that are right and the sentences on either side."""

    model_config = ConfigDict(populate_by_name=True)

    id: str
    statement: str
    verdict: tuple[str, ...]
    supporting: tuple[Words, ...] = Field(alias="for")
    against: tuple[Words, ...]


class GoldOrigins(Value):
    """A sentence, the documents that repeat its claim, and who brings it in."""

    id: str
    file: str
    text: str
    repeated_in: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...] = Field(description="acceptable spellings for each origin")
    counts: tuple[int, ...] = Field(min_length=1, description="acceptable numbers of origins")


class GoldDate(Value):
    """A dated expression (`event`), or words that look like one and must date nothing."""

    file: str
    text: str
    event: bool
    expression: str
    edtf: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    claimant: tuple[str, ...] = ()
    year_inferred: bool = False
    why: str = ""


class CircularDocument(Value):
    """One short document of a case of circular reporting."""

    file_name: str
    publisher: str
    published: str
    text: str


class CircularCase(Value):
    """A little library whose `claim`, a sentence of `file_name`, has `count` origins."""

    id: str
    kind: str
    documents: tuple[CircularDocument, ...]
    file_name: str
    claim: str
    origins: tuple[str, ...]
    count: int
    note: str = ""


def read_gold(path: Path, kind: type[Line]) -> list[Line]:
    """Read a gold file, one value a line.

    Raises:
        ConfigurationError: if there is no such file.
    """
    if not path.is_file():
        raise ConfigurationError(f"There is no gold file {path}: name the story's own folder.")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [kind.model_validate_json(line) for line in lines]


def document_files(folder: Path) -> list[Path]:
    """Return the story's documents in the order of their numbers."""
    return sorted(path for path in folder.iterdir() if _DOCUMENT.fullmatch(path.name))


def gold_files(folder: Path) -> list[Path]:
    """Return every file that the figures depend on, documents included, in a fixed order."""
    return [*document_files(folder), folder / _DETAILS, *sorted(folder.glob("*.jsonl"))]


def submissions(folder: Path, library: LibraryId) -> list[Submission]:
    """Return the story's documents ready to be ingested, with the details that are stated."""
    given = json.loads((folder / _DETAILS).read_text(encoding="utf-8"))
    return [
        Submission(
            library=library,
            file_name=path.name,
            data=path.read_bytes(),
            details=GivenDetails.model_validate(given.get(path.name, {})),
            added_by=ACTOR,
        )
        for path in document_files(folder)
    ]


def folded(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return " ".join(text.split())


def same_words(seen: str, expected: str) -> bool:
    """Say whether one text holds the other, and is not just a scrap of it."""
    seen, expected = folded(seen), folded(expected)
    return expected in seen or (seen in expected and 2 * len(seen) >= len(expected))


def holds(file_name: str, text: str, accepted: Iterable[Words]) -> bool:
    """Say whether a quote from a file shows one of the accepted sentences."""
    return any(words.file == file_name and same_words(text, words.text) for words in accepted)
