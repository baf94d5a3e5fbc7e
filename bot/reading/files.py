"""Read a file that a person names, with the metadata beside it."""

from pathlib import Path

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.reading.corpus import read_sidecar
from bot.reading.decoding import decode
from bot.reading.limits import MEGABYTE
from bot.reading.sniffing import LARGEST


def read_file(path: Path) -> tuple[bytes, GivenDetails]:
    """Return the file's bytes and the details in NAME.yaml beside it, if there are any.

    Raises:
        DocumentRejectedError: if there is no such file, or it is too large to be read at all.
    """
    try:
        if path.is_dir():
            raise DocumentRejectedError(f"{path} is a folder: name the files in it.")
        size = path.stat().st_size
        if size > LARGEST:
            raise DocumentRejectedError(
                f"{path.name} has {size / MEGABYTE:.1f} MB; at most {LARGEST / MEGABYTE:.0f} MB "
                "can be read. Split it, or save only the article's text."
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentRejectedError(f"{path} cannot be read: {error.strerror}.") from error
    sidecar = path.with_suffix(".yaml")
    if path.suffix == ".yaml" or not sidecar.is_file():
        return data, GivenDetails()
    return data, read_sidecar(decode(sidecar.name, sidecar.read_bytes()))
