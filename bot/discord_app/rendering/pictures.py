"""Pictures that go along with a message."""

import io

import discord

from bot.discord_app.rendering.layout import Gallery, StatelessLayout, Text
from bot.drawing.picture import Picture


class NewFile(discord.File):
    """Bytes to attach; their place in the message is a string, as Discord describes it."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data), filename=name)

    def to_dict(self, index: int) -> dict[str, object]:
        """Describe the file; discord.py itself sends the place as a number."""
        return {**super().to_dict(index), "id": str(index)}


def render_picture(picture: Picture, file_name: str, told: str = "") -> StatelessLayout:
    """Draw the message around a picture that is attached to it under that name.

    `told` stands above it.
    """
    gallery = Gallery()
    gallery.add_item(media=f"attachment://{file_name}", description=picture.alt)
    return StatelessLayout(Text(told), gallery) if told else StatelessLayout(gallery)
