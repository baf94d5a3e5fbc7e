"""Hold a request against Discord's own description of its API."""

import json
import re
from functools import lru_cache
from pathlib import Path

from jsonschema import Draft202012Validator

SPEC_FILE = Path(__file__).parents[2].parent / "shared" / "discord" / "openapi.json"


class Specification:
    """Discord's OpenAPI description: knows every path, method and JSON body."""

    def __init__(self, file: Path = SPEC_FILE) -> None:
        self._spec = json.loads(file.read_text(encoding="utf-8"))
        # Literal paths first: "@me" is no id.
        paths = sorted(self._spec["paths"], key=lambda path: path.count("{"))
        self._paths = [(re.compile(re.sub(r"\{\w+\}", r"[^/]+", path)), path) for path in paths]

    def problems(self, method: str, path: str, body: object) -> list[str]:
        """Name what Discord would not accept; `path` without the base, `body` parsed JSON."""
        known = next((name for pattern, name in self._paths if pattern.fullmatch(path)), None)
        if known is None:
            return [f"no such path: {path}"]
        operation = self._spec["paths"][known].get(method.lower())
        if operation is None:
            return [f"no such method: {method} {known}"]
        content = operation.get("requestBody", {}).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        if schema is None:
            return [] if body is None else [f"{method} {known} takes no JSON"]
        return [
            f"{method} {known}: {error.json_path}: {error.message[:300]}"
            for error in self._validator(json.dumps(schema)).iter_errors(body)
        ]

    @lru_cache(maxsize=64)  # noqa: B019 - one specification lives as long as the tests
    def _validator(self, schema: str) -> Draft202012Validator:
        return Draft202012Validator({**json.loads(schema), "components": self._spec["components"]})


def load_specification() -> Specification | None:
    """Load the description; None where it is not at hand."""
    return Specification() if SPEC_FILE.exists() else None
