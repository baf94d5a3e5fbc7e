"""What a Word document's paragraph styles mean: title, heading, caption."""

from enum import StrEnum

from lxml import etree

from bot.reading.docx.xml import child, children, local, value


class Role(StrEnum):
    """What a paragraph is, as far as its style says so."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"  # and lines of a table of contents: neither claims anything
    BODY = "body"


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the styles part; None leaves every paragraph a body paragraph."""
        self._names: dict[str, str] = {}
        self.language: str | None = None
        if root is None:
            return
        for style in children(root, "style"):
            name = child(style, "name")
            if name is not None and (style_id := value(style, "styleId")):
                self._names[style_id] = (value(name) or "").lower()
        language = next((each for each in root.iter() if local(each) == "lang"), None)
        label = value(language) if language is not None else None
        self.language = label.partition("-")[0].lower() if label else None

    def role_of(self, style_id: str) -> Role:
        """Say what a paragraph of this style is; a style that is not listed names itself."""
        name = self._names.get(style_id, style_id.lower())
        if name == "title":
            return Role.TITLE
        if name.startswith(("heading", "subtitle")):
            return Role.HEADING
        return Role.CAPTION if name == "caption" or name.startswith("toc ") else Role.BODY

    def is_main_heading(self, style_id: str) -> bool:
        """Say whether the style is the first level of headings."""
        return self._names.get(style_id, style_id.lower()) in ("heading 1", "heading1")
