"""Documents behind web addresses, where the operator and the server allow them."""

from bot.domain.document import LibraryId
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, Submission
from bot.reading.fetching.fetcher import LinkFetcher
from bot.services.server_settings import SettingsBook

_ADVICE = "Save the page in your browser and add the file."


class LinkReader:
    """Fetch what a moderator points to."""

    def __init__(self, fetcher: LinkFetcher | None, settings: SettingsBook) -> None:
        """Take no fetcher where the operator has switched links off."""
        self._fetcher = fetcher
        self._settings = settings

    def submission(self, library: LibraryId, address: str, actor: str) -> Submission:
        """Fetch a document; its address is the one where it was found, after all redirects.

        Raises:
            DocumentRejectedError: if links are off, or it cannot or must not be fetched.
        """
        if self._fetcher is None:
            raise DocumentRejectedError(f"This bot's operator has switched links off. {_ADVICE}")
        if not self._settings.of(library).links:
            raise DocumentRejectedError(f"This server's settings switch links off. {_ADVICE}")
        fetched = self._fetcher.fetch(address)
        return Submission(
            library=library,
            file_name=fetched.file_name,
            data=fetched.data,
            details=GivenDetails(url=fetched.final_url),
            added_by=actor,
        )
