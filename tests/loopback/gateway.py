"""Discord's gateway, version 10, as one client sees it."""

import asyncio
import json
import time
import zlib

from aiohttp import WSCloseCode, WSMsgType, web

from tests.loopback import payloads
from tests.loopback.payloads import Json

HEARTBEAT_MS = 1_000
"""Much shorter than Discord's 41 s, so that a late one shows in a short test."""


class _Connection:
    """One WebSocket; compressed the way the client asked for."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self._socket = socket
        self._deflate = zlib.compressobj() if compressed else None

    async def send(self, payload: Json) -> None:
        text = json.dumps(payload)
        if self._deflate is None:
            await self._socket.send_str(text)
            return
        data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        await self._socket.send_bytes(data)

    async def close(self, code: int) -> None:
        await self._socket.close(code=code)


class Gateway:
    """Greets, identifies, resumes, counts heartbeats, dispatches events."""

    def __init__(self) -> None:
        self.url = ""
        self.refuse = 0
        self.refused = 0
        self.identified = 0
        self.resumed = 0
        self.closed_with: list[int] = []
        self.heartbeats: list[float] = []
        self.lateness: list[float] = []
        self.ready = asyncio.Event()
        self._connection: _Connection | None = None
        self._sequence = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection; the first `refuse` ones are turned away."""
        if self.refused < self.refuse:
            self.refused += 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = _Connection(socket, compressed=request.query.get("compress") == "zlib-stream")
        await connection.send({"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        last_beat: float | None = None
        async for received in socket:
            if received.type is not WSMsgType.TEXT:
                break
            event = received.json()
            if event["op"] == 1:
                last_beat = self._beat(last_beat)
                await connection.send({"op": 11, "d": None})
            elif event["op"] == 2:
                self.identified += 1
                await self._greet(connection)
            elif event["op"] == 6:
                self.resumed += 1
                self._connection = connection
                await self.dispatch("RESUMED", {})
                self.ready.set()
        if self._connection is connection:
            self._connection = None
            self.ready.clear()
        self.closed_with.append(socket.close_code or 0)
        return socket

    async def dispatch(self, name: str, data: Json) -> None:
        """Send an event to the bot."""
        if self._connection is None:
            raise RuntimeError("the bot is not connected")
        self._sequence += 1
        await self._connection.send({"op": 0, "t": name, "s": self._sequence, "d": data})

    async def drop(self, code: int = 4000) -> None:
        """Cut the connection, as Discord does now and then; the bot should resume."""
        if self._connection:
            self.ready.clear()
            await self._connection.close(code)

    async def close(self) -> None:
        """Say goodbye."""
        if self._connection:
            await self._connection.close(WSCloseCode.GOING_AWAY)

    def _beat(self, last: float | None) -> float:
        now = time.monotonic()
        self.heartbeats.append(now)
        if last is not None:
            self.lateness.append(now - last - HEARTBEAT_MS / 1000)
        return now

    async def _greet(self, connection: _Connection) -> None:
        self._connection = connection
        servers = (payloads.SERVER, payloads.OTHER_SERVER)
        ready: Json = {
            "v": 10,
            "user": payloads.bot_user(),
            "guilds": [{"id": str(each), "unavailable": True} for each in servers],
            "session_id": f"session-{self.identified}",
            "resume_gateway_url": self.url,
            "application": {"id": str(payloads.APPLICATION), "flags": 0},
        }
        await self.dispatch("READY", ready)
        for each in servers:
            await self.dispatch("GUILD_CREATE", payloads.guild(each))
        self.ready.set()
