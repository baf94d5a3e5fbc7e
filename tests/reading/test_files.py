"""A file is read from disk with the details that lie beside it."""

from pathlib import Path

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.reading.files import read_file


def test_details_beside_a_file_are_given(tmp_path: Path) -> None:
    document = tmp_path / "marda.txt"
    document.write_text("The ferry sank.", encoding="utf-8")
    (tmp_path / "marda.yaml").write_text("title: Marda\n", encoding="utf-8")

    assert read_file(document) == (b"The ferry sank.", GivenDetails(title="Marda"))


def test_without_a_file_beside_it_nothing_is_given(tmp_path: Path) -> None:
    document = tmp_path / "marda.txt"
    document.write_bytes(b"The ferry sank.")

    assert read_file(document) == (b"The ferry sank.", GivenDetails())


def test_details_in_another_encoding_are_refused(tmp_path: Path) -> None:
    document = tmp_path / "marda.txt"
    document.write_bytes(b"The ferry sank.")
    (tmp_path / "marda.yaml").write_bytes(b"title: Caf\xe9\n")

    with pytest.raises(DocumentRejectedError, match=r"marda\.yaml.*UTF-8"):
        read_file(document)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentRejectedError):
        read_file(tmp_path / name)
