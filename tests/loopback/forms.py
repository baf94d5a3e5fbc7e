"""What Discord sends when a member fills in a form or hands over files."""

from collections.abc import Sequence

from tests.loopback.payloads import Json
from tests.loopback.rules import every_component

Typed = str | Sequence[Json]
"""What goes into a field: words, or attachments."""

_TEXT_INPUT = 4
_FILE_UPLOAD = 19


def resolved(files: Sequence[Json]) -> Json:
    """Describe the attachments that an interaction names by their ids."""
    if not files:
        return {}
    return {"resolved": {"attachments": {str(each["id"]): each for each in files}}}


def filled_in(modal: Json, typed: Sequence[Typed]) -> Json:
    """Fill the fields of a form in their order."""
    found = every_component(modal["components"])
    fields = [each for each in found if each["type"] in (_TEXT_INPUT, _FILE_UPLOAD)]
    filled = [
        {"type": 18, "id": number * 2 - 1, "component": _filled(field, value, number * 2)}
        for number, (field, value) in enumerate(zip(fields, typed, strict=True), start=1)
    ]
    files = [each for value in typed if not isinstance(value, str) for each in value]
    return {"custom_id": modal["custom_id"], "components": filled, **resolved(files)}


def prefilled(modal: Json) -> list[str]:
    """Return the words that stand in the text fields of a form when it opens."""
    found = every_component(modal["components"])
    return [str(each.get("value") or "") for each in found if each["type"] == _TEXT_INPUT]


def _filled(field: Json, value: Typed, number: int) -> Json:
    filled: Json = {"type": field["type"], "id": number, "custom_id": field["custom_id"]}
    if isinstance(value, str):
        return {**filled, "value": value}
    return {**filled, "values": [each["id"] for each in value]}
