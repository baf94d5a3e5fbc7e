"""Take documents in, from wherever they come: each one ends as a draft or as a reason why not."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from bot.discord_app.drafts.intake_page import MOST_TOGETHER, Arrival, render_arrivals, render_ready
from bot.discord_app.drafts.page import render_draft
from bot.discord_app.interaction.errors import explain
from bot.discord_app.interaction.long_work import LongAnswer, Stage, said, working
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, Parts, library_of, parts_of
from bot.discord_app.rendering.layout import StatelessLayout
from bot.domain.document import LibraryId, VersionKey
from bot.domain.draft import Draft
from bot.domain.ingest import GivenDetails, Submission
from bot.services.drafting import Drafting


class Source(NamedTuple):
    """Where a document comes from; its bytes are read only when its turn comes.

    `found_at` is taken for its address if it states none itself.
    """

    name: str
    submission: Callable[[], Awaitable[Submission]]
    found_at: str | None = None


async def take_in(
    interaction: Interaction, sources: Sequence[Source], replaces: VersionKey | None = None
) -> None:
    """Prepare a draft of each source and show it; the interaction is deferred, privately.

    With `replaces` the one source becomes the next version of that document.
    """
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    chosen = sources[:MOST_TOGETHER]
    arrivals = [Arrival(each.name, Stage(parts.worker.check_stopping)) for each in chosen]
    left_out = len(sources) - len(chosen)

    async def all_of_them() -> None:
        await asyncio.gather(
            *(
                _arrive(parts, library, source, arrival, replaces)
                for source, arrival in zip(chosen, arrivals, strict=True)
            )
        )

    def draw() -> StatelessLayout:
        if len(arrivals) == 1:
            return _draw_one(arrivals[0])
        return render_arrivals(arrivals, left_out)

    answer = LongAnswer(interaction)
    with parts.under_way:
        await answer.follow(all_of_them(), draw)
        await answer.end(draw(), late=_late(interaction, arrivals))


async def _arrive(
    parts: Parts,
    library: LibraryId,
    source: Source,
    arrival: Arrival,
    replaces: VersionKey | None,
) -> None:
    try:
        async with parts.intake.turn(library):
            arrival.stage.words = "Fetching it"
            submission = await source.submission()
            arrival.draft = await parts.worker.run_long(
                library,
                _prepare,
                parts.hearsay.drafting,
                submission,
                arrival.stage,
                replaces,
                source.found_at,
            )
    except Exception as error:  # said beside its name: the others go on
        arrival.problem = explain(error)


def _prepare(
    drafting: Drafting,
    submission: Submission,
    stage: Stage,
    replaces: VersionKey | None,
    found_at: str | None,
) -> Draft:
    draft = drafting.prepare(submission, stage, replaces)
    if found_at is None or draft.details.url is not None:
        return draft
    return drafting.edit(draft, GivenDetails(url=found_at), submission.added_by)


def _draw_one(arrival: Arrival) -> StatelessLayout:
    if arrival.draft is not None:
        return render_draft(arrival.draft)
    if arrival.problem:
        return said(arrival.problem)
    return working(f"Reading {arrival.name}", arrival.stage)


def _late(interaction: Interaction, arrivals: Sequence[Arrival]) -> StatelessLayout:
    who = moderator_of(interaction).id
    drafts = [each.draft for each in arrivals if each.draft is not None]
    if not drafts:
        return said(f"What <@{who}> wanted to add could not go in. {arrivals[0].problem}")
    return render_ready(who, drafts)
