"""Forms for a document's details: of a draft, of a document, or only its date."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.parts import Interaction
from bot.discord_app.rendering.limits import INTERACTION_MINUTES
from bot.domain.document import DocumentDetails
from bot.domain.ingest import GivenDetails
from bot.services.details import LONGEST

Save = Callable[[Interaction, GivenDetails], Awaitable[None]]
"""What to do with the details that were sent; the interaction is not acknowledged yet."""


class _Field(NamedTuple):
    label: str
    description: str | None
    required: bool


DATE_HINT = "A day, a month or a year; “about 2021” will do."
_FIELDS = {
    "title": _Field("Title", None, required=True),
    "publisher": _Field("Publisher", "Who printed or posted it.", required=False),
    "author": _Field("Author", None, required=False),
    "published": _Field("Published", DATE_HINT, required=False),
    "url": _Field("Address", "Where it can be read: https://…", required=False),
}


class DetailsForm(discord.ui.Modal):
    """Some of the fields, filled with what is known; only what was changed is handed on."""

    def __init__(self, title: str, known: DocumentDetails, save: Save, *names: str) -> None:
        """Ask for `names`, by default for all of them."""
        super().__init__(title=title, timeout=INTERACTION_MINUTES * 60)
        self._save = save
        self._shown: dict[str, str] = {}
        self._inputs: dict[str, discord.ui.TextInput[DetailsForm]] = {}
        for name in names or _FIELDS:
            field = _FIELDS[name]
            self._shown[name] = (getattr(known, name) or "")[: LONGEST[name]].strip()
            self._inputs[name] = discord.ui.TextInput(
                required=field.required,
                max_length=LONGEST[name],
                default=self._shown[name],
            )
            self.add_item(
                discord.ui.Label(
                    text=field.label, description=field.description, component=self._inputs[name]
                )
            )

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was changed."""
        await guarded(interaction, self._send(interaction))

    async def _send(self, interaction: Interaction) -> None:
        changed = {
            name: field.value.strip()
            for name, field in self._inputs.items()
            if field.value.strip() != self._shown[name]
        }
        await self._save(interaction, GivenDetails(**changed))
