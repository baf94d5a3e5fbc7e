"""Turn a file's bytes into repaired text and its details, or say why not."""

import re
from pathlib import PurePosixPath

from bot.domain.document import DocumentDetails
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, ReadDocument
from bot.reading.confined import ConfinedExtractor
from bot.reading.dates import read_date
from bot.reading.decoding import decode
from bot.reading.details import Fields, fields_of
from bot.reading.extracted import Extracted
from bot.reading.languages import language_of
from bot.reading.limits import MEGABYTE
from bot.reading.markdown import read_markdown
from bot.reading.normalize import normalize
from bot.reading.plain import read_plain
from bot.reading.sniffing import MAX_BYTES, Kind, sniff

_LONGEST_TITLE_LINE = 200
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_NO_DATE = (
    "No publication date: the document states none. Give one, "
    "a month or a year is enough; without it the timeline cannot date what it tells."
)
_BAD_DATE = "The publication date "


def settled_by_a_date(warning: str) -> bool:
    """Say whether a warning is void as soon as somebody gives the date."""
    return warning.startswith((_NO_DATE, _BAD_DATE))


class DocumentReader:
    """Reads every format that goes in; all but text are read in a child process with limits."""

    def __init__(self, extractor: ConfinedExtractor | None = None) -> None:
        """Take another `extractor` for other limits than the usual ones."""
        self._extractor = extractor or ConfinedExtractor()

    def read(self, file_name: str, data: bytes, given: GivenDetails) -> ReadDocument:
        """Return the text, in NFC, and the details; what is `given` wins over the file.

        Raises:
            DocumentRejectedError: the file cannot go in; the message says what would work.
        """
        if not data:
            raise DocumentRejectedError(f"{file_name} is empty (0 bytes). Check the file.")
        kind, misnamed = sniff(file_name, data)
        _check_size(file_name, data, kind)
        extracted = self._extract(kind, file_name, data)
        text = normalize(extracted.text)
        if not any(map(str.isalnum, text)):
            raise DocumentRejectedError(
                f"{file_name} is empty: there is not a single word in it. Check the file."
            )
        warnings = [f"{file_name} is {kind.value} and was read as one."] if misnamed else []
        warnings.extend(extracted.warnings)
        fields = _merged(extracted.fields, given)
        published = _published(fields, given, warnings)
        details = DocumentDetails(
            title=fields.get("title") or _title_from(text, extracted.heading, file_name),
            publisher=fields.get("publisher"),
            author=fields.get("author"),
            published=published,
            published_note=fields.get("published_note") if published else None,
            url=_url(fields, warnings),
            language=language_of(text, extracted.language),
        )
        return ReadDocument(
            text=text,
            details=details,
            warnings=tuple(warnings),
            conflicts=extracted.conflicts,
            pages=extracted.pages,
            pages_read=extracted.pages_read,
            dropped=extracted.dropped,
        )

    def _extract(self, kind: Kind, file_name: str, data: bytes) -> Extracted:
        if kind is Kind.MARKDOWN:
            return read_markdown(file_name, normalize(decode(file_name, data)))
        if kind is Kind.PLAIN:
            return read_plain(file_name, normalize(decode(file_name, data)))
        return self._extractor.extract(kind, file_name, data)


def _check_size(file_name: str, data: bytes, kind: Kind) -> None:
    if len(data) > MAX_BYTES[kind]:
        raise DocumentRejectedError(
            f"{file_name} is too large ({len(data) / MEGABYTE:.1f} MB; {kind.value} may have at "
            f"most {MAX_BYTES[kind] / MEGABYTE:.0f} MB). Split it into several documents, or save "
            "only the article's text, and add that."
        )


def _merged(found: Fields, given: GivenDetails) -> Fields:
    """Lay what a person states over what the file says; a stated date drops the file's note."""
    stated = fields_of({k: v for k, v in given.model_dump().items() if v is not None})
    kept = {k: v for k, v in found.items() if not (k == "published_note" and "published" in stated)}
    return {name: normalize(value) for name, value in {**kept, **stated}.items()}


def _published(fields: Fields, given: GivenDetails, warnings: list[str]) -> str | None:
    words = fields.get("published")
    if words is None:
        warnings.append(_NO_DATE)
        return None
    published = read_date(words)
    if published is None:
        problem = f"{_BAD_DATE}{words!r} is not understood. Write 2021-06-18, 2021-06"
        if given.published is not None:
            raise DocumentRejectedError(f"{problem} or 2021.")
        warnings.append(f"{problem} or 2021; the document went in without a date.")
    return published


def _url(fields: Fields, warnings: list[str]) -> str | None:
    """Keep only what a reader may safely be offered as a link."""
    url = fields.get("url")
    if url is None or _WEB_ADDRESS.fullmatch(url):
        return url
    warnings.append(f"{url!r} is no web address (http://... or https://...) and was left out.")
    return None


def _title_from(text: str, heading: str | None, file_name: str) -> str:
    if heading:
        return normalize(heading)
    lines = (line.strip() for line in text.split("\n"))
    first = next(line for line in lines if any(map(str.isalnum, line)))
    if len(first) < _LONGEST_TITLE_LINE:
        return first
    path = PurePosixPath(file_name.replace("\\", "/"))
    return path.stem or file_name
