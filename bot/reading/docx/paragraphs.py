"""The words of one paragraph, as they stand after all tracked changes are accepted."""

from lxml import etree

from bot.reading.docx.xml import child, children, is_on, local, value

_LEFT_OUT = frozenset(
    "del moveFrom delText delInstrText instrText rPr pPr tblPr rt sdtPr sdtEndPr "
    "fldData object".split()
)
_LINE_BREAKS = frozenset({"br", "cr"})
_NOTES = frozenset({"footnoteReference", "endnoteReference"})


class Words:
    """Gathers a paragraph's words, and what hangs on it: boxes of text, notes, comments.

    `size` is the largest size set for any of its words, in half points.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[etree._Element] = []
        self.dropped = 0
        self.size = 0
        self._fields: list[bool] = []  # open fields (PAGE, HYPERLINK), and if we are in the code

    @property
    def text(self) -> str:
        """The words so far, white space at line breaks and edges cut off."""
        lines = "".join(self.parts).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip()

    def read(self, element: etree._Element) -> None:
        """Take in all that stands inside `element`."""
        for each in chosen(element):
            self._read_one(each)

    def _read_one(self, element: etree._Element) -> None:
        name = local(element)
        if name in _LEFT_OUT:
            return
        if name == "r" and is_on(child(element, "rPr"), "vanish"):
            self.dropped += 1
        elif name == "txbxContent":
            self.boxes.append(element)
        elif name in _NOTES:
            self.notes.append(element)
        elif name == "commentReference":
            self.dropped += 1
        elif name == "fldChar":
            self._field(element)
        elif name == "t":
            if not any(self._fields):
                self.parts.append(element.text or "")
        elif name == "r":
            self.size = max(self.size, _size(element))
            self.read(element)
        else:
            self.parts.append(_mark(name))
            self.read(element)

    def _field(self, mark: etree._Element) -> None:
        """Between `begin` and `separate` stands the field's code; what follows is its result."""
        kind = next((str(v) for k, v in mark.attrib.items() if str(k).endswith("fldCharType")), "")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def chosen(element: etree._Element) -> list[etree._Element]:
    """Return the children; of alternatives for old and new programs only the first."""
    found: list[etree._Element] = []
    for each in element:
        if local(each) == "AlternateContent":
            first = next(children(each, "Choice"), None)
            if first is None or not len(first):
                first = next(children(each, "Fallback"), None)
            found.extend(chosen(first) if first is not None else ())
        else:
            found.append(each)
    return found


def _size(run: etree._Element) -> int:
    """Return the size that is set for a run, in half points; 0 where none is."""
    size = child(run, "rPr", "sz")
    words = value(size) if size is not None else None
    return int(words) if words and words.isdecimal() else 0


def _mark(name: str) -> str:
    if name in _LINE_BREAKS:
        return "\n"
    if name in ("tab", "ptab"):
        return " "
    return "-" if name == "noBreakHyphen" else ""
