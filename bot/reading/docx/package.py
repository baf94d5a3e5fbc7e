"""The ZIP archive that a Word document is: its parts, read with limits and never unpacked."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from bot.domain.errors import DocumentRejectedError
from bot.reading.limits import MEGABYTE

MAX_UNPACKED = 60 * MEGABYTE
"""Of all parts read together; a long novel has 5 MB. Stops zip bombs before they fill memory."""

_MAX_PARTS = 10_000
_ENCRYPTED = 0x1
_MAIN_PART = "officeDocument"
_OTHER_KINDS = (
    ("xl/workbook.xml", "a spreadsheet", "Save the sheet's text in a .txt file and add that."),
    ("ppt/presentation.xml", "a set of slides", "Save it as PDF and add that."),
    ("META-INF/container.xml", "an e-book", "Save its text as .txt or PDF and add that."),
    ("content.xml", "an OpenDocument file", "Save it as .docx or PDF and add that."),
)


class Package:
    """The parts of one Word document by their names inside the archive."""

    def __init__(self, file_name: str, data: bytes) -> None:
        """Open the archive and check that it holds a Word document.

        Raises:
            DocumentRejectedError: it is damaged, locked, or another kind of file.
        """
        self._file_name = file_name
        self._left = MAX_UNPACKED
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise DocumentRejectedError(self._damaged()) from error
        self.names = frozenset(self._archive.namelist())
        self._check()
        self.main = self._main_part()

    def part(self, name: str) -> etree._Element | None:
        """Parse one part; None when there is none. Nothing outside the archive is ever read.

        Raises:
            DocumentRejectedError: it is damaged, far too large, or made to do harm.
        """
        if name not in self.names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        data = self._bytes(name)
        if b"<!DOCTYPE" in data:
            raise DocumentRejectedError(self._harmful())
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DocumentRejectedError(self._damaged()) from error
        if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, say
            raise DocumentRejectedError(self._harmful())
        return root

    def related(self, kind: str) -> list[str]:
        """Return the names of the main part's parts of one kind ("footnotes", "header")."""
        folder, name = posixpath.split(self.main)
        return self._targets(f"{folder}/_rels/{name}.rels".lstrip("/"), folder, kind)

    def _bytes(self, name: str) -> bytes:
        """Unpack one part, never more than is left to unpack, whatever the archive promises."""
        try:
            with self._archive.open(name) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise DocumentRejectedError(self._damaged()) from error
        self._left -= len(data)
        if self._left < 0:
            raise DocumentRejectedError(
                f"{self._file_name} unpacks to more than {MAX_UNPACKED / MEGABYTE:.0f} MB of text: "
                "it is far too large or made to do harm. Split it, or save it as .txt."
            )
        return data

    def _check(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > _MAX_PARTS:
            raise DocumentRejectedError(
                f"{self._file_name} holds {len(entries):,} files, far more than a Word document. "
                "Unpack it and add the documents in it one by one."
            )
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise DocumentRejectedError(
                f"{self._file_name} needs a password, so it cannot be read. "
                "Save it without the password and add that."
            )
        for name, kind, advice in _OTHER_KINDS:
            if name in self.names:
                raise DocumentRejectedError(
                    f"{self._file_name} is {kind}, which does not go in. {advice}"
                )
        if "[Content_Types].xml" not in self.names:
            raise DocumentRejectedError(
                f"{self._file_name} is a ZIP archive, not a document. "
                "Unpack it and add the documents in it one by one."
            )

    def _main_part(self) -> str:
        for name in (*self._targets("_rels/.rels", "", _MAIN_PART), "word/document.xml"):
            if name in self.names:
                return name
        raise DocumentRejectedError(self._damaged())

    def _targets(self, rels: str, folder: str, kind: str) -> list[str]:
        """Return the parts that relations of one kind lead to; what lies outside is left there."""
        root = self.part(rels)
        if root is None:
            return []
        return [
            posixpath.normpath(posixpath.join("/", folder, str(each.get("Target", "")))).lstrip("/")
            for each in root
            if str(each.get("Type", "")).endswith(f"/{kind}")
            and each.get("TargetMode") != "External"
        ]

    def _harmful(self) -> str:
        return (
            f"{self._file_name} defines XML entities, as Word never does: it was made to do "
            "harm. Copy the text that you need into a .txt file and add that."
        )

    def _damaged(self) -> str:
        return (
            f"{self._file_name} cannot be read as a Word document: it is damaged or incomplete. "
            "Fetch it again from where it came from, or save it anew in Word and add that."
        )
