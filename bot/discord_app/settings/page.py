"""Draw a server's settings: what is decided, and on the same page how to change it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import discord

from bot.discord_app.rendering.layout import Button, Card, Gap, Row, StatelessLayout, Text
from bot.domain.server import ServerSettings

if TYPE_CHECKING:  # these types import each other in a circle
    from discord.types.components import SelectDefaultValues as ChosenPayload

CHOICE = re.compile(r"hearsay:settings:(?P<what>roles|log|answers)")
"""The custom id of a list to choose from."""

SWITCH = re.compile(r"hearsay:settings:(?P<what>members_see_library|use_base|links):(?P<to>on|off)")
"""The custom id of a switch: it names the state that it leads to; pressing twice does no harm."""

MOST_CHOSEN = 25
"""As many as Discord lets one list choose."""

_TEXT_CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]
_ANSWERING = [*_TEXT_CHANNELS, discord.ChannelType.forum, discord.ChannelType.voice]

_ROLES = """**Moderators**
Whoever may manage messages, and these roles. Discord shows them the commands only after you \
allow it in *Server Settings → Integrations → Hearsay*."""
_LOG = """**Log channel**
Every step in the library is told there: who, what, when, before and after."""
_ANSWERS = """**Channels where I answer**
Members’ questions and checks; none chosen: everywhere. Moderators’ commands work everywhere."""
_SWITCHES = {
    "members_see_library": (
        "Members see the list of sources",
        "off: only moderators can list the documents; quotes still name theirs",
    ),
    "use_base": (
        "Shared base library",
        "off: only this server’s own documents are quoted",
    ),
    "links": ("Adding by address", "off: `/library link` is refused"),
}


class _Chosen(discord.SelectDefaultValue):
    """What is chosen already."""

    def to_dict(self) -> "ChosenPayload":
        """Return it with its id as a string, as Discord describes it."""
        payload: dict[str, object] = {**super().to_dict(), "id": str(self.id)}
        return cast("ChosenPayload", payload)


RoleChoice = discord.ui.RoleSelect[StatelessLayout]
ChannelChoice = discord.ui.ChannelSelect[StatelessLayout]


def render_settings(settings: ServerSettings, *, trouble: str = "") -> StatelessLayout:
    """Draw the settings; `trouble` says what stands in the way of them, escaped."""
    card = Card(Text("### Settings of this server\nA change counts at once, and is logged."))
    if trouble:
        card.add_item(Text(f"⚠️ {trouble}"))
    _add_list(card, _ROLES, role_choice(settings))
    _add_list(card, _LOG, channel_choice("log", settings))
    _add_list(card, _ANSWERS, channel_choice("answers", settings))
    card.add_item(Gap())
    card.add_item(Text("\n".join(_states(settings))))
    card.add_item(Row(*(switch(what, on=not getattr(settings, what)) for what in _SWITCHES)))
    return StatelessLayout(card)


def role_choice(settings: ServerSettings) -> RoleChoice:
    """Offer the server's roles, with those that moderate chosen."""
    return discord.ui.RoleSelect(
        custom_id="hearsay:settings:roles",
        placeholder="No further roles",
        min_values=0,
        max_values=MOST_CHOSEN,
        default_values=_chosen(settings.moderator_roles, discord.SelectDefaultValueType.role),
    )


def channel_choice(what: str, settings: ServerSettings) -> ChannelChoice:
    """Offer the server's channels: one to log in ("log"), or those to answer in ("answers")."""
    log = what == "log"
    ids = ([settings.log_channel] if settings.log_channel else []) if log else None
    chosen = settings.answer_channels if ids is None else ids
    return discord.ui.ChannelSelect(
        custom_id=f"hearsay:settings:{what}",
        placeholder="None" if log else "Everywhere",
        channel_types=_TEXT_CHANNELS if log else _ANSWERING,
        min_values=0,
        max_values=1 if log else MOST_CHOSEN,
        default_values=_chosen(chosen, discord.SelectDefaultValueType.channel),
    )


def switch(what: str, *, on: bool) -> Button:
    """Offer to switch one of the settings on or off."""
    name, _ = _SWITCHES[what]
    return Button(
        label=f"{name}: switch {'on' if on else 'off'}",
        custom_id=f"hearsay:settings:{what}:{'on' if on else 'off'}",
    )


def _states(settings: ServerSettings) -> list[str]:
    return [
        f"{'✅' if getattr(settings, what) else '⬜'} **{name}**: "
        f"{'on' if getattr(settings, what) else 'off'}\n-# {meaning}"
        for what, (name, meaning) in _SWITCHES.items()
    ]


def _add_list(card: Card, words: str, choice: RoleChoice | ChannelChoice) -> None:
    card.add_item(Gap())
    card.add_item(Text(words))
    card.add_item(Row(choice))


def _chosen(
    ids: Sequence[str], kind: discord.SelectDefaultValueType
) -> list[discord.SelectDefaultValue]:
    return [_Chosen(id=int(each), type=kind) for each in ids[:MOST_CHOSEN]]
