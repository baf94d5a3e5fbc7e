"""Names in Word's XML, whichever of its two namespaces a program writes."""

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: etree._Element, name: str = "val") -> str | None:
    """Return an attribute by its name without namespace."""
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return None


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the direct children of one name."""
    return (each for each in element if local(each) == name)


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """Return the first element at the end of a path of names, or None."""
    found: etree._Element | None = element
    for name in path:
        if found is None:
            return None
        found = next(children(found, name), None)
    return found


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Say whether a yes-or-no property is set."""
    flag = child(properties, name) if properties is not None else None
    return flag is not None and value(flag) not in ("0", "false", "off")
