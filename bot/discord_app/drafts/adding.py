"""Find what can go into a library: attachments, links, and the words of a message."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import discord

from bot.discord_app.drafts.downloads import download
from bot.discord_app.drafts.intake import Source
from bot.discord_app.interaction.parts import Parts
from bot.discord_app.rendering.budget import clipped
from bot.domain.document import LibraryId
from bot.domain.ingest import GivenDetails, Submission
from bot.services.verification import Moderator

_LINK = re.compile(r"https?://[^\s<>|\"]+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?'*_~`"
_OPENED_BY = {")": "(", "]": "["}
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60


class Adding:
    """One moderator who adds to one library."""

    def __init__(self, parts: Parts, library: LibraryId, moderator: Moderator) -> None:
        self._parts = parts
        self._library = library
        self._moderator = moderator

    def attachment(self, attachment: discord.Attachment, found_at: str | None = None) -> Source:
        """Take a file that Discord keeps."""

        async def submission() -> Submission:
            data = await download(attachment, self._parts.hearsay.settings.cdn_url)
            return self._submission(attachment.filename, data, GivenDetails())

        return Source(attachment.filename, submission, found_at)

    def words(self, text: str, file_name: str, details: GivenDetails) -> Source:
        """Take words that were typed."""

        async def submission() -> Submission:
            return self._submission(file_name, text.encode("utf-8", "replace"), details)

        return Source(details.title or file_name, submission)

    def link(self, address: str) -> Source:
        """Take the page or file behind an address."""

        async def submission() -> Submission:
            fetch = self._parts.hearsay.links.submission
            return await self._parts.worker.run_remote(
                self._library, fetch, self._library, address, self._moderator.id
            )

        return Source(address, submission)

    def message(self, message: discord.Message) -> list[Source]:
        """Take a message's attachments and links; its words only if it has neither."""
        parts: list[discord.Message | discord.MessageSnapshot]
        parts = [message, *message.message_snapshots]
        attachments = [file for each in parts for file in each.attachments]
        links = links_in("\n".join(each.content for each in parts))
        found = [self.attachment(each, message.jump_url) for each in attachments]
        found += [self.link(each) for each in links]
        return found or self._written(message)

    def _written(self, message: discord.Message) -> list[Source]:
        """Take the words; who forwards a message did not write what it forwards."""
        forwarded = [each.content for each in message.message_snapshots if each.content]
        text = "\n\n".join(each for each in (message.content, *forwarded) if each)
        if not text.strip():
            return []
        details = GivenDetails(
            author=None if forwarded else message.author.display_name,
            published=_day(message.created_at),
            url=message.jump_url,
        )
        return [self.words(text, f"message-{message.id}.txt", details)]

    def _submission(self, file_name: str, data: bytes, details: GivenDetails) -> Submission:
        return Submission(
            library=self._library,
            file_name=file_name,
            data=data,
            details=details,
            added_by=self._moderator.id,
        )


def links_in(text: str) -> Sequence[str]:
    """Return the web addresses in a text, each once, without what only stands behind them."""
    return list(dict.fromkeys(_bare(_LINK.findall(text))))


def file_name_for(title: str) -> str:
    """Make a file name of a title."""
    name = _NOT_IN_A_NAME.sub("-", clipped(title, _LONGEST_NAME)).strip("-._").lower()
    return f"{name or 'pasted'}.txt"


def _bare(links: Iterable[str]) -> Iterable[str]:
    for link in links:
        bare = link.rstrip(_AFTER_LINK)
        while bare[-1] in _OPENED_BY and bare.count(bare[-1]) > bare.count(_OPENED_BY[bare[-1]]):
            bare = bare[:-1].rstrip(_AFTER_LINK)
        yield bare


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
