"""What a Word document's properties say: title, author, date, company."""

from bot.reading.details import FIELD_OF_KEY, key_of
from bot.reading.docx.package import Package
from bot.reading.docx.xml import local, value
from bot.reading.imprint.settling import Properties

_TEMPLATE_CREATED = "2013-12-23T23:15:00Z"
"""python-docx copies its template with this moment: it says nothing about the document."""


def read_properties(package: Package) -> Properties:
    """Return the properties that say something; programs fill in many that do not."""
    core = _simple(package, "docProps/core.xml")
    app = _simple(package, "docProps/app.xml")
    own = _own(package)
    created = core.get("created", "")
    return Properties(
        title=own.get("title") or core.get("title"),
        author=own.get("author") or core.get("creator"),
        publisher=own.get("publisher") or core.get("publisher") or app.get("Company"),
        published=own.get("published"),
        created=None if created == _TEMPLATE_CREATED else created[:10] or None,
        url=own.get("url"),
    )


def _simple(package: Package, name: str) -> dict[str, str]:
    root = package.part(name)
    if root is None:
        return {}
    return {local(each): " ".join((each.text or "").split()) for each in root}


def _own(package: Package) -> dict[str, str]:
    """Read the properties that a person has added under a name of their own."""
    root = package.part("docProps/custom.xml")
    found: dict[str, str] = {}
    for each in root if root is not None else ():
        field = FIELD_OF_KEY.get(key_of(value(each, "name") or ""))
        words = " ".join("".join(map(str, each.itertext())).split())
        if field and words:
            found.setdefault(field, words)
    return found
