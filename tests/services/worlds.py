"""Several servers in one bot, and beside it a bot for each that knows no other server.

What a command shows a server must be the same in both: then nothing of another server, no title,
no count, no order, no error text, can have shown. Ids are given alike in both, moments are masked.
"""

import random
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from bot.config import Settings
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.errors import HearsayError
from bot.domain.ingest import IngestReport
from bot.domain.value import Value
from bot.store import document_ids
from bot.store.document_ids import DocumentIds
from bot.wiring import Hearsay, build
from tests.services.killed_writer import use_words_for_the_model
from tests.services.world_commands import SECRETS, SERVERS, Command, Commander, ingesting, removing

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T| at )\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:\+00:00|Z| UTC)?")


def _same_ids(command: int) -> AbstractContextManager[object]:
    """Let ids come out alike in both worlds, and later for each command."""
    return patch.object(document_ids, "IDS", DocumentIds(lambda: 1000 * command))


class Worlds:
    """One bot for all servers and one for each, and what each server has by now."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._commander = Commander(chance)
        self.shared = self._built(folder / "shared")
        self.alone = {each: self._built(folder / each) for each in SERVERS}
        self.commands = 0
        self.refused = 0
        self.held = 0
        for server in SERVERS:
            for _ in range(2):
                self._give(server, "ingest", ingesting(self._commander.submission(server)))
            self._look(server)

    def _built(self, folder: Path) -> Hearsay:
        with _same_ids(0):
            return build(Settings(data=folder))

    def close(self) -> None:
        for each in (self.shared, *self.alone.values()):
            each.close()

    def sequence(self) -> None:
        """Let one server give a few commands; now and then the operator changes the base."""
        self.held += sum(map(len, self._commander.documents.values()))
        if self._chance.random() < 0.004:
            self._change_base()
        server = self._chance.choice(SERVERS)
        for _ in range(self._chance.randint(1, 4)):
            self._give(server, *self._commander.command(server))
        self._look(server)

    def _give(self, server: LibraryId, name: str, command: Command) -> object:
        """Give a command in both worlds and compare what they show."""
        self._commander.number += 1
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
        with _same_ids(self._commander.number):
            try:
                result: object = command(hearsay)
            except HearsayError as error:
                result = error
        return _shown(result), result

    def _look(self, server: LibraryId) -> None:
        """Take down what the server has now."""
        listed = self.shared.catalogue.list(server)
        self._commander.documents[server] = [each.document.id for each in listed if not each.shared]
        self._commander.drafts[server] = [
            each.id for each in self.shared.drafting.open_drafts(server)
        ]

    def _change_base(self) -> None:
        """Add to the base library or remove from it, in every world."""
        self._commander.number += 1
        if len(self._commander.base) > 1:
            change = removing(self._commander.base.pop(0))
        else:
            change = ingesting(self._commander.submission(BASE_LIBRARY))
        for hearsay in (self.shared, *self.alone.values()):
            _, result = self._outcome(hearsay, change)
        if isinstance(result, IngestReport):
            self._commander.base.append(result.document.id)


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
