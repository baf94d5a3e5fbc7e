"""The parts of an e-mail: which of them are its text, and their letters."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import NamedTuple

from bot.domain.errors import DocumentRejectedError
from bot.reading.html.page import html_words

_DEEPEST = 20
_MOST_PARTS = 500
_FALLBACK = "cp1252"
_UNDISPLAYABLE = re.compile("[\x00\ud800-\udfff]")
_QUOTED = re.compile(r"(>+) ?")


class Part(NamedTuple):
    """A part of a message: of its text, or an attachment, which has a `name`."""

    message: EmailMessage
    name: str | None = None


def parts_of(file_name: str, message: EmailMessage) -> list[Part]:
    """List the parts that a mail program would show, and the attachments.

    Raises:
        DocumentRejectedError: there are more of them than any mail program makes.
    """
    parts: list[Part] = []
    for part in _walk(message, 0):
        parts.append(part)
        if len(parts) > _MOST_PARTS:
            raise DocumentRejectedError(
                f"{file_name} has more than {_MOST_PARTS} parts. Save the message that you need "
                "by itself and add that."
            )
    return parts


def words_of(part: Part) -> tuple[str, str | None]:
    """Return a part's text, and a warning where its letters are damaged."""
    payload = part.message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, warning = _decoded(data, part.message.get_content_charset())
    text = _UNDISPLAYABLE.sub("", text).replace("\r\n", "\n")
    if part.message.get_content_type() == "text/html":
        return html_words(text), warning
    if _parameter(part.message, "format") == "flowed":
        text = _unflowed(text, deleting=_parameter(part.message, "delsp") == "yes")
    return text.strip("\n"), warning


def _walk(message: EmailMessage, depth: int) -> Iterator[Part]:
    kind = message.get_content_type()
    if depth and (message.get_content_disposition() == "attachment" or kind == "message/rfc822"):
        yield Part(message, _name_of(message))
    elif kind == "multipart/alternative" and depth < _DEEPEST:
        yield from _best_alternative(message, depth)
    elif message.is_multipart() and kind.startswith("multipart/") and depth < _DEEPEST:
        for inner in _children(message):
            yield from _walk(inner, depth + 1)
    elif kind in ("text/plain", "text/html") and message.get_filename() is None:
        yield Part(message)
    elif not kind.startswith("multipart/"):
        yield Part(message, _name_of(message))


def _best_alternative(message: EmailMessage, depth: int) -> Iterator[Part]:
    """Yield the plain form of a text; the HTML where the plain one is missing or empty."""
    forms = [list(_walk(inner, depth + 1)) for inner in _children(message)]
    readable = [form for form in forms if any(part.name is None for part in form)]
    plain = [form for form in readable if _is_plain(form)]
    rich = [form for form in readable if any(map(_is_html, form))]
    yield from (plain or rich or readable or forms or [[]])[0]


def _is_html(part: Part) -> bool:
    return part.message.get_content_type() == "text/html"


def _is_plain(form: list[Part]) -> bool:
    texts = [part for part in form if part.name is None]
    kinds = {part.message.get_content_type() for part in texts}
    return kinds == {"text/plain"} and any(words_of(part)[0].strip() for part in texts)


def _children(message: EmailMessage) -> list[EmailMessage]:
    payload = message.get_payload()
    if not isinstance(payload, list):
        return []
    return [part for part in payload if isinstance(part, EmailMessage)]


def _name_of(message: EmailMessage) -> str:
    name = message.get_filename()
    if not name and message.get_content_type() == "message/rfc822":
        name = "a forwarded message"
    words = " ".join(_UNDISPLAYABLE.sub("", name or "").split())
    return words[:120] or f"one of type {message.get_content_type()}"


def _parameter(message: EmailMessage, name: str) -> str:
    return str(message.get_param(name) or "").lower()


def _decoded(data: bytes, charset: str | None) -> tuple[str, str | None]:
    for encoding in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(encoding), None
        except (LookupError, ValueError):
            continue
    text = data.decode(_FALLBACK, errors="replace")
    warning = (
        f"The message says that it is written in {charset}, which does not fit its bytes; it was "
        "read as Western European. Compare its letters before you rely on them."
    )
    return text, warning if charset else None


def _unflowed(text: str, *, deleting: bool) -> str:
    """Join the lines that a mail program has wrapped (RFC 3676)."""
    joined: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        marks = _QUOTED.match(line)
        depth = len(marks[1]) if marks else 0
        words = line[marks.end() :] if marks else line.removeprefix(" ")
        if joined and depth == open_depth and words != "-- ":
            joined[-1] += words
        else:
            joined.append(line)
        flows = words.endswith(" ") and words != "-- "
        open_depth = depth if flows else -1
        if flows and deleting:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)
