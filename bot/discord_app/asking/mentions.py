"""Questions outside of commands: a mention, a reply to an answer, a direct message."""

from typing import TYPE_CHECKING

import discord
import structlog

from bot.discord_app.asking.answer_page import render_answer
from bot.discord_app.interaction.cooldown import CooldownError
from bot.discord_app.interaction.errors import explain
from bot.discord_app.interaction.parts import Parts, library_of
from bot.discord_app.interaction.places import answers_in
from bot.discord_app.interaction.questions import words_of
from bot.discord_app.posted.answers import remember
from bot.domain.answer import AskRequest
from bot.domain.document import LibraryId

if TYPE_CHECKING:  # these types import each other in a circle
    from discord.types.message import MessageReference as ReferencePayload

_HINT = (
    "Ask me in a sentence, for example with `/ask` or by mentioning me in front of your question. "
    "I answer in the words of this story’s sources."
)
_log = structlog.get_logger(__name__)


class _ReplyTo(discord.MessageReference):
    """A reply that is sent even if the message has gone."""

    def __init__(self, message: discord.Message) -> None:
        super().__init__(
            message_id=message.id, channel_id=message.channel.id, fail_if_not_exists=False
        )

    def to_message_reference_dict(self) -> "ReferencePayload":
        """Return the reference with its ids as strings, as Discord describes it."""
        payload = self.to_dict()
        payload["message_id"] = str(self.message_id)
        payload["channel_id"] = str(self.channel_id)
        return payload


async def answer_message(message: discord.Message, me: discord.ClientUser, parts: Parts) -> None:
    """Answer a message that is meant for the bot; leave every other one alone."""
    if not _meant_for(message, me):
        return
    with parts.under_way:
        try:
            await _answer(message, parts)
        except CooldownError as error:
            # There is no private reply to a message: the notice goes away when the wait is over.
            await _reply(message, explain(error), delete_after=error.seconds)
        except discord.Forbidden:
            _log.info("may not write here", channel=message.channel.id)
        except discord.HTTPException as error:
            _log.warning("reply not accepted", status=error.status, code=error.code)
        except Exception as error:
            await _reply(message, explain(error))


def _meant_for(message: discord.Message, me: discord.ClientUser) -> bool:
    if message.author.bot or message.webhook_id is not None:
        return False
    if message.type not in (discord.MessageType.default, discord.MessageType.reply):
        return False
    # Without the privileged intent the words of a reply with its ping off never arrive.
    return message.guild is None or any(user.id == me.id for user in message.mentions)


async def _answer(message: discord.Message, parts: Parts) -> None:
    library = library_of(message.guild.id if message.guild else None)
    if message.guild and not answers_in(parts, library, message.channel):
        return  # nothing that others do not see can be said here
    question = words_of(message.content)
    if not question:
        await _reply(message, _HINT)
        return
    tidy = parts.hearsay.answerer.check_question(question)
    parts.cooldown.check(message.author.id, message.guild.id if message.guild else None)
    after = _earlier_question(message, parts, library)
    answer = await parts.worker.ask(AskRequest(library, tidy, after))
    sent = await message.channel.send(
        view=render_answer(answer),
        reference=_ReplyTo(message),
        mention_author=False,
        nonce=message.id,  # a repeated request does not become a second message
    )
    parts.conversations.remember(sent.id, library, tidy, after=after)
    if message.guild:
        await remember(parts, library, sent, answer.quotes)


def _earlier_question(message: discord.Message, parts: Parts, library: LibraryId) -> str | None:
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    if reference.message_id is None:
        return None
    return parts.conversations.earlier(reference.message_id, library)


async def _reply(message: discord.Message, text: str, *, delete_after: float | None = None) -> None:
    try:
        sent = await message.channel.send(
            text,
            reference=_ReplyTo(message),
            mention_author=False,
            nonce=message.id,
        )
        if delete_after is not None:
            await sent.delete(delay=delete_after)
    except discord.HTTPException as error:
        _log.info("could not reply", status=error.status, code=error.code)
