"""One request to a machine that was checked, within the time that is left."""

import socket
import ssl
from collections.abc import Mapping, Sequence
from functools import cache
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

from bot.reading.fetching.address import Address
from bot.reading.fetching.body import ACCEPTED_ENCODINGS, read_body
from bot.reading.fetching.deadline import Deadline

USER_AGENT = "Hearsay/0.1 (reads a page when a moderator adds its address)"

_CONNECT_SECONDS = 8.0
_MOST_MACHINES = 3


class Answer(NamedTuple):
    """What a site answered. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class UnreachableError(Exception):
    """Nobody answers, or not in HTTP. It never leaves this package."""


def exchange(
    address: Address, machines: Sequence[str], deadline: Deadline, limit: int, accept: str
) -> Answer:
    """Ask for one thing. Nothing is sent but what it takes: no cookie, no referrer, no name.

    `machines` are numeric addresses: nothing is looked up again, so what was checked is what is
    connected to. The body ends at `limit` bytes, also when it is unpacked.

    Raises:
        UnreachableError: nobody answers, or not in HTTP.
        DocumentRejectedError: it takes too long, or the body is too large.
    """
    sockets: list[socket.socket] = []
    try:
        with deadline.cutting(sockets):
            sockets.append(_connected(machines, address.port, deadline))
            if address.scheme == "https":
                sockets.append(_secured(sockets[0], address.host))
            return _ask(sockets[-1], address, deadline, limit, accept)
    except (OSError, HTTPException, ValueError) as error:
        deadline.check()
        raise UnreachableError(type(error).__name__) from error


@cache
def trust() -> ssl.SSLContext:
    """Return whom we believe who they are: the system's certificate authorities."""
    return ssl.create_default_context()


def _connected(machines: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    problem: OSError | None = None
    for machine in machines[:_MOST_MACHINES]:
        try:
            seconds = min(_CONNECT_SECONDS, deadline.left)
            connection = socket.create_connection((machine, port), timeout=seconds)
        except OSError as error:
            problem = error
        else:
            connection.settimeout(deadline.left)
            return connection
    raise problem or OSError("no machine to connect to")


def _secured(connection: socket.socket, host: str) -> socket.socket:
    secured = trust().wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
    try:
        secured.do_handshake()
    except BaseException:
        secured.close()
        raise
    return secured


def _ask(
    connection: socket.socket, address: Address, deadline: Deadline, limit: int, accept: str
) -> Answer:
    client = HTTPConnection(address.host, address.port)
    client.auto_open = 0  # never connect by itself: it would look the name up again
    client.sock = connection
    client.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", address.origin),
        ("User-Agent", USER_AGENT),
        ("Accept", accept),
        ("Accept-Encoding", ACCEPTED_ENCODINGS),
        ("Connection", "close"),
    ):
        client.putheader(name, value)
    client.endheaders()
    with client.getresponse() as response:
        headers = {name.lower(): value for name, value in reversed(response.getheaders())}
        body = read_body(response, headers, deadline, limit) if response.status == 200 else b""
        return Answer(response.status, headers, body)
