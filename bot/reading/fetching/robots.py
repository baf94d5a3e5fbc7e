"""Whether a site wants its page read by programs: its robots.txt (RFC 9309)."""

from collections.abc import Callable

from protego import Protego

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.address import Address
from bot.reading.fetching.exchange import Answer, UnreachableError

ROBOT = "Hearsay"

LIMIT = 500_000
"""In bytes: as much of the file as RFC 9309 asks a program to read at least."""


def check_robots(address: Address, ask: Callable[[Address], Answer]) -> None:
    """Ask the site's robots.txt by `ask`, which follows redirects.

    A file that is missing or cannot be reached forbids nothing; a site whose server fails forbids
    all, as the RFC says.

    Raises:
        DocumentRejectedError: the site does not want this page read by programs.
    """
    try:
        answer = ask(address.at("/robots.txt"))
    except (UnreachableError, DocumentRejectedError):
        return
    if answer.status >= 500:
        raise DocumentRejectedError(
            f"{address.host} has trouble saying what programs may read (its robots.txt answers "
            f"{answer.status}). Try again later, or save the page and add the file."
        )
    if answer.status != 200:
        return
    rules = Protego.parse(answer.body.decode("utf-8", errors="replace"))
    if not rules.can_fetch(address.url, ROBOT):
        raise DocumentRejectedError(
            f"{address.host} does not want this page read by programs (its robots.txt says so). "
            "Save the page in your browser and add the file."
        )
