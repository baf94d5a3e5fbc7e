"""Views whose buttons hold all they need in their custom ids."""

import discord


class StatelessLayout(discord.ui.LayoutView):
    """A layout that discord.py sends and forgets: presses are found by pattern, restart or not.

    A layout that counts as unfinished would be kept in memory once for every message.
    """

    def __init__(self, *items: discord.ui.Item["StatelessLayout"]) -> None:
        super().__init__(timeout=None)
        for item in items:
            self.add_item(item)

    def is_finished(self) -> bool:
        """Say yes: this object waits for nothing."""
        return True


Card = discord.ui.Container[StatelessLayout]
Text = discord.ui.TextDisplay[StatelessLayout]
Row = discord.ui.ActionRow[StatelessLayout]
Gap = discord.ui.Separator[StatelessLayout]
Block = discord.ui.Section[StatelessLayout]
Gallery = discord.ui.MediaGallery[StatelessLayout]
Button = discord.ui.Button[StatelessLayout]
