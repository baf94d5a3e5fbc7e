"""Check an installation: settings, model, store, index, and that every sentence is verbatim."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.config import Settings
from bot.domain.document import BASE_LIBRARY, reach_of
from bot.domain.errors import HearsayError
from bot.domain.value import Value
from bot.index.encoder import Encoder
from bot.services.indexing import IndexKeeper
from bot.store.database import Database
from bot.store.documents import DocumentStore

_TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
"""Three parts between dots: https://discord.com/developers/docs/reference#authentication."""


class Finding(Value):
    """One thing that was looked at. `advice` says what to do when it is not as it should be."""

    what: str
    fine: bool
    found: str
    advice: str = ""


def examine_before_start(settings: Settings) -> tuple[Finding, ...]:
    """Look at what can be looked at while there is no data folder, without creating it."""
    return _future_folder(settings.data), _token(settings), _installed_model(settings)


def _future_folder(folder: Path) -> Finding:
    above = next(parent for parent in folder.absolute().parents if parent.exists())
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
        found = f"{folder} is not there yet; the first question creates it"
        return Finding(what="data folder", fine=True, found=found)
    return Finding(
        what="data folder",
        fine=False,
        found=f"{folder} cannot be created: {above} is no folder that can be written",
        advice="Give a folder that can be written: --data DIR or HEARSAY_DATA=DIR.",
    )


def _token(settings: Settings) -> Finding:
    if settings.token is None:
        return Finding(
            what="token", fine=True, found="DISCORD_TOKEN is not set; only `run` needs it"
        )
    if _TOKEN.fullmatch(settings.token.get_secret_value()):
        return Finding(what="token", fine=True, found="DISCORD_TOKEN looks like a bot token")
    return Finding(
        what="token",
        fine=False,
        found="DISCORD_TOKEN does not look like a bot token",
        advice="Copy it again from the application's page, section Bot: three parts between "
        "dots, without quotation marks or “Bot ” in front.",
    )


def _installed_model(settings: Settings) -> Finding:
    try:
        name = Encoder.load(settings.graph_folder, settings.model).name
    except HearsayError as error:
        return Finding(what="model", fine=False, found="does not load", advice=str(error))
    return Finding(what="model", fine=True, found=f"{name} is installed")


class Doctor:
    """Look at everything that an operator can mend."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        documents: DocumentStore,
        keeper: IndexKeeper,
        encoder: Encoder,
    ) -> None:
        self._settings = settings
        self._database = database
        self._documents = documents
        self._keeper = keeper
        self._encoder = encoder

    def examine(self) -> tuple[Finding, ...]:
        """Return one finding for each check, in a fixed order."""
        return tuple(check() for check in self._checks())

    def _checks(self) -> Iterator[Callable[[], Finding]]:
        yield self._data
        yield lambda: _token(self._settings)
        yield self._model
        yield self._store
        yield self._verbatim
        yield self._index

    def _data(self) -> Finding:
        return Finding(what="data folder", fine=True, found=str(self._settings.data))

    def _model(self) -> Finding:
        try:
            self._encoder.encode(["Does it load?"])
        except HearsayError as error:
            return Finding(what="model", fine=False, found="does not load", advice=str(error))
        return Finding(what="model", fine=True, found=self._encoder.name)

    def _store(self) -> Finding:
        problems = self._database.problems()
        if not problems:
            return Finding(what="store", fine=True, found="the database is whole")
        return Finding(
            what="store",
            fine=False,
            found="; ".join(problems),
            advice="Stop the bot and restore the data folder from a backup.",
        )

    def _verbatim(self) -> Finding:
        reach = reach_of(BASE_LIBRARY)
        checked, wrong = 0, 0
        for key in self._documents.version_keys(BASE_LIBRARY):
            text = self._documents.get_version(reach, key).text
            for sentence in self._documents.sentences(reach, key):
                checked += 1
                wrong += text[sentence.start : sentence.end] != sentence.text
        return Finding(
            what="sentences",
            fine=wrong == 0,
            found=f"{checked - wrong} of {checked} equal their document's text",
            advice="" if wrong == 0 else "Restore the data folder from a backup.",
        )

    def _index(self) -> Finding:
        self._keeper.ensure(BASE_LIBRARY)
        count = len(self._documents.version_keys(BASE_LIBRARY))
        noun = "1 document" if count == 1 else f"{count} documents"
        return Finding(what="index", fine=True, found=f"{noun}, equal to the store")
