"""The headers of an e-mail as people read them. What a header does to its parser stays here."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage

from bot.reading.html.page_dates import read_moment

_LONGEST = 2_000
"""In characters; the stdlib's parser takes quadratic time."""
_UNDISPLAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")
_NAME_BEFORE_ADDRESS = re.compile(r"\s*\"?([^\"<]*?)\"?\s*<[^<>]*>")


def header_words(message: EmailMessage, name: str) -> str:
    """Return the first header of a name in plain words, or an empty string."""
    raw = _raw(message, name)
    if len(raw) > _LONGEST:
        return _tidy(raw[:_LONGEST])
    try:
        return _tidy(str(message[name] or ""))
    except Exception:  # the parser of structured headers raises nearly everything on bad ones
        return _tidy(_decoded(raw))


def author_of(message: EmailMessage) -> str:
    """Return the sender's name as printed; the address where there is no name."""
    raw = _raw(message, "from")
    if len(raw) <= _LONGEST:
        try:
            header = message["from"]
            if isinstance(header, AddressHeader) and header.addresses:
                names = (each.display_name or each.addr_spec for each in header.addresses)
                return _tidy(", ".join(filter(None, names)))
        except Exception:  # as above
            return _name_in(raw)
    return _name_in(raw)


def sent_on(message: EmailMessage) -> str:
    """Return the day in the Date header, in the sender's own time zone; or an empty string."""
    raw = _raw(message, "date")[:_LONGEST]
    try:
        header = message["date"]
        if isinstance(header, DateHeader) and header.datetime is not None:
            return str(header.datetime.date().isoformat())
    except Exception:  # as above
        return _day_in(raw)
    return _day_in(raw)


def _day_in(raw: str) -> str:
    moment = read_moment(raw)
    return moment.day if moment else ""


def _name_in(raw: str) -> str:
    decoded = _decoded(raw[:_LONGEST])
    match = _NAME_BEFORE_ADDRESS.match(decoded)
    return _tidy(match[1] if match and match[1].strip() else decoded)


def _raw(message: EmailMessage, name: str) -> str:
    found = (str(value) for key, value in message.raw_items() if key.lower() == name)
    return next(found, "")


def _decoded(raw: str) -> str:
    try:
        pieces = decode_header(raw)
    except HeaderParseError:
        return raw
    return "".join(
        piece if isinstance(piece, str) else _text(piece, charset) for piece, charset in pieces
    )


def _text(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "utf-8", errors="replace")
    except LookupError:
        return piece.decode("utf-8", errors="replace")


def _tidy(words: str) -> str:
    """Repair bytes that stood in a header undeclared, and put it on one line."""
    raw = words.encode("utf-8", errors="surrogateescape")
    try:
        words = raw.decode("utf-8")
    except UnicodeDecodeError:
        words = raw.decode("cp1252", errors="replace")
    return " ".join(_UNDISPLAYABLE.sub(" ", words).split())
