"""Files that go along with a message."""

import io

import discord


class NewFile(discord.File):
    """Bytes to attach; their place in the message is a string, as Discord describes it."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data), filename=name)

    def to_dict(self, index: int) -> dict[str, object]:
        """Describe the file; discord.py itself sends the place as a number."""
        return {**super().to_dict(index), "id": str(index)}
