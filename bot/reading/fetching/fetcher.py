"""Fetch one document by its address."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.address import Address, parse_address
from bot.reading.fetching.deadline import Deadline
from bot.reading.fetching.exchange import Answer, UnreachableError, exchange
from bot.reading.fetching.naming import TYPES, file_name_of, in_utf8, kind_of
from bot.reading.fetching.perimeter import Perimeter
from bot.reading.fetching.robots import LIMIT as ROBOTS_LIMIT
from bot.reading.fetching.robots import check_robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = ", ".join(TYPES) + ", */*;q=0.1"
_ROBOTS_SECONDS = 5.0
_ADVICE = "Save the page in your browser and add the file."
_MEANING: Mapping[int, str] = {
    401: "asks for a password",
    402: "asks for payment",
    403: "does not let programs read the page",
    404: "has no such page",
    410: "has removed the page",
    429: "is asked too often",
    451: "may not show the page where this bot runs",
}


class FetchLimits(NamedTuple):
    """How much a fetch may take, over all redirects together."""

    seconds: float = 30.0
    size: int = 20_000_000
    redirects: int = 5


class Fetched(NamedTuple):
    """A document's bytes, ready to be read as a file of that name.

    `final_url` is where it was found after all redirects. Text whose letters only the site's
    answer explained is in UTF-8 with a byte order mark.
    """

    file_name: str
    data: bytes
    content_type: str
    final_url: str


class LinkFetcher:
    """Fetches documents from the public web. Keeps nothing between two calls."""

    def __init__(
        self,
        perimeter: Perimeter | None = None,
        limits: FetchLimits = FetchLimits(),  # noqa: B008 - a frozen value
    ) -> None:
        """Take another `perimeter` to allow single private hosts."""
        self._perimeter = perimeter or Perimeter()
        self._limits = limits

    def fetch(self, address: str) -> Fetched:
        """Fetch what stands at an address. Every hop is checked before anything is sent to it.

        Raises:
            DocumentRejectedError: it cannot or must not be fetched; the message says what to do.
        """
        deadline = Deadline(self._limits.seconds)
        here = parse_address(address)
        for _ in range(self._limits.redirects + 1):
            machines = self._perimeter.machines(here, deadline.left)
            check_robots(here, self._ask_robots)
            try:
                answer = exchange(here, machines, deadline, self._limits.size, _ACCEPT)
            except UnreachableError as error:
                raise DocumentRejectedError(
                    f"{here.host} cannot be reached ({error}). Try again later, or save the page "
                    "and add the file."
                ) from error
            following = _following(here, answer)
            if following is None:
                return _fetched(here, answer)
            here = following
        raise DocumentRejectedError(
            f"The address leads on and on, more than {self._limits.redirects} times. {_ADVICE}"
        )

    def _ask_robots(self, address: Address) -> Answer:
        """Ask for a robots.txt, through the same checks, following its redirects."""
        deadline = Deadline(min(_ROBOTS_SECONDS, self._limits.seconds / 3))
        for _ in range(self._limits.redirects + 1):
            machines = self._perimeter.machines(address, deadline.left)
            answer = exchange(address, machines, deadline, ROBOTS_LIMIT, "text/plain")
            following = _following(address, answer)
            if following is None:
                return answer
            address = following
        raise UnreachableError("too many redirects")


def _following(here: Address, answer: Answer) -> Address | None:
    location = answer.headers.get("location")
    return here.follow(location) if answer.status in _REDIRECTS and location else None


def _fetched(here: Address, answer: Answer) -> Fetched:
    if answer.status != 200:
        meaning = _MEANING.get(answer.status, "has trouble with this page")
        raise DocumentRejectedError(
            f"{here.host} {meaning} (it answers {answer.status}). "
            f"Check the address in your browser. {_ADVICE}"
        )
    if not answer.body:
        raise DocumentRejectedError(f"There is nothing at this address. {_ADVICE}")
    content_type, charset = kind_of(here, answer.headers)
    return Fetched(
        file_name=file_name_of(here, content_type, answer.headers),
        data=in_utf8(answer.body, content_type, charset),
        content_type=content_type,
        final_url=here.url,
    )
