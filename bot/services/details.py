"""Take the details that a person gives: tidied, checked, laid over what is known."""

import re
import unicodedata

from bot.domain.document import DocumentDetails
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.reading.dates import read_date

LONGEST = {"title": 300, "publisher": 200, "author": 200, "url": 2000, "published": 100}
"""Characters that are taken of each detail."""

_ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.?|circa|ca?\.|roughly|probably|presumably|perhaps|"
    r"maybe|early|mid|late|before|after|~)[\s-]*(?:in\s+)?",
    re.IGNORECASE,
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def understood(given: GivenDetails) -> GivenDetails:
    """Tidy what was given; “about 2021” becomes 2021 with a note that says so.

    None leaves a detail as it is, an empty one takes it away.

    Raises:
        DocumentRejectedError: if a detail is too long, or the date is none.
    """
    tidy = {name: _tidy(words) for name, words in given if words is not None}
    for name, most in LONGEST.items():
        if len(tidy.get(name, "")) > most:
            raise DocumentRejectedError(
                f"The {_NAMES[name]} has {len(tidy[name])} characters; at most {most} are kept."
            )
    if words := tidy.get("published"):
        tidy |= _date(words)
    return GivenDetails(**tidy)


def edited(known: DocumentDetails, given: GivenDetails) -> DocumentDetails:
    """Return the details with what was given in the place of what was known.

    Raises:
        DocumentRejectedError: as `understood`; also if the title is taken away, or the address is
            no web address.
    """
    changes: dict[str, str | None] = {
        name: words or None for name, words in understood(given) if words is not None
    }
    if changes.get("title", known.title) is None:
        raise DocumentRejectedError("A document needs a title: say what it shall be called.")
    url = changes.get("url")
    if url is not None and not _WEB_ADDRESS.fullmatch(url):
        raise DocumentRejectedError(f"“{url}” is no web address (http://… or https://…).")
    if changes.get("published", known.published) != known.published:
        changes.setdefault("published_note", None)
    return DocumentDetails.model_validate({**known.model_dump(), **changes})


_NAMES = {
    "title": "title",
    "publisher": "publisher",
    "author": "author",
    "url": "address",
    "published": "date",
}


def _date(words: str) -> dict[str, str]:
    date = read_date(words)
    if date is not None:
        return {"published": date}
    date = read_date(_ABOUT.sub("", words, count=1)) if _ABOUT.match(words) else None
    if date is None:
        raise DocumentRejectedError(
            f"The publication date “{words}” is not understood. Write 2021-06-18, 2021-06 or "
            "2021; “about 2021” is taken too."
        )
    return {"published": date, "published_note": f"given as “{words}”"}


def _tidy(words: str) -> str:
    """Drop what no detail has: control characters, halves of character pairs, spare white space."""
    kept = (
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", words)
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cs")
    )
    return " ".join("".join(kept).split())
