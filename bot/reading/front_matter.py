"""Details that stand in front of a text: YAML front matter, or plain header lines."""

import re
from typing import NamedTuple

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.domain.errors import DocumentRejectedError
from bot.reading.details import FIELD_OF_KEY, Fields, fields_of, key_of

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}):[ \t]+(\S.*)")
_FEWEST_HEADER_LINES = 2
_LONGEST_FRONT_MATTER = 20_000
"""In characters; two rules farther apart are rules."""


class Fronted(NamedTuple):
    """A text without the details that stood in front of it."""

    fields: Fields
    body: str


class _Strings(YAMLHandler):
    """Load every scalar as printed: `2021-06-31` must not raise, `No` is a title, not false."""

    def load(self, fm: str, **_: object) -> dict[str, object]:
        found = load_strings(fm)
        return found if isinstance(found, dict) else {}


def split_front_matter(file_name: str, text: str) -> Fronted:
    """Take YAML front matter off `text`; without any, the whole text is the body.

    Raises:
        DocumentRejectedError: there is front matter, but it is not YAML.
    """
    if _front_of(text) is None:
        return Fronted({}, text)
    try:
        found, body = frontmatter.parse(text, handler=_Strings())
    except (yaml.YAMLError, RecursionError) as error:
        raise DocumentRejectedError(broken_yaml(file_name, error)) from error
    return Fronted(fields_of(found), body) if found else Fronted({}, text)


def split_plain_front_matter(file_name: str, text: str) -> Fronted:
    """Take front matter off a plain text, where `---` may be mere decoration.

    It counts only with a key that we know in it.
    """
    front = _front_of(text)
    if front is None:
        return _split_header_lines(text)
    keys = (line.partition(":")[0] for line in front.splitlines())
    if not any(key_of(key) in FIELD_OF_KEY for key in keys):
        return Fronted({}, text)
    return split_front_matter(file_name, text)


def load_strings(yaml_text: str) -> object:
    """Parse YAML with every scalar as the string that stands there."""
    return yaml.load(yaml_text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds only str


def broken_yaml(file_name: str, error: Exception) -> str:
    """Say on which line of the file its YAML is broken and what usually helps."""
    mark = getattr(error, "problem_mark", None)
    place = f" on line {mark.line + 1}" if isinstance(mark, yaml.Mark) else ""
    problem = getattr(error, "problem", None) or "it is nested too deeply"
    return (
        f"The details of {file_name} cannot be read{place}: {problem}. "
        'Each line is `key: value`; put a value that holds a colon in quotes ("...").'
    )


def _front_of(text: str) -> str | None:
    """Return what stands between `---` lines at the very beginning, if anything does."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_FRONT_MATTER)
    return text[opening.end() : closing.start()] if closing else None


def _split_header_lines(text: str) -> Fronted:
    """Take off lines like "Title: ...", at least two, all known, ended by a blank line."""
    found: dict[str, object] = {}
    position = 0
    for line in text.splitlines(keepends=True):
        position += len(line)
        if not line.strip():
            break
        match = _HEADER_LINE.fullmatch(line.strip())
        key = key_of(match[1]) if match else ""
        if match is None or key not in FIELD_OF_KEY or key in found:
            return Fronted({}, text)
        found[key] = match[2]
    else:
        return Fronted({}, text)
    if len(found) < _FEWEST_HEADER_LINES:
        return Fronted({}, text)
    return Fronted(fields_of(found), text[position:].lstrip("\n"))
