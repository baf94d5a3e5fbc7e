"""Several servers in one bot, and beside it a bot for each that knows no other server.

What a command shows a server must be the same in both: then nothing of another server, no title,
no count, no order, no error text, can have shown. Ids are drawn alike in both, moments are masked.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from bot.config import Settings
from bot.domain.answer import AskRequest, QuoteRef
from bot.domain.check import CheckRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, DocumentId, LibraryId, SentenceKey, VersionKey
from bot.domain.draft import DraftId
from bot.domain.errors import HearsayError
from bot.domain.ingest import GivenDetails, IngestReport, Submission
from bot.domain.posted import ShownQuote
from bot.domain.timeline import ReportPlace, TimelineRequest
from bot.domain.value import Value
from bot.services.verification import Moderator
from bot.store import documents
from bot.wiring import Hearsay, build
from tests.services.killed_writer import use_words_for_the_model

SERVERS = tuple(map(LibraryId, ("6001", "6002", "6003")))
SECRETS = {SERVERS[0]: "Zorvatel", SERVERS[1]: "Quimbrax", SERVERS[2]: "Wendelmoot"}
"""A word that stands in everything that a server adds, and in nothing of any other one."""

TELLINGS = (
    "The grain store in Tolm burned down on 4 May 2021. Two dockers were hurt.",
    "Mira Osterby said that a lamp had fallen over in the grain store in Tolm.",
    "Galt Shipping denied that a lamp had fallen over in the grain store in Tolm.",
    "It is rumoured that the store was insured twice. Nobody has confirmed it.",
    "Correction: an earlier version said that two dockers were hurt. Three were hurt.",
    "The harbour of Tolm was closed in June 2021. It was opened again two weeks later.",
)
"""What all servers tell alike: what one says would corroborate or deny what another one says."""

QUESTIONS = (
    "What burned down in Tolm?",
    "Who said that a lamp had fallen over?",
    "Was the store insured twice?",
    "Zorvatel",
    "What does Quimbrax say?",
    "Did Wendelmoot burn?",
)
_SLOW = ("asked", "asked check", "asked timeline", "timeline", "links")
_SELDOM = 0.7
"""Share of the choices that leave the slow commands out: ten thousand sequences take minutes."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T| at )\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:\+00:00|Z| UTC)?")

Command = Callable[[Hearsay], object]


class Drawn:
    """Stands in for `secrets`: the same draws after the same seed."""

    def __init__(self) -> None:
        self.chance = random.Random(0)  # noqa: S311 - the point is that it can be foreseen

    def choice(self, letters: str) -> str:
        return self.chance.choice(letters)


class Worlds:
    """One bot for all servers and one for each, and what each server has by now."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._drawn = Drawn()
        self._number = 0
        self.shared = self._built(folder / "shared")
        self.alone = {each: self._built(folder / each) for each in SERVERS}
        self.documents: dict[LibraryId, list[DocumentId]] = {each: [] for each in SERVERS}
        self.drafts: dict[LibraryId, list[DraftId]] = {each: [] for each in SERVERS}
        self.base: list[DocumentId] = []
        self.commands = 0
        self.refused = 0
        self.held = 0
        for server in SERVERS:
            for _ in range(2):
                self._give(server, "ingest", _ingesting(self._submission(server)))
            self._look(server)

    def _built(self, folder: Path) -> Hearsay:
        self._drawn.chance = random.Random(0)  # noqa: S311 - as above
        with patch.object(documents, "secrets", self._drawn):
            return build(Settings(data=folder))

    def close(self) -> None:
        for each in (self.shared, *self.alone.values()):
            each.close()

    def sequence(self) -> None:
        """Let one server give a few commands; now and then the operator changes the base."""
        self.held += sum(map(len, self.documents.values()))
        if self._chance.random() < 0.004:
            self._change_base()
        server = self._chance.choice(SERVERS)
        for _ in range(self._chance.randint(1, 4)):
            self._give(server, *self._command(server))
        self._look(server)

    def _give(self, server: LibraryId, name: str, command: Command) -> object:
        """Give a command in both worlds and compare what they show."""
        self._number += 1
        self.commands += 1
        together, result = self._outcome(self.shared, command)
        alone, _ = self._outcome(self.alone[server], command)
        self.refused += isinstance(result, HearsayError)
        assert together == alone, f"{name} shows {together} and alone {alone}"
        for other, secret in SECRETS.items():
            # A word that the server itself asked with may come back to it.
            if other != server and not name.startswith("asked"):
                assert secret not in str(together), f"{name} shows {secret}: {together}"
        return result

    def _outcome(self, hearsay: Hearsay, command: Command) -> tuple[object, object]:
        self._drawn.chance = random.Random(self._number)  # noqa: S311 - as above
        with patch.object(documents, "secrets", self._drawn):  # ids come out alike in both worlds
            try:
                result: object = command(hearsay)
            except HearsayError as error:
                result = error
        return _shown(result), result

    def _look(self, server: LibraryId) -> None:
        """Take down what the server has now."""
        listed = self.shared.catalogue.list(server)
        self.documents[server] = [each.document.id for each in listed if not each.shared]
        self.drafts[server] = [each.id for each in self.shared.drafting.open_drafts(server)]

    def _change_base(self) -> None:
        """Add to the base library or remove from it, in every world."""
        self._number += 1
        if len(self.base) > 1:
            change = _removing(self.base.pop(0))
        else:
            change = _ingesting(self._submission(BASE_LIBRARY))
        for hearsay in (self.shared, *self.alone.values()):
            _, result = self._outcome(hearsay, change)
        if isinstance(result, IngestReport):
            self.base.append(result.document.id)

    def _submission(self, library: LibraryId) -> Submission:
        secret = SECRETS.get(library, "Tolm")
        telling = self._chance.choice(TELLINGS)
        own = f"\n\n{secret} number {self._number} was there on {self._number % 28 + 1} May 2021."
        return Submission(
            library=library,
            file_name=f"{secret.lower()}-{self._number}.txt",
            data=f"{telling}{own if self._chance.random() < 0.7 else ''}".encode(),
            details=GivenDetails(
                title=f"{secret} {self._number}", publisher=f"{secret} Post", published="2021-06-01"
            ),
            added_by=f"moderator-of-{secret}",
        )

    def _any_document(self, server: LibraryId) -> DocumentId:
        """Name a document of the server, of the base, of another server, or none."""
        everybody = [each for listed in self.documents.values() for each in listed]
        known = [*self.documents[server] * 2, *everybody, *self.base, DocumentId("NOSUCH00")]
        return self._chance.choice(known)

    def _any_draft(self, server: LibraryId) -> DraftId:
        everybody = [each for listed in self.drafts.values() for each in listed]
        return self._chance.choice([*self.drafts[server] * 3, *everybody, DraftId("NOSUCH00")])

    def _command(self, server: LibraryId) -> tuple[str, Command]:
        # Undoing leads back to nothing: what is there decides how much can show.
        poor = len(self.documents[server]) < 2
        writes = self._chance.random() < (0.3 if poor else 0.08)
        made = self._writes(server) if writes else self._reads(server)
        names = ["ingest", "publish", "renew"] if writes and poor else sorted(made)
        if self._chance.random() < _SELDOM:
            names = [each for each in names if each not in _SLOW]
        name = self._chance.choice(names)
        return name, made[name]

    def _writes(self, server: LibraryId) -> Mapping[str, Command]:
        document, draft = self._any_document(server), self._any_draft(server)
        submission, step = self._submission(server), self._chance.randint(1, 30)
        actor, place = submission.added_by, SentenceKey(document, 1, self._chance.randint(0, 2))
        moderator = Moderator(actor, actor)
        evidence = self._chance.choice(["https://tolm.example/1", document, "Zorvatel 3"])
        details = GivenDetails(publisher=f"{SECRETS[server]} Times {self._number}")
        crowded = len(self.documents[server]) > 4
        made: dict[str, Command] = {
            "prepare": lambda h: h.drafting.prepare(submission),
            "renew": lambda h: h.drafting.prepare(submission, replaces=VersionKey(document, 1)),
            "publish": lambda h: h.drafting.publish(server, draft, actor),
            "discard": lambda h: h.drafting.discard(server, draft, actor),
            "edit draft": lambda h: h.drafting.edit(h.drafting.get(server, draft), details, actor),
            "edit": lambda h: h.catalogue.edit_details(
                server, h.catalogue.document(server, document), details, actor
            ),
            "remove": lambda h: h.catalogue.remove(server, document, actor),
            "undo": lambda h: h.catalogue.undo(server, actor),
            "undo step": lambda h: h.catalogue.undo(server, actor, step),
            "asked verify": lambda h: h.verification.verify(
                server, place, moderator, evidence=evidence
            ),
            "clear": lambda h: h.verification.clear(server, place, moderator),
            "hide event": lambda h: h.timeline_editor.hide(
                server, ReportPlace(document, 1, 40), moderator, ""
            ),
            "undo event": lambda h: h.timeline_editor.undo(server, moderator),
            "rebuild": lambda h: h.catalogue.rebuild(server),
        }
        if step % 3 == 0:
            made["switch base"] = lambda h: h.server_settings.change(
                server, lambda before: before.model_copy(update={"use_base": step > 9}), moderator
            )
        if not crowded:
            made["ingest"] = _ingesting(submission)
        if len(self.documents[server]) > 2 and step % 4 == 0:
            made["purge"] = lambda h: _leave_for_good(h, server)
        return made

    def _reads(self, server: LibraryId) -> Mapping[str, Command]:
        document, draft = self._any_document(server), self._any_draft(server)
        question = self._chance.choice(QUESTIONS)
        words = question.split()[-1].strip("?")
        number, start = self._chance.randint(0, 3), self._chance.randint(0, 90)
        ref = QuoteRef(document, self._chance.randint(1, 2), 0, start + 1)
        return {
            "list": lambda h: h.catalogue.list(server),
            "asked find": lambda h: h.catalogue.find(server, words),
            "document": lambda h: h.catalogue.document(server, document),
            "versions": lambda h: h.catalogue.versions(server, document),
            "sentences": lambda h: h.catalogue.sentences(server, document),
            "draft": lambda h: h.drafting.get(server, draft),
            "drafts": lambda h: h.drafting.open_drafts(server),
            "log": lambda h: h.library_log.entries(server, None, 5),
            "log before": lambda h: h.library_log.entries(server, start, 3),
            "verdicts": lambda h: h.verification.list(server),
            "asked names": lambda h: h.suggestions.names(server, words[: number + 1]),
            "asked complete": lambda h: h.suggestions.complete(server, words[:number]),
            "asked timeline": lambda h: h.chronology.timeline(TimelineRequest(server, words)),
            "timeline": lambda h: h.chronology.timeline(TimelineRequest(server)),
            "asked events": lambda h: [
                told.document for told in h.timeline_editor.offer(server, words)
            ],
            "event log": lambda h: h.timeline_editor.log(server),
            "asked": lambda h: h.answerer.answer(AskRequest(server, question)),
            "asked check": lambda h: h.checker.check(CheckRequest(server, f"{question} Yes.")),
            "asked sentence": lambda h: h.sentence_finder.search(server, words),
            "context": lambda h: h.context.around(server, ref),
            "links": lambda h: h.doubtful_links.waiting(server),
            "sharpened": lambda h: h.doubtful_links.sharpened(server),
            "titles": lambda h: h.posted.titles(server, [document]),
            "changes": lambda h: h.posted.changes(server, [ShownQuote(ref, Status.STATED)]),
            "settings": lambda h: h.server_settings.of(server),
        }


def _leave_for_good(hearsay: Hearsay, server: LibraryId) -> None:
    """Leave a server long ago, purge what it left behind, and come back."""
    hearsay.steps.leave(server, datetime(2021, 1, 1, tzinfo=UTC))
    assert hearsay.departures.purge() == 1
    hearsay.departures.join(server)


def _ingesting(submission: Submission) -> Command:
    return lambda hearsay: hearsay.ingester.ingest(submission)


def _removing(document: DocumentId) -> Command:
    return lambda hearsay: hearsay.catalogue.remove(BASE_LIBRARY, document, "operator")


@contextmanager
def worlds(folder: Path, chance: random.Random) -> Iterator[Worlds]:
    """Open the worlds; words stand in for the embedding model."""
    use_words_for_the_model()
    opened = Worlds(folder, chance)
    try:
        yield opened
    finally:
        opened.close()


def _shown(result: object) -> object:  # noqa: PLR0911 - one return a kind
    """Return all that a result shows, moments masked, sets in order."""
    if isinstance(result, HearsayError):
        return f"{type(result).__name__}: {_MOMENT.sub('T', str(result))}"
    if isinstance(result, Value):
        return {name: _shown(value) for name, value in result}
    if isinstance(result, Mapping):
        return {str(key): _shown(value) for key, value in result.items()}
    if isinstance(result, datetime):
        return "T"
    if isinstance(result, str):
        return _MOMENT.sub("T", result)
    if isinstance(result, frozenset | set):
        return sorted(map(str, result))
    if isinstance(result, tuple | list):
        return [_shown(each) for each in result]
    return result
