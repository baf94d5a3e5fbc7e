"""What a file says about itself, under the names that people give to it."""

from collections.abc import Mapping

FIELD_OF_KEY: Mapping[str, str] = {
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "source": "publisher",
    "outlet": "publisher",
    "site": "publisher",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "published": "published",
    "date": "published",
    "published_at": "published",
    "published_note": "published_note",
    "published_inferred": "published_inferred",
    "url": "url",
    "link": "url",
}
"""Keys as people write them (see `key_of`), and the detail that each one means."""

Fields = Mapping[str, str]
"""Details by our own names; what is not stated is not in it."""

_NOT_STATED = frozenset({"", "~", "-", "null", "none", "n/a", "not stated", "unknown"})
_YES = frozenset({"true", "yes", "1", "inferred"})
_INFERRED = "inferred; the document does not print it"


def key_of(words: str) -> str:
    """Return a key as it stands in `FIELD_OF_KEY`: "Published at" is "published_at"."""
    return words.strip().lower().replace(" ", "_").replace("-", "_")


def fields_of(found: Mapping[str, object]) -> Fields:
    """Pick the details that we know; the first of two keys for one detail wins."""
    fields: dict[str, str] = {}
    for key, value in found.items():
        field, words = FIELD_OF_KEY.get(key_of(str(key))), _words(value)
        if field is not None and words.lower() not in _NOT_STATED:
            fields.setdefault(field, words)
    inferred = fields.pop("published_inferred", "false")
    if inferred.lower() in _YES:
        fields.setdefault("published_note", _INFERRED)
    elif inferred.lower() not in ("false", "no", "0"):
        fields.setdefault("published_note", inferred)
    return fields


def _words(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, Mapping):
        return _words(value.get("name", ""))
    return ""
