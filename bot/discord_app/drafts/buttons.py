"""The buttons below a preview: publish, edit, discard, open again. They survive a restart."""

import re
from typing import Self

import discord

from bot.discord_app.documents.details_form import DetailsForm
from bot.discord_app.documents.outcome_page import render_published
from bot.discord_app.documents.steps import newest_step
from bot.discord_app.drafts import ids
from bot.discord_app.drafts.ids import SeenDraft
from bot.discord_app.drafts.page import render_draft
from bot.discord_app.interaction.completion import before_form
from bot.discord_app.interaction.errors import explain, guarded
from bot.discord_app.interaction.long_work import LongAnswer, Stage, said, working
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.domain.draft import Draft
from bot.domain.errors import ConflictError, HearsayError, NotFoundError
from bot.domain.ingest import GivenDetails, IngestReport

_CHANGED = "Somebody else changed these details meanwhile: look at them before you go on."
_Item = discord.ui.Item[StatelessLayout]


class DraftButton(discord.ui.DynamicItem[Button], template=ids.DRAFT):
    """One of the deeds on a draft, as it was seen when the button was drawn."""

    def __init__(self, deed: str, seen: SeenDraft) -> None:
        custom_id = ids.draft_id(deed, seen.id, seen.revision)
        super().__init__(Button(label=ids.DRAFT_DEEDS[deed], custom_id=custom_id))
        self._deed = deed
        self._seen = seen

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read deed and draft from the custom id."""
        return cls(match["deed"], ids.seen_draft(match))

    async def callback(self, interaction: Interaction) -> None:
        """Do it if a moderator pressed."""
        await guarded(interaction, self._do(interaction))

    async def _do(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        with parts_of(interaction).under_way:
            match self._deed:
                case "open":
                    await _open(interaction, self._seen)
                case "discard":
                    await _discard(interaction, self._seen)
                case "edit":
                    await _edit(interaction, self._seen)
                case _:
                    await _publish(interaction, self._seen)


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(DraftButton)


async def _open(interaction: Interaction, seen: SeenDraft) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    draft = await _load(interaction, seen)
    await interaction.edit_original_response(view=render_draft(draft))


async def _discard(interaction: Interaction, seen: SeenDraft) -> None:
    await interaction.response.defer()
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    actor = moderator_of(interaction).id
    try:
        draft = await parts.worker.run(parts.hearsay.drafting.discard, library, seen.id, actor)
    except NotFoundError as error:
        await interaction.edit_original_response(view=said(explain(error)))
        return
    words = f"Discarded: **{one_line(draft.details.title)}**. Nothing of it is kept."
    await interaction.edit_original_response(view=said(words))


async def _edit(interaction: Interaction, seen: SeenDraft) -> None:
    draft = await _load_soon(interaction, seen)
    if draft.revision != seen.revision:
        await interaction.response.edit_message(view=render_draft(draft, _CHANGED))
        return

    async def save(sent: Interaction, details: GivenDetails) -> None:
        await sent.response.defer()
        await _save(sent, draft, details)

    await interaction.response.send_modal(DetailsForm("Edit details", draft.details, save))


async def _publish(interaction: Interaction, seen: SeenDraft) -> None:
    draft = await _load_soon(interaction, seen)
    if draft.revision != seen.revision:
        await interaction.response.edit_message(view=render_draft(draft, _CHANGED))
        return
    if draft.details.published is not None:
        await interaction.response.defer()
        await _go_live(interaction, draft)
        return

    async def save(sent: Interaction, details: GivenDetails) -> None:
        await sent.response.defer()
        changed = await _save(sent, draft, details) if details.published else draft
        if changed is not None:
            await _go_live(sent, changed)

    form = DetailsForm("When was it published?", draft.details, save, "published")
    await interaction.response.send_modal(form)


async def _save(interaction: Interaction, draft: Draft, details: GivenDetails) -> Draft | None:
    """Change the details and show the draft again; None if that did not work, which is said."""
    moderator = moderator_of(interaction)
    parts = parts_of(interaction)
    drafting = parts.hearsay.drafting
    try:
        changed = await parts.worker.run_long(
            draft.library, drafting.edit, draft, details, moderator.id
        )
    except HearsayError as error:
        await interaction.edit_original_response(
            view=await _as_it_stands(interaction, draft, error)
        )
        return None
    await interaction.edit_original_response(view=render_draft(changed))
    return changed


async def _go_live(interaction: Interaction, draft: Draft) -> None:
    moderator = moderator_of(interaction)
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    stage = Stage(parts.worker.check_stopping)

    def publish() -> tuple[IngestReport, int | None]:
        hearsay = parts.hearsay
        report = hearsay.drafting.publish(library, draft.id, moderator.id, stage)
        return report, newest_step(hearsay.library_log, library, report.document.id)

    answer = LongAnswer(interaction)
    try:
        report, step = await answer.follow(
            parts.worker.run_long(library, publish),
            lambda: working(f"Publishing {draft.details.title}", stage),
        )
    except HearsayError as error:
        view = await _as_it_stands(interaction, draft, error)
        await answer.end(view, late=said(explain(error)))
        return
    view = render_published(report, step)
    await answer.end(view, late=view)


async def _load(interaction: Interaction, seen: SeenDraft) -> Draft:
    parts = parts_of(interaction)
    library = library_of(interaction.guild_id)
    return await parts.worker.run(parts.hearsay.drafting.get, library, seen.id)


async def _load_soon(interaction: Interaction, seen: SeenDraft) -> Draft:
    parts = parts_of(interaction)
    library = library_of(interaction.guild_id)
    return await before_form(parts, parts.hearsay.drafting.get, library, seen.id)


async def _as_it_stands(
    interaction: Interaction, draft: Draft, error: HearsayError
) -> StatelessLayout:
    """Draw the draft as it is now, with what went wrong; only the words if it is gone."""
    told = _CHANGED if isinstance(error, ConflictError) else explain(error)
    try:
        now = await _load(interaction, SeenDraft(draft.id, draft.revision))
    except NotFoundError:
        return said(explain(error))
    return render_draft(now, f"⚠️ {told}")
