"""Who says a sentence, how surely, and what stands for and against it."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field, model_validator

from bot.domain.document import SentenceKey
from bot.domain.value import Span, Value

UNSPECIFIED = "unspecified"
"""The source of "it is believed that": somebody says so, the text does not say who."""


class Status(StrEnum):
    """How far a claim is established; the first rule of DESIGN section 4 that fits wins."""

    VERIFIED = "verified"
    REFUTED = "refuted"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    CORROBORATED = "corroborated"
    STATED = "stated"
    UNVERIFIED = "unverified"


_MOST_CAUTIOUS_FIRST = (
    Status.REFUTED,
    Status.CORRECTED,
    Status.DISPUTED,
    Status.UNVERIFIED,
    Status.STATED,
    Status.CORROBORATED,
    Status.VERIFIED,
)


def most_cautious(statuses: "list[Status]") -> Status:
    """Return the status that warns most; a whole answer carries it. `statuses` is not empty."""
    return min(statuses, key=_MOST_CAUTIOUS_FIRST.index)


class Attribution(Value):
    """One ascription in the text: source, cue and content as spans of the document's text.

    `source` is None for impersonal cues ("it is believed"); `cue` is None where a quotation
    simply goes on. `said_by` names the chain, outermost first: resolved where the text leaves
    one reading, otherwise the words as printed; `[UNSPECIFIED]` for impersonal cues.
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    said_by: tuple[str, ...] = Field(min_length=1)
    anonymous: bool = Field(default=False, description="an unnamed source: 'officials said'")
    asks: bool = Field(default=False, description="an interviewer's turn, which claims nothing")


class SentenceAnalysis(Value):
    """What the words of one sentence show by themselves, without any other document."""

    attributions: tuple[Attribution, ...] = ()
    hedge_words: tuple[str, ...] = Field(default=(), description="the cue words as printed")
    denial: bool = False
    corrects: bool = Field(default=False, description="the sentence corrects or retracts something")

    @property
    def attributed(self) -> bool:
        """Whether the sentence ascribes its content to somebody."""
        return bool(self.attributions)

    @property
    def hedged(self) -> bool:
        """Whether the sentence marks its own content as uncertain."""
        return bool(self.hedge_words)

    @property
    def said_by(self) -> tuple[str, ...]:
        """The chain of the sentence's main attribution, outermost first; empty: own voice."""
        return self.attributions[0].said_by if self.attributions else ()


class RelationKind(StrEnum):
    """How one sentence stands to another."""

    REPEATS = "repeats"  # makes the same claim
    DENIES = "denies"
    CORRECTS = "corrects"


class Relation(Value):
    """`subject` repeats, denies or corrects `target`, both within one library's reach."""

    subject: SentenceKey
    target: SentenceKey
    kind: RelationKind
    similarity: float = Field(ge=-1.0, le=1.0001, description="cosine; 1.0 for exact copies")


class Assessment(Value):
    """A sentence's status in one library, with the reasons that a member reads."""

    sentence: SentenceKey
    status: Status
    reasons: tuple[str, ...] = Field(min_length=1)
    origins: tuple[str, ...] = Field(default=(), description="who brings the claim in, each once")


class Verdict(Value):
    """A moderator's finding about one sentence. Never set by the machine."""

    sentence: SentenceKey
    status: Status
    moderator_id: str
    moderator_name: str
    recorded_at: datetime
    evidence: str = Field(min_length=1, description="a link, or a document of the library")
    reason: str = ""

    @model_validator(mode="after")
    def _only_findings(self) -> "Verdict":
        if self.status not in (Status.VERIFIED, Status.REFUTED):
            raise ValueError("a moderator's verdict is verified or refuted")
        return self
