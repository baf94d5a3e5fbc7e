"""The commands that random servers give: what is meant for them, and what belongs to others."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.domain.answer import AskRequest, QuoteRef
from bot.domain.check import CheckRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, DocumentId, LibraryId, SentenceKey, VersionKey
from bot.domain.draft import DraftId
from bot.domain.ingest import GivenDetails, Submission
from bot.domain.posted import ShownQuote
from bot.domain.timeline import ReportPlace, TimelineRequest
from bot.services.verification import Moderator
from bot.wiring import Hearsay

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

Command = Callable[[Hearsay], object]


class Commander:
    """Makes commands from what each server has by now; `number` makes every document a new one."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.number = 0
        self.documents: dict[LibraryId, list[DocumentId]] = {each: [] for each in SERVERS}
        self.drafts: dict[LibraryId, list[DraftId]] = {each: [] for each in SERVERS}
        self.base: list[DocumentId] = []

    def submission(self, library: LibraryId) -> Submission:
        secret = SECRETS.get(library, "Tolm")
        telling = self._chance.choice(TELLINGS)
        own = f"\n\n{secret} number {self.number} was there on {self.number % 28 + 1} May 2021."
        return Submission(
            library=library,
            file_name=f"{secret.lower()}-{self.number}.txt",
            data=f"{telling}{own if self._chance.random() < 0.7 else ''}".encode(),
            details=GivenDetails(
                title=f"{secret} {self.number}", publisher=f"{secret} Post", published="2021-06-01"
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

    def command(self, server: LibraryId) -> tuple[str, Command]:
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
        submission, step = self.submission(server), self._chance.randint(1, 30)
        actor, place = submission.added_by, SentenceKey(document, 1, self._chance.randint(0, 2))
        moderator = Moderator(actor, actor)
        evidence = self._chance.choice(["https://tolm.example/1", document, "Zorvatel 3"])
        details = GivenDetails(publisher=f"{SECRETS[server]} Times {self.number}")
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
            made["ingest"] = ingesting(submission)
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


def ingesting(submission: Submission) -> Command:
    """Return the command that adds a document."""
    return lambda hearsay: hearsay.ingester.ingest(submission)


def removing(document: DocumentId) -> Command:
    """Return the operator's command that removes a document of the base library."""
    return lambda hearsay: hearsay.catalogue.remove(BASE_LIBRARY, document, "operator")
