"""Encrypted sites prove their name, the one in the address, to a connection made by number.

`ferry.example.pem` is a certificate of that fictional host, signed by itself, with its key.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching import exchange
from bot.reading.fetching.fetcher import FetchLimits, LinkFetcher
from bot.reading.fetching.perimeter import Perimeter

PEM = Path(__file__).with_name("ferry.example.pem")
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<p>Ferry.</p>"


class EncryptedSite:
    """Answers every request with one page; remembers the names it was asked for in the clear."""

    def __init__(self) -> None:
        self.names: list[str | None] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(PEM)
        self._context.sni_callback = lambda _, name, __: self.names.append(name)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                secured = self._context.wrap_socket(connection, server_side=True)
                with secured:
                    secured.recv(4096)
                    secured.sendall(PAGE)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def site() -> Iterator[EncryptedSite]:
    running = EncryptedSite()
    thread = threading.Thread(target=running.serve, daemon=True)
    thread.start()
    yield running
    running.close()
    thread.join()


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the fictional host's certificate count as one that the system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    exchange.trust.cache_clear()
    yield
    exchange.trust.cache_clear()


def fetch(site: EncryptedSite, host: str) -> bytes:
    perimeter = Perimeter(
        exempt=frozenset({f"{host}:{site.port}"}), resolve=lambda name, port: ["127.0.0.1"]
    )
    return LinkFetcher(perimeter, FetchLimits(seconds=5)).fetch(f"https://{host}:{site.port}/").data


@pytest.mark.usefixtures("trusted")
def test_the_name_in_the_address_is_asked_for_and_proved(site: EncryptedSite) -> None:
    assert fetch(site, "ferry.example") == b"<p>Ferry.</p>"
    assert set(site.names) == {"ferry.example"}


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_refused(site: EncryptedSite) -> None:
    with pytest.raises(DocumentRejectedError, match="cannot be reached"):
        fetch(site, "harbour.example")


def test_a_certificate_that_nobody_vouches_for_is_refused(site: EncryptedSite) -> None:
    with pytest.raises(DocumentRejectedError, match="SSLCertVerificationError"):
        fetch(site, "ferry.example")
