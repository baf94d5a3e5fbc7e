"""What a moderator does with the library, on a loopback Discord."""

from collections.abc import Callable, Sequence

from tests.loopback.loopback import Loopback
from tests.loopback.payloads import EPHEMERAL, MODERATOR, SERVER, Json
from tests.loopback.reading import everything, labels
from tests.loopback.server import Exchange

LIVE = "can be quoted from now on"
"""What is said when a document is published."""


def seen(exchange: Exchange) -> Json:
    """Return the message that the moderator sees; it is private."""
    assert exchange.message is not None
    assert int(str(exchange.message["flags"])) & EPHEMERAL
    return exchange.message


def form_of(exchange: Exchange) -> Json:
    """Return the form that was opened."""
    assert exchange.callback is not None
    assert exchange.callback["type"] == 9
    form = exchange.callback["data"]
    assert isinstance(form, dict)
    return form


def shows(*words: str) -> Callable[[Exchange], bool]:
    """Look for words in a message, or on its buttons."""

    def done(exchange: Exchange) -> bool:
        if exchange.message is None:
            return False
        shown = "\n".join([everything(exchange.message), *labels(exchange.message)])
        return any(each in shown for each in words)

    return done


class Moderator:
    """One moderator of one server."""

    def __init__(self, discord: Loopback, *, who: int = MODERATOR, server: int | None = SERVER):
        self.discord = discord
        self._who = who
        self._server = server

    def library(self, deed: str, *options: Json, files: Sequence[Json] = ()) -> Exchange:
        """Use a command of the group and wait for its first answer."""
        command: Json = {"name": deed, "type": 1, "options": list(options)}
        return self.discord.command(
            "library", [command], who=self._who, server=self._server, files=files
        )

    def until(self, exchange: Exchange, *words: str) -> Exchange:
        """Wait until the message shows any of the words."""
        return self.discord.until(exchange, shows(*words))

    def clear(self) -> None:
        """Remove every document of the server's own, and discard every draft."""
        while "Preview" in labels(waiting := seen(self.library("drafts"))):
            self.until(self.press(self.press(waiting, "Preview"), "Discard"), "Discarded")
        while own := self.complete("remove", chosen("document", "")):
            asked = self.library("remove", chosen("document", own[0]["value"]))
            self.until(self.press(asked, "Remove it"), "### 🗑️ Removed")

    def ask(self, question: str, who: int) -> Json:
        """Let a member ask."""
        answer = self.discord.ask(question, who=who, server=self._server).message
        assert answer is not None
        return answer

    def add(self, name: str, text: str) -> Exchange:
        """Add one file and wait for its preview, or for why there is none."""
        file = self.discord.upload(name, text.encode())
        exchange = self.library("add", chosen("file", str(file["id"]), kind=11), files=[file])
        return self.discord.until(exchange, lambda each: not shows(" …")(each))

    def right_click(self, message: Json) -> Exchange:
        """Use the message's menu entry."""
        return self.discord.use_menu("Add to library", message, who=self._who, server=self._server)

    def press(self, exchange: Exchange | Json, label: str, *, number: int = 0) -> Exchange:
        """Press a button and wait for its first answer."""
        message = seen(exchange) if isinstance(exchange, Exchange) else exchange
        return self.discord.press(message, label, number=number, who=self._who, server=self._server)

    def submit(self, form: Exchange, *typed: str | Sequence[Json]) -> Exchange:
        """Send a form."""
        return self.discord.submit(form, *typed, who=self._who, server=self._server)

    def complete(self, deed: str, option: Json) -> list[dict[str, str]]:
        """Type into an option; return the choices offered."""
        command: Json = {"name": deed, "type": 1, "options": [{**option, "focused": True}]}
        return self.discord.complete_option(
            "library", [command], who=self._who, server=self._server
        )

    def publish(self, preview: Exchange | Json) -> Exchange:
        """Publish what a preview shows and wait until it is live."""
        return self.until(self.press(preview, "Publish"), LIVE)


def chosen(name: str, value: str, *, kind: int = 3) -> Json:
    """Return an option of a command; kind 11 is an attachment."""
    return {"name": name, "type": kind, "value": value}
