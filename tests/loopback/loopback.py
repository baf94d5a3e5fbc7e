"""Drive the loopback Discord from a test: members ask, press, submit, mention, reply."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from types import TracebackType
from typing import Self, TypeVar

from tests.loopback import payloads
from tests.loopback.forms import Typed, filled_in, resolved
from tests.loopback.payloads import BOT, SERVER, Json, place
from tests.loopback.rules import every_component
from tests.loopback.server import Exchange, Server
from tests.loopback.website import Page

PATIENCE = 60.0
"""Seconds until a test gives up; generous, since the machine may be busy."""

_T = TypeVar("_T")


class Loopback:
    """A Discord on a thread of its own, with plain methods for what members do."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.server: Server

    def __enter__(self) -> Self:
        self._thread.start()
        self.server = self._do(self._make())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._do(self.server.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}/api/v10"

    @property
    def cdn_url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def ask(
        self, question: str, *, who: int = 1, server: int | None = SERVER, private: bool = False
    ) -> Exchange:
        """Use /ask and wait for the answer."""
        return self.ask_all([question], first=who, server=server, private=private)[0]

    def ask_all(
        self,
        questions: list[str],
        *,
        first: int = 100,
        server: int | None = SERVER,
        private: bool = False,
    ) -> list[Exchange]:
        """Let as many members use /ask at once, numbered from `first`; wait for all answers."""
        sent = [
            self._ask_payload(question, first + number, server, private=private)
            for number, question in enumerate(questions)
        ]

        async def all_of_them() -> list[Exchange]:
            await asyncio.gather(*(self.server.send(each) for each in sent))
            await asyncio.gather(*(_until(each, _answered) for each in sent))
            return sent

        return self._do(all_of_them())

    def command(
        self,
        name: str,
        options: list[Json],
        *,
        who: int = 1,
        server: int | None = SERVER,
        files: Sequence[Json] = (),
    ) -> Exchange:
        """Use any slash command, with the files that its options name; wait for its answer."""
        data: Json = {"id": "7", "name": name, "type": 1, "options": options, **resolved(files)}
        return self._interact(2, data, who, server, _answered)

    def upload(self, name: str, data: bytes, content_type: str = "text/plain") -> Json:
        """Keep a file as Discord's servers do; return the attachment."""
        path = f"/attachments/{payloads.snowflake()}/{name}"
        self.server.website.pages[path] = Page(data, content_type)
        return payloads.attachment(f"{self.cdn_url}{path}", name, len(data), content_type)

    def until(self, exchange: Exchange, done: Callable[[Exchange], bool]) -> Exchange:
        """Wait until a member sees what `done` looks for."""
        self._do(_until(exchange, done))
        return exchange

    def use_menu(
        self, name: str, target: Json, *, who: int = 1, server: int | None = SERVER
    ) -> Exchange:
        """Use an entry of a message's menu and wait for its answer."""
        message_id = str(target["id"])
        resolved: Json = {"messages": {message_id: target}}
        data: Json = {"id": "8", "name": name, "type": 3, "target_id": message_id}
        return self._interact(2, {**data, "resolved": resolved}, who, server, _answered)

    def complete(
        self, typed: str, *, who: int = 1, server: int | None = SERVER
    ) -> list[dict[str, str]]:
        """Type into the question of /ask; return the choices offered."""
        option: Json = {"name": "question", "type": 3, "value": typed, "focused": True}
        return self.complete_option("ask", [option], who=who, server=server)

    def complete_option(
        self, name: str, options: list[Json], *, who: int = 1, server: int | None = SERVER
    ) -> list[dict[str, str]]:
        """Type into the focused option of any command; return the choices offered."""
        data: Json = {"id": "7", "name": name, "type": 1, "options": options}
        exchange = self._interact(4, data, who, server, lambda each: each.callback is not None)
        assert exchange.callback is not None
        choices = exchange.callback["data"]["choices"]  # type: ignore[index]  # checked by schema
        return list(choices)

    def press(
        self,
        message: Json,
        label: str,
        *,
        number: int = 0,
        who: int = 1,
        server: int | None = SERVER,
    ) -> Exchange:
        """Press the `number`th button with this label; wait for its answer or its form."""
        buttons = [
            each for each in every_component(message["components"]) if each.get("label") == label
        ]
        data: Json = {"custom_id": buttons[number]["custom_id"], "component_type": 2, "id": 1}
        return self._interact(3, data, who, server, _answered, message=message)

    def choose(
        self,
        message: Json,
        custom_id: str,
        chosen: Sequence[Json],
        *,
        who: int = 1,
        server: int | None = SERVER,
    ) -> Exchange:
        """Choose roles or channels in a list of a message; wait for its answer."""
        found = every_component(message["components"])
        (choice,) = [each for each in found if each.get("custom_id") == custom_id]
        data: Json = {
            "custom_id": custom_id,
            "component_type": choice["type"],
            "id": 1,
            "values": [each["id"] for each in chosen],
            "resolved": {
                "roles" if choice["type"] == 6 else "channels": {
                    str(each["id"]): each for each in chosen
                }
            },
        }
        return self._interact(3, data, who, server, _answered, message=message)

    def dispatch(self, name: str, data: Json) -> None:
        """Send the bot any event of the gateway."""
        self._do(self.server.gateway.dispatch(name, data))

    def wait_for(self, seen: Callable[[], bool]) -> None:
        """Wait until something shows that the bot does by itself."""

        deadline = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def submit(
        self, form: Exchange, *typed: Typed, who: int = 1, server: int | None = SERVER
    ) -> Exchange:
        """Fill the fields of a form in their order, with words or attachments, and send it."""
        assert form.callback is not None
        modal = form.callback["data"]
        assert isinstance(modal, dict)
        # A form that a command opened stands on no message.
        of_form = {key: form.payload[key] for key in ("message",) if key in form.payload}
        return self._interact(5, filled_in(modal, typed), who, server, _answered, **of_form)

    def write(
        self,
        content: str,
        *,
        who: int = 1,
        server: int | None = SERVER,
        mention: bool = False,
        reply_to: Json | None = None,
        author: Json | None = None,
        files: Sequence[Json] = (),
    ) -> Json:
        """Send a message as Discord shows it to the bot; return it, without waiting."""
        where = place(server)
        fields: Json = {"content": content, "attachments": list(files)}
        if mention:
            fields["mentions"] = [payloads.bot_user()]
        if reply_to is not None:
            fields["type"] = 19
            fields["message_reference"] = {
                "type": 0,
                "message_id": reply_to["id"],
                "channel_id": str(where.channel),
            }
            fields["referenced_message"] = {
                key: value for key, value in reply_to.items() if key != "request"
            }
        if server is not None:
            fields["guild_id"] = str(server)
            fields["member"] = {
                key: value for key, value in payloads.member(who).items() if key != "user"
            }
        message = payloads.message(where, author or payloads.user(who), **fields)
        self._do(self.server.gateway.dispatch("MESSAGE_CREATE", message))
        return message

    def mention(self, question: str, **options: object) -> Json:
        """Mention the bot with a question and wait for its reply."""
        before = len(self.server.posted)
        self.write(f"<@{BOT}> {question}", mention=True, **options)  # type: ignore[arg-type]  # passed on as they are
        return self.next_post(before)

    def next_post(self, before: int) -> Json:
        """Wait until the bot has posted more than `before` messages; return the new one."""

        async def wait() -> Json:
            async with self.server.posted_one:
                await asyncio.wait_for(
                    self.server.posted_one.wait_for(lambda: len(self.server.posted) > before),
                    PATIENCE,
                )
            return self.server.posted[before]

        return self._do(wait())

    def is_ready(self, seconds: float) -> bool:
        """Say whether the bot connects within `seconds`."""
        try:
            self._do(asyncio.wait_for(self._ready(), seconds))
        except TimeoutError:
            return False
        return True

    def drop_connection(self) -> None:
        """Cut the bot's gateway connection once."""
        self._do(self.server.gateway.drop())

    def _interact(
        self,
        kind: int,
        data: Json,
        who: int,
        server: int | None,
        done: Callable[[Exchange], bool],
        **fields: object,
    ) -> Exchange:
        where = place(server)
        payload = payloads.interaction(kind, where, who, data, **fields)

        async def exchange() -> Exchange:
            sent = Exchange(payload, where)
            await self.server.send(sent)
            await _until(sent, done)
            return sent

        return self._do(exchange())

    def _ask_payload(
        self, question: str, who: int, server: int | None, *, private: bool
    ) -> Exchange:
        options: list[Json] = [{"name": "question", "type": 3, "value": question}]
        if private:
            options.append({"name": "private", "type": 5, "value": True})
        data: Json = {"id": "7", "name": "ask", "type": 1, "options": options}
        where = place(server)
        return Exchange(payloads.interaction(2, where, who, data), where)

    async def _make(self) -> Server:
        server = Server()
        await server.start()
        return server

    async def _ready(self) -> None:
        await self.server.gateway.ready.wait()

    def _do(self, work: Coroutine[None, None, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE * 4)


def _answered(exchange: Exchange) -> bool:
    """Say whether the member sees the end of it: an edit after a deferral, else the callback."""
    if exchange.callback is None:
        return False
    deferred = exchange.callback["type"] in (5, 6)
    ended = exchange.edits or exchange.followups or exchange.refused
    return bool(ended) if deferred else True


async def _until(exchange: Exchange, done: Callable[[Exchange], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not done(exchange):
            await exchange.changed.wait()
            exchange.changed.clear()
