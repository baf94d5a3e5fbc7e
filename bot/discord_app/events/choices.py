"""What moderators can choose from while they type: reports of the timeline, and its changes."""

from collections.abc import Callable

from discord import app_commands

from bot.discord_app.events.page import plain_deed
from bot.discord_app.interaction.completion import Choices, in_time, offered
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.limits import CHOICE_CHARACTERS, CHOICES
from bot.domain.document import LibraryId
from bot.domain.errors import NotFoundError
from bot.domain.timeline import ReportPlace
from bot.drawing.date_words import edtf_words
from bot.services.timeline_events import Told
from bot.services.timeline_places import place_named, reference_of

_Offer = Callable[[LibraryId, str], tuple[Told, ...]]


async def any_report(interaction: Interaction, typed: str) -> Choices:
    """Offer reports by the words of their sentences or by their date."""
    return await _reports(interaction, parts_of(interaction).hearsay.timeline_editor.offer, typed)


async def joined_report(interaction: Interaction, typed: str) -> Choices:
    """Offer the reports that stand with others, or that others disagree with."""
    editor = parts_of(interaction).hearsay.timeline_editor
    return await _reports(interaction, editor.offer_joined, typed)


async def standing_change(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """Offer the changes that can be undone, the newest first."""
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    log = parts.hearsay.timeline_editor.log
    found = await in_time(interaction, parts, log, library)
    named = [
        (clipped(f"#{each.number} {plain_deed(each.edit)}", CHOICE_CHARACTERS), each.number)
        for each in found or ()
        if each.undone_at is None
    ]
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=name, value=number)
        for name, number in named
        if wanted in name.casefold()
    ][:CHOICES]


def place_of(event: str) -> ReportPlace:
    """Read the place that a choice stands for.

    Raises:
        NotFoundError: if the words were typed and not chosen.
    """
    place = place_named(event)
    if place is None:
        raise NotFoundError("There is no such event on the timeline: choose one of the list.")
    return place


async def _reports(interaction: Interaction, offer: _Offer, typed: str) -> Choices:
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    found = await in_time(interaction, parts, offer, library, typed)
    return offered([(_name(told), reference_of(told.place)) for told in found or ()])


def _name(told: Told) -> str:
    words = edtf_words(told.event.edtf or "", told.event.granularity) or told.event.expression
    return clipped(f"{words}: {told.sentence.text}", CHOICE_CHARACTERS)
