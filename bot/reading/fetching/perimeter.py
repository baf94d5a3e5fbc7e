"""Which machines may be asked: those of the public web, by the address that is connected to."""

import re
import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.address import Address

Resolve = Callable[[str, int], list[str]]
"""Called with a host and a port; returns the numeric addresses that the name stands for."""

_PORTS = frozenset({80, 443})
# What `is_global` of Python 3.11 lets through or has changed its mind about (IANA's registries of
# special addresses), and Azure's metadata service, which has an address of the public net.
_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
_WITH_PORT = re.compile(r"(?:^[^:]+|\]):\d+$")
_TRANSLATED = ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for a host's addresses. Odd spellings of numbers end here as well."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(words: str) -> bool:
    """Say whether a numeric address belongs to a machine of the public net."""
    try:
        found = ip_address(words)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = _inner(found)
        if inner is not None:
            return is_public(str(inner))
    special = any(found in network for network in _NOT_PUBLIC if network.version == found.version)
    return found.is_global and not found.is_multicast and not found.is_reserved and not special


def _inner(found: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that a packet to this one would reach, if it is such a form."""
    if found in _TRANSLATED:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour


def hosts_in(words: str) -> frozenset[str]:
    """Read a list of hosts parted by commas; one without a port is meant at the web's own."""
    hosts = [host.strip().lower() for host in words.split(",") if host.strip()]
    whole = {host for host in hosts if _WITH_PORT.search(host)}
    bare = {f"{host}:{port}" for host in hosts if host not in whole for port in _PORTS}
    return frozenset(whole | bare)


class Perimeter:
    """The border of the public web."""

    def __init__(self, *, exempt: frozenset[str] = frozenset(), resolve: Resolve = resolve) -> None:
        """Take as `exempt` what the operator allows all the same: "wiki.internal:8080"."""
        self._exempt = exempt
        self._resolve = resolve

    def machines(self, address: Address, seconds: float) -> list[str]:
        """Return the numeric addresses to connect to, each one checked.

        Raises:
            DocumentRejectedError: the host is unknown, not public, or not asked at a web's port.
        """
        host = f"[{address.host}]" if ":" in address.host else address.host
        allowed = f"{host}:{address.port}" in self._exempt
        if not allowed and address.port not in _PORTS:
            raise DocumentRejectedError(
                f"Port {address.port} is not used: links are read at the web's own ports, 80 and "
                "443. Save the page and add the file."
            )
        found = self._look_up(address, seconds)
        if not found:
            raise DocumentRejectedError(
                f"There is no site {address.host}. Check the address for typing mistakes."
            )
        # One private address among public ones is enough: names are made like that to get in.
        if not allowed and not all(map(is_public, found)):
            raise DocumentRejectedError(
                f"{address.host} is not on the public web: it leads into a private network. "
                "Save the page and add the file."
            )
        return found

    def _look_up(self, address: Address, seconds: float) -> list[str]:
        """Ask beside this thread: the system's own patience is longer than a person's."""
        found: list[str] = []

        def ask() -> None:
            try:
                found.extend(self._resolve(address.host, address.port))
            except (OSError, UnicodeError):
                return

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(seconds)
        return list(found)
