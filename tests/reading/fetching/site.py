"""A web site on loopback: each path answers by a function that writes to the socket itself."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Write = Callable[[bytes], None]
Page = Callable[[Write], None]


class Site:
    """Answers one request a connection; remembers what was asked, headers and all."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.name = f"127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]

    def add(self, path: str, body: bytes, kind: str = "text/html", *headers: str) -> str:
        """Let a path answer with a document; return its address."""
        head = [f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers]
        return self.answer(path, "200 OK", *head, body=body)

    def redirect(self, path: str, to: str, status: str = "302 Found") -> str:
        return self.answer(path, status, f"Location: {to}", "Content-Length: 0")

    def answer(self, path: str, status: str, *headers: str, body: bytes = b"") -> str:
        head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *headers, ""))
        return self.write(path, lambda write: write(head.encode() + body))

    def write(self, path: str, page: Page) -> str:
        self.pages[path] = page
        return self.url + path

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _talk(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(4096)
                if not piece:
                    return
                request += piece
            self.asked.append(request.decode())
            missing: Page = lambda write: write(  # noqa: E731 - one line is what it is
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            )
            self.pages.get(request.split(b" ")[1].decode(), missing)(connection.sendall)


@contextmanager
def running_site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.close()
        thread.join()
