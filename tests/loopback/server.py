"""The server side: REST version 10 and the gateway, recording all that the bot does."""

import asyncio
import json
import time
from dataclasses import dataclass, field

from aiohttp import web

from tests.loopback import payloads, rules
from tests.loopback.gateway import Gateway
from tests.loopback.openapi import Specification, load_specification
from tests.loopback.payloads import EPHEMERAL, V2, Json, Place
from tests.loopback.website import Website

BASE = "/api/v10"
_MOST_BYTES = 10 * 1024 * 1024
_STATUSES = {"10062": 404, "10008": 404, "10015": 404, "50027": 401, "50001": 403}


@dataclass(frozen=True)
class Recorded:
    """One request of the bot."""

    method: str
    path: str
    body: object
    at: float
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Exchange:
    """An interaction and all that the bot did with it."""

    payload: Json
    where: Place
    sent_at: float = field(default_factory=time.monotonic)
    callback: Json | None = None
    callback_at: float = 0.0
    edits: list[Json] = field(default_factory=list)
    edited_at: float = 0.0
    message: Json | None = None
    refused: int = 0
    followups: list[Json] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)


class Server:
    """Discord as far as the bot can tell. Lives on one event loop."""

    def __init__(self) -> None:
        self.gateway = Gateway()
        self.requests: list[Recorded] = []
        self.specification: Specification | None = load_specification()
        self._checked = 0
        self._problems: list[str] = []
        self.exchanges: dict[str, Exchange] = {}
        self.posted: list[Json] = []
        self.posted_one = asyncio.Condition()
        self.commands: dict[str, object] = {}
        self.accepts_token = True
        self.tokens_are_late = False
        self.port = 0
        self.edited: list[Json] = []
        self.deleted: list[str] = []
        self.forbidden: set[int] = set()
        self.website = Website()
        self._runner: web.AppRunner | None = None

    @property
    def problems(self) -> list[str]:
        """Name what Discord would not have accepted so far.

        Checked only here: it takes longer than an answer, and the bot would be waiting for it.
        """
        for request in self.requests[self._checked :]:
            self._checked += 1
            method, path, body = request.method, request.path, request.body
            if self.specification:
                self._problems += self.specification.problems(method, path, body)
            self._problems += [f"{method} {path}: {each}" for each in rules.problems(body)]
        return self._problems

    async def start(self) -> None:
        application = web.Application(client_max_size=_MOST_BYTES)
        application.router.add_get("/gateway/", self.gateway.serve)
        application.router.add_route("*", BASE + "/{path:.*}", self._request)
        application.router.add_get("/{path:.*}", self.website.serve)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway/"

    async def stop(self) -> None:
        await self.gateway.close()
        if self._runner:
            await self._runner.cleanup()

    async def send(self, exchange: Exchange) -> None:
        """Hand an interaction to the bot."""
        self.exchanges[str(exchange.payload["token"])] = exchange
        exchange.sent_at = time.monotonic()
        await self.gateway.dispatch("INTERACTION_CREATE", exchange.payload)

    async def _request(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body, files = await _read(request)
        self.requests.append(Recorded(request.method, path, body, time.monotonic(), files))
        answer = await self._answer(request.method, path.strip("/").split("/"), body)
        if answer is None:
            return web.Response(status=204)
        code = answer.get("code") if isinstance(answer, dict) else None
        status = _STATUSES.get(str(code), 200)
        if not self.accepts_token:
            answer, status = {"code": 0, "message": "401: Unauthorized"}, 401
        # Exactly this type: discord.py takes one with a charset for text.
        headers = {"Content-Type": "application/json"}
        return web.Response(body=json.dumps(answer).encode(), status=status, headers=headers)

    async def _answer(  # noqa: C901, PLR0911, PLR0912 - one line for each route
        self, method: str, path: list[str], body: object
    ) -> object:
        match (method, path):
            case ("GET", ["users", "@me"]):
                return payloads.bot_user()
            case ("GET", ["oauth2", "applications", "@me"]):
                return payloads.application()
            case ("GET", ["gateway", "bot"]):
                limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
                return {"url": self.gateway.url, "shards": 1, "session_start_limit": limit}
            case ("PUT", ["applications", _, *place, "commands"]):
                return self._sync("/".join(place), body)
            case ("POST", ["interactions", _, token, "callback"]):
                return await self._callback(token, body)
            case (_, ["webhooks", _, token, "messages", "@original"]):
                return await self._original(method, token, body)
            case ("POST", ["webhooks", _, token]):
                return await self._followup(token, body)
            case ("POST", ["channels", channel, "messages"]):
                return await self._post(channel, body)
            case ("GET", ["channels", _, "messages", message]):
                return self._known(message) or {"code": 10008, "message": "Unknown Message"}
            case (("PATCH" | "DELETE"), ["channels", _, "messages", message]):
                return await self._change(method, message, body)
            case ("GET", ["users", user]):
                return payloads.user(int(user))
            case ("POST", ["users", "@me", "channels"]):
                return payloads.channel(Place(None, payloads.DM_CHANNEL))
            case _:
                return None

    def _sync(self, where: str, body: object) -> object:
        self.commands[where] = body
        assert isinstance(body, list)
        return [
            {
                "id": payloads.snowflake(),
                "application_id": str(payloads.APPLICATION),
                "version": payloads.snowflake(),
                "default_member_permissions": None,
                "description": "",  # as Discord says it of menu entries, which have none
                **each,
            }
            for each in body
        ]

    async def _callback(self, token: str, body: object) -> Json:
        exchange = self.exchanges.get(token)
        assert isinstance(body, dict)
        if exchange is None or exchange.callback is not None:
            return {"code": 10062, "message": "Unknown interaction"}
        exchange.callback = body
        exchange.callback_at = time.monotonic()
        data = body.get("data") or {}
        if body["type"] in (4, 5):
            flags = int(data.get("flags") or 0)
            loading = 1 << 7 if body["type"] == 5 else 0
            exchange.message = payloads.message(
                exchange.where,
                payloads.bot_user(),
                flags=flags | loading,
                content=data.get("content") or "",
                components=payloads.with_component_ids(data.get("components") or []),
                webhook_id=str(payloads.APPLICATION),
            )
        elif body["type"] in (6, 7):
            exchange.message = dict(exchange.payload["message"])  # type: ignore[call-overload]  # a JSON object
            if "components" in data:
                exchange.message["components"] = payloads.with_component_ids(data["components"])
        exchange.changed.set()
        resource: Json = {"type": body["type"]}
        answer: Json = {"id": exchange.payload["id"], "type": exchange.payload["type"]}
        if exchange.message:
            resource["message"] = exchange.message
            answer["response_message_id"] = exchange.message["id"]
        return {"interaction": answer, "resource": resource}

    async def _original(self, method: str, token: str, body: object) -> Json | None:
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.message is None:
            return {"code": 10015, "message": "Unknown Webhook"}
        if self.tokens_are_late and method == "PATCH":
            exchange.refused += 1
            exchange.changed.set()
            return {"code": 50027, "message": "Invalid Webhook Token"}
        if method == "PATCH":
            assert isinstance(body, dict)
            exchange.edits.append(body)
            exchange.edited_at = time.monotonic()
            kept = int(str(exchange.message["flags"])) & EPHEMERAL
            exchange.message |= {
                "flags": kept | (int(body.get("flags") or 0) & V2),
                "content": body.get("content") or "",
                "components": payloads.with_component_ids(body.get("components") or []),
            }
            exchange.changed.set()
        return exchange.message

    async def _followup(self, token: str, body: object) -> Json:
        exchange = self.exchanges[token]
        assert isinstance(body, dict)
        exchange.followups.append(body)
        exchange.changed.set()
        return payloads.message(exchange.where, payloads.bot_user())

    async def _change(self, method: str, message: str, body: object) -> Json | None:
        """Edit or delete one of the messages of the bot that stand in a channel."""
        known = self._known(message)
        if known is None:
            return {"code": 10008, "message": "Unknown Message"}
        async with self.posted_one:
            if method == "DELETE":
                self.deleted.append(message)
            else:
                assert isinstance(body, dict)
                self.edited.append({"id": message, "request": body})
                known |= {key: body[key] for key in ("content", "flags") if key in body}
                if "components" in body:
                    known["components"] = payloads.with_component_ids(body["components"])
            self.posted_one.notify_all()
        if method == "DELETE":
            return None
        return {key: value for key, value in known.items() if key != "request"}

    def _known(self, message: str) -> Json | None:
        """Return a message of the bot: one that it posted, or a public answer to a command."""
        answers = (each.message for each in self.exchanges.values())
        public = (each for each in answers if each and not int(str(each["flags"])) & EPHEMERAL)
        found = (each for each in (*self.posted, *public) if each["id"] == message)
        return next(found, None)

    async def _post(self, channel: str, body: object) -> Json:
        assert isinstance(body, dict)
        if int(channel) in self.forbidden:
            return {"code": 50001, "message": "Missing Access"}
        server = next(
            (server for server, each in payloads.CHANNEL_OF.items() if str(each) == channel), None
        )
        sent = payloads.message(
            Place(server, int(channel)),
            payloads.bot_user(),
            flags=body.get("flags") or 0,
            content=body.get("content") or "",
            components=payloads.with_component_ids(body.get("components") or []),
            **{key: body[key] for key in ("message_reference",) if body.get(key)},
        )
        async with self.posted_one:
            self.posted.append({**sent, "request": body})
            self.posted_one.notify_all()
        return sent


async def _read(request: web.Request) -> tuple[object, dict[str, bytes]]:
    """Return the JSON of a request and the files that came along, by name."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        body = json.loads(text) if text else None
        if isinstance(body, dict) and "recipient_id" in body:
            # Discord's description only knows the string; it takes discord.py's number as well.
            body["recipient_id"] = str(body["recipient_id"])
        return body, {}
    form = await request.post()
    sent = [each for each in form.values() if isinstance(each, web.FileField)]
    body = json.loads(str(form["payload_json"]))
    for each in body.get("attachments", ()):
        # New files are numbered from 0; Discord's description only knows the ids of stored ones.
        each["id"] = str(each["id"])
    return body, {each.filename: each.file.read() for each in sent}
