"""Read what a site sends, unpacked, up to a limit: a small packet may hold a large bomb."""

import zlib
from collections.abc import Iterator, Mapping
from http.client import HTTPResponse

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.deadline import Deadline

ACCEPTED_ENCODINGS = "gzip"

_PIECE = 65_536
_GZIP = zlib.MAX_WBITS | 16
_UNPACKED = frozenset({"", "identity"})
_PACKED = frozenset({"gzip", "x-gzip"})


def read_body(
    response: HTTPResponse, headers: Mapping[str, str], deadline: Deadline, limit: int
) -> bytes:
    """Return the body.

    Raises:
        DocumentRejectedError: it is too large, packed in a way that was not asked for, or late.
        ValueError: it is damaged.
    """
    stated = headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > limit:
        raise _too_large(limit)
    encoding = headers.get("content-encoding", "").strip().lower()
    pieces = _pieces(response, deadline)
    if encoding in _PACKED:
        pieces = _unpacked(pieces, limit)
    elif encoding not in _UNPACKED:
        raise DocumentRejectedError(
            f"The site sent the page packed as {encoding[:40]!r}, although nobody asked for it. "
            "Save the page and add the file."
        )
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limit:
            raise _too_large(limit)
    return bytes(body)


def _pieces(response: HTTPResponse, deadline: Deadline) -> Iterator[bytes]:
    # read1, not read: a piece is handed on as it comes, so the clock is looked at in between
    while piece := response.read1(_PIECE):
        deadline.check()
        yield piece
    deadline.check()  # a connection that was cut looks like one that ended
    if response.length:
        raise ValueError("the body ends before its stated length")


def _unpacked(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Unpack in small pieces; gzip may hold several members, one after another."""
    unpacker, read = zlib.decompressobj(_GZIP), 0
    for piece in pieces:
        rest = piece
        read += len(piece)
        if read > limit:
            raise _too_large(limit)
        while rest:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_GZIP)
            try:
                yield unpacker.decompress(rest, _PIECE)
            except zlib.error as error:
                raise ValueError("the packed body is damaged") from error
            rest = unpacker.unused_data or unpacker.unconsumed_tail
    while not unpacker.eof and (more := unpacker.decompress(unpacker.unconsumed_tail, _PIECE)):
        yield more
    if read and not unpacker.eof:
        raise ValueError("the packed body ends too early")


def _too_large(limit: int) -> DocumentRejectedError:
    return DocumentRejectedError(
        f"What stands at the address is larger than {limit / 1e6:.0f} MB. Save the part that you "
        "need and add the file."
    )
