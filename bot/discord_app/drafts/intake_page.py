"""Draw documents on their way in: one line each, with a button as soon as it can be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discord_app.drafts.page import draft_button
from bot.discord_app.interaction.long_work import Stage
from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line, shown
from bot.discord_app.rendering.layout import Block, Card, StatelessLayout, Text
from bot.discord_app.rendering.limits import FILES_OF_A_FORM
from bot.domain.draft import Draft, DraftId

MOST_TOGETHER = FILES_OF_A_FORM
"""Documents that one command or message brings in: a line and a button each fit one message."""


@dataclass
class Arrival:
    """One document on its way in, and what became of it."""

    name: str
    stage: Stage
    draft: Draft | None = None
    problem: str = ""  # escaped, as `explain` says it

    @property
    def decided(self) -> bool:
        """Whether it is a draft or was refused."""
        return self.draft is not None or bool(self.problem)


def render_arrivals(arrivals: Sequence[Arrival], left_out: int = 0) -> StatelessLayout:
    """Draw several documents; `left_out` counts those beyond `MOST_TOGETHER`."""
    done = sum(each.decided for each in arrivals)
    header = f"### {done} of {len(arrivals)} read · nothing is live yet"
    if left_out:
        header += f"\n{left_out} more were left out: {MOST_TOGETHER} go in at once."
    card = Card(Text(header))
    offered: set[DraftId] = set()
    for each in arrivals:
        words = Text(_line(each))
        if each.draft is None or each.draft.id in offered:  # the same file twice is one draft
            card.add_item(words)
        else:
            offered.add(each.draft.id)
            card.add_item(Block(words, accessory=draft_button("open", each.draft)))
    return StatelessLayout(card)


def _line(arrival: Arrival) -> str:
    name = f"**{one_line(clipped(arrival.name, 60))}**"
    if arrival.draft is not None:
        return f"📥 {name}\n-# {one_line(clipped(arrival.draft.details.title, 80))}"
    if arrival.problem:
        return f"⛔ {name}\n-# {one_line(clipped(shown(arrival.problem), 250))}"
    return f"⏳ {name}\n-# {one_line(clipped(arrival.stage.words, 100))}"


def render_ready(moderator: str, drafts: Sequence[Draft]) -> StatelessLayout:
    """Draw what everybody may read when previews took longer than an interaction lives.

    `moderator` is an id. Neither titles nor file names: nothing of it is published.
    """
    drafts = list({each.id: each for each in drafts}.values())
    what = "The preview" if len(drafts) == 1 else f"{len(drafts)} previews"
    card = Card(Text(f"{what} that <@{moderator}> asked for can be looked at by moderators."))
    for number, draft in enumerate(drafts, start=1):
        card.add_item(Block(Text(f"Document {number}"), accessory=draft_button("open", draft)))
    return StatelessLayout(card)
