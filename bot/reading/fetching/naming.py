"""What a site has sent: its kind, the name of the file, its letters."""

import codecs
import re
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import HTTP
from pathlib import PurePosixPath
from urllib.parse import unquote

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.address import Address

TYPES: Mapping[str, tuple[str, ...]] = {
    "text/html": (".html", ".htm"),
    "application/xhtml+xml": (".xhtml", ".html", ".htm"),
    "text/plain": (".txt", ".text", ".md", ".markdown", ".eml"),
    "text/markdown": (".md", ".markdown"),
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "message/rfc822": (".eml",),
}
"""The content types that are taken, each with the extensions of its files, the usual one first."""

_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/x-markdown"})
_NOT_IN_NAMES = re.compile(r"[^\w.()+,-]+")
_LONGEST_NAME = 80
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_of(address: Address, headers: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the content type and the character set; what is not said is told by the name.

    Raises:
        DocumentRejectedError: what is there is no document that goes in.
    """
    stated, charset = _stated(headers.get("content-type", ""))
    if stated in TYPES:
        return stated, charset
    extension = _path(address).suffix.lower()
    if stated in _UNSAID:
        for kind, extensions in TYPES.items():
            if extension in extensions:
                return kind, charset
    raise DocumentRejectedError(
        f"What stands at the address is no document that goes in ({stated[:60] or 'unnamed'}). "
        "Links may lead to web pages, plain text, Markdown, PDF, Word and e-mail files."
    )


def file_name_of(address: Address, content_type: str, headers: Mapping[str, str]) -> str:
    """Return a short file name with the extension of its kind."""
    name = _offered(headers.get("content-disposition", "")) or _path(address).name or address.host
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    extensions = TYPES[content_type]
    if suffix not in extensions:
        stem, suffix = name.removesuffix("."), extensions[0]
    tidy = _NOT_IN_NAMES.sub("-", stem).strip("-.")[:_LONGEST_NAME]
    return f"{tidy or 'page'}{suffix}"


def in_utf8(data: bytes, content_type: str, charset: str | None) -> bytes:
    """Return text in UTF-8 with a mark, when its encoding stood in the header alone."""
    if not content_type.startswith("text/") or charset is None or data.startswith(_MARKS):
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(charset).encode()
    except (LookupError, ValueError):  # an unknown charset, or a wrong one: the page may know
        return data


def _stated(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", rest, re.IGNORECASE)
    return kind.strip().lower(), match[1].lower() if match else None


def _offered(header: str) -> str:
    """Return the file name that a site offers, without any folder."""
    if not header or len(header) > 500:
        return ""
    message = EmailMessage(policy=HTTP)
    try:
        message["content-disposition"] = header
        name = message.get_filename() or ""
    except Exception:  # the parser of structured headers raises nearly everything on bad ones
        return ""
    return PurePosixPath(name.replace("\\", "/")).name


def _path(address: Address) -> PurePosixPath:
    return PurePosixPath(unquote(address.target.partition("?")[0], errors="replace"))
