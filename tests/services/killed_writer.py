"""Change libraries until killed, telling each step before and after it is taken.

`python -m tests.services.killed_writer FOLDER`: for each line `LIBRARY SEED` on standard input a
child is forked that has everything loaded, starts the bot's services on the folder and works until
it is killed. Words stand in for the embedding model: only its vectors are other ones.
"""

import itertools
import json
import os
import random
import sys
from pathlib import Path

from bot.config import Settings
from bot.domain.document import DocumentRef, LibraryId, VersionKey
from bot.domain.ingest import GivenDetails, Submission
from bot.index.encoder import Encoder
from bot.logs import configure_logging
from bot.wiring import Hearsay, build, load_analyser
from tests.index.fake_encoder import WordEncoder

ACTOR = "77"
_GROWING = 0.4
"""Share of steps that add a document."""


class CountingEncoder(WordEncoder):
    """Word vectors, and word pieces that are words."""

    def count_pieces(self, text: str) -> int:
        return len(text.split())


def use_words_for_the_model() -> None:
    """Build every service with word vectors in this process."""
    Encoder.load = lambda _graphs, _model="": CountingEncoder()  # type: ignore[method-assign,assignment,return-value] # the one place where the model is chosen


def main() -> None:
    folder = Path(sys.argv[1])
    configure_logging("error")
    use_words_for_the_model()
    load_analyser()
    build(Settings(data=folder)).close()
    say(server="loaded")
    for line in sys.stdin:
        library, seed = line.split()
        child = os.fork()
        if child == 0:
            chance = random.Random(seed)  # noqa: S311 - not for secrets
            Writer(folder, LibraryId(library), chance).work()
        say(child=child)
        os.waitpid(child, 0)
        say(server="ended")


class Writer:
    """One moderator's day: drafts, documents, versions, details, removals and undoing."""

    def __init__(self, folder: Path, library: LibraryId, chance: random.Random) -> None:
        self._folder = folder
        self._library = library
        self._chance = chance
        self._numbers = itertools.count(1)
        self._name = f"{library}-{chance.randrange(10**9)}"

    def work(self) -> None:
        """Take steps in any order, on documents of the library that were there before as well."""
        hearsay = build(Settings(data=self._folder))
        while True:
            own = [each for each in hearsay.catalogue.list(self._library) if not each.shared]
            if not own or self._chance.random() < _GROWING:
                self._chance.choice((self._publish, self._ingest))(hearsay)
            else:
                step = self._chance.choice((self._edit, self._renew, self._remove))
                step(hearsay, self._chance.choice(own).document)

    def _publish(self, hearsay: Hearsay) -> None:
        draft = hearsay.drafting.prepare(self._submission())
        say(draft=draft.id)
        document = hearsay.drafting.publish(self._library, draft.id, ACTOR).document
        say(document=document.id, after=_state(document))

    def _ingest(self, hearsay: Hearsay) -> None:
        document = hearsay.ingester.ingest(self._submission()).document
        say(document=document.id, after=_state(document))

    def _edit(self, hearsay: Hearsay, document: DocumentRef) -> None:
        seen = hearsay.catalogue.document(self._library, document.id)
        given = GivenDetails(title=f"Title-{next(self._numbers)}")
        after = _state(document.model_copy(update={"title": given.title}))
        say(document=document.id, before=_state(document), after=after)
        hearsay.catalogue.edit_details(self._library, seen, given, ACTOR)
        say(document=document.id, after=after)

    def _renew(self, hearsay: Hearsay, document: DocumentRef) -> None:
        replaces = VersionKey(document.id, document.version)
        draft = hearsay.drafting.prepare(self._submission(document.title), replaces=replaces)
        version = hearsay.documents.next_version(self._library, document.id)
        after = _state(document.model_copy(update={"version": version}))
        say(document=document.id, before=_state(document), after=after, draft=draft.id)
        hearsay.drafting.publish(self._library, draft.id, ACTOR)
        say(document=document.id, after=after)

    def _remove(self, hearsay: Hearsay, document: DocumentRef) -> None:
        state = _state(document)
        say(document=document.id, before=state, after=None)
        hearsay.catalogue.remove(self._library, document.id, ACTOR)
        say(document=document.id, after=None)
        say(document=document.id, before=None, after=state)
        hearsay.catalogue.undo(self._library, ACTOR)
        say(document=document.id, after=state)

    def _submission(self, title: str = "") -> Submission:
        number = next(self._numbers)
        lines = [self._sentence() for _ in range(self._chance.randrange(1, 20))]
        return Submission(
            library=self._library,
            file_name=f"{self._name}-{number}.txt",
            data="\n\n".join(lines).encode(),
            details=GivenDetails(title=title or f"Boat-{number}", published="2021-05"),
            added_by=ACTOR,
        )

    def _sentence(self) -> str:
        """Say something that no other sentence says: judging what is alike takes seconds."""
        words = ["".join(self._chance.choices("aeiklmnorstu", k=6)) for _ in range(7)]
        return f"Tolm {' '.join(words)}."


def _state(document: DocumentRef) -> str:
    return f"{document.version} {document.title}"


def say(**told: str | int | None) -> None:
    """Tell it at once and whole: a kill comes before a line or after it.

    With `before` a step is about to be taken, without it one is done; None: not in the library.
    """
    os.write(1, f"{json.dumps(told)}\n".encode())


if __name__ == "__main__":
    main()
