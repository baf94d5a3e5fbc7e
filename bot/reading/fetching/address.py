"""A web address taken apart once: what is checked is what is connected to."""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from bot.domain.errors import DocumentRejectedError

_PORTS = {"http": 80, "https": 443}
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\<>\"`{}|^]")
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%[\w.-]+)?")
_LONGEST = 2_000
_LONGEST_SHOWN = 120
_KEPT = "/%:=&?~#+!$,;'@()*[]-._"
_USE = "Use an address that begins with https:// and can be opened in any browser."


class Address(NamedTuple):
    """Where a request goes and what it asks for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """The host, with its port where that is not the usual one: the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address as people write it."""
        return f"{self.scheme}://{self.origin}{self.target}"

    def at(self, target: str) -> "Address":
        """Return another place on the same host."""
        return self._replace(target=target)

    def follow(self, location: str) -> "Address":
        """Return where a redirect leads; it may leave out what stays the same.

        Raises:
            DocumentRejectedError: not to a web address.
        """
        return parse_address(urljoin(self.url, location.strip()))


def parse_address(words: str) -> Address:
    """Take an address apart.

    Raises:
        DocumentRejectedError: it is no web address, or it carries a name and password.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        raise DocumentRejectedError(f"An address of {len(words):,} characters is too long. {_USE}")
    if _NOT_IN_ADDRESSES.search(words):
        raise DocumentRejectedError(f"{_shown(words)} is no web address. {_USE}")
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError as error:
        raise DocumentRejectedError(f"{_shown(words)} is no web address. {_USE}") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise DocumentRejectedError(f"{_shown(words)} is no web address. {_USE}")
    if "@" in parts.netloc:
        raise DocumentRejectedError(
            "The address carries a user name or password, which would be sent to the site and "
            "stored. Use the address without it, or save the page and add the file."
        )
    return Address(parts.scheme, _host(parts), port or _PORTS[parts.scheme], _target(parts))


def _host(parts: SplitResult) -> str:
    """Return the host in ASCII: "münchen.example" has a form for machines."""
    host = parts.hostname or ""
    try:
        plain = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        plain = ""
    if not _HOST.fullmatch(plain):
        raise DocumentRejectedError(f"{_shown(host)} is no host's name. {_USE}")
    return plain


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_KEPT)
    return f"{path}?{quote(parts.query, safe=_KEPT)}" if parts.query else path


def _shown(words: str) -> str:
    return repr(words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…")
