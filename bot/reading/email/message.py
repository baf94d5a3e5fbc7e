"""Read one e-mail: what was written, who sent it and when."""

import email
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import default

from bot.domain.errors import DocumentRejectedError
from bot.reading.details import Fields
from bot.reading.email.headers import author_of, header_words, sent_on
from bot.reading.email.mailings import letter_of
from bot.reading.email.parts import Part, parts_of, words_of
from bot.reading.extracted import Extracted

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^>", re.MULTILINE)
_MOST_SIGNATURE_LINES = 15
_WEB = re.compile(r"<?(https?://[^\s<>\"@]+)>?")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})\b")
_LONGEST_LIST = 600
"""In characters: a warning stays a sentence that people read."""
_ENCRYPTED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)


def read_email(file_name: str, data: bytes) -> Extracted:
    """Return the message's own text, quoted lines marked by ">", and its details.

    Attachments are not read: a warning names them. A signature is left out and counted, and so is
    what a mailing program puts around a letter.

    Raises:
        DocumentRejectedError: it is encrypted, nested too deeply, or has no text of its own.
    """
    message = _parsed(file_name, data)
    if message.get_content_type() in _ENCRYPTED:
        raise DocumentRejectedError(
            f"{file_name} is encrypted. Open it in your mail program, copy its text into a .txt "
            "file and add that."
        )
    parts = parts_of(file_name, message)
    texts, warnings = _texts(parts)
    attached = [part.name for part in parts if part.name is not None]
    cut = [_without_signature(text) for text in texts]
    listed = bool(header_words(message, "list-unsubscribe"))
    letters = [letter_of(words, listed=listed) for words in cut]
    text = "\n\n".join(letter.text for letter in letters if letter.text.strip())
    if not any(map(str.isalnum, text)):
        raise DocumentRejectedError(_no_text(file_name, attached))
    if attached:
        warnings.append(f"Attachments were not read: {_listed(attached)}. Add them by themselves.")
    return Extracted(
        text=text,
        heading=None,
        fields=_fields(message),
        dropped=sum(before != after for before, after in zip(texts, cut, strict=True))
        + sum(letter.dropped for letter in letters),
        warnings=tuple(warnings),
        language=_language(message),
    )


def _parsed(file_name: str, data: bytes) -> EmailMessage:
    try:
        return email.message_from_bytes(data.lstrip(b"\r\n\xef\xbb\xbf"), policy=default)
    except RecursionError as error:
        raise DocumentRejectedError(
            f"{file_name} holds messages within messages, nested too deeply to be an e-mail that "
            "people wrote. Save the one that you need by itself and add that."
        ) from error


def _texts(parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    texts: list[str] = []
    warnings: list[str] = []
    for part in parts:
        if part.name is None:
            words, warning = words_of(part)
            texts.append(words)
            warnings.extend(filter(None, [warning]))
    return texts, warnings


def _without_signature(text: str) -> str:
    """Cut what stands below "-- " at the end: a card, not what was written."""
    marks = list(_SIGNATURE.finditer(text))
    if not marks:
        return text
    below = text[marks[-1].end() :].strip("\n")
    if below.count("\n") >= _MOST_SIGNATURE_LINES or _QUOTED_LINE.search(below):
        return text
    return text[: marks[-1].start()].rstrip()


def _fields(message: EmailMessage) -> Fields:
    address = _WEB.search(header_words(message, "archived-at"))
    found = {
        "title": header_words(message, "subject"),
        "author": author_of(message),
        "publisher": header_words(message, "organization") or header_words(message, "organisation"),
        "published": sent_on(message),
        "url": address[1] if address else "",
    }
    return {name: words for name, words in found.items() if words}


def _language(message: EmailMessage) -> str | None:
    match = _LANGUAGE.match(header_words(message, "content-language"))
    return match[1].lower() if match else None


def _no_text(file_name: str, attached: Sequence[str]) -> str:
    if not attached:
        return f"{file_name} is an e-mail without text. Check the file."
    return (
        f"{file_name} has no text of its own, only attachments: {_listed(attached)}. Save them "
        "from the mail program and add them."
    )


def _listed(names: Sequence[str]) -> str:
    listed = ", ".join(names)
    return listed if len(listed) <= _LONGEST_LIST else listed[: _LONGEST_LIST - 2] + " …"
