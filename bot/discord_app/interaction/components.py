"""Look into a message that Discord hands back with a press."""

from collections.abc import Sequence

import discord


def walk(message: discord.Message | None) -> list[discord.Component]:
    """Return all components of a message, nested ones too, in their order."""
    return _all(message.components) if message else []


def _all(components: Sequence[discord.Component]) -> list[discord.Component]:
    found: list[discord.Component] = []
    for component in components:
        found.append(component)
        if isinstance(component, discord.Container | discord.ActionRow):
            found += _all(component.children)
        elif isinstance(component, discord.SectionComponent):
            found += [*component.children, component.accessory]
    return found
