"""`/claim`: moderators record what is verified or refuted, and decide on doubtful links."""

import discord
from discord import app_commands

from bot.discord_app.claims.link_buttons import read_queue
from bot.discord_app.claims.links_page import render_links
from bot.discord_app.claims.verdict_buttons import read_verdicts
from bot.discord_app.claims.verdict_page import render_cleared, render_recorded, render_verdicts
from bot.discord_app.interaction.completion import Choices, in_time, offered
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.domain.answer import Quote
from bot.domain.claim import Status
from bot.services.sentence_finder import reference_of

_QUOTE = "Some words of the sentence; then choose it from the list"
_EVIDENCE = "A link, or a document of this library"
_REASON = "Why, in a sentence; shown with your name"


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the group to the tree."""
    claim: app_commands.Group = app_commands.Group(
        name="claim",
        description="For moderators: record what is verified or refuted",
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        default_permissions=discord.Permissions(manage_messages=True),
    )
    _add_recording(claim, parts)
    _add_clearing(claim, parts)

    @claim.command(name="list", description="List the verdicts in force")
    async def list_verdicts(interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        library = library_of(interaction.guild_id)
        listed = await parts.worker.run(read_verdicts, parts, library)
        await interaction.edit_original_response(view=render_verdicts(*listed, page=0))

    @claim.command(name="links", description="Decide on links that I am not sure of")
    async def show_links(interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        queue = await parts.worker.run(read_queue, parts, library_of(interaction.guild_id))
        await interaction.edit_original_response(view=render_links(queue, 0))

    tree.add_command(claim)


def _add_recording(claim: app_commands.Group, parts: Parts) -> None:
    @claim.command(name="verify", description="Record that a sentence is right")
    @app_commands.describe(quote=_QUOTE, evidence=_EVIDENCE, reason=_REASON)
    async def verify(interaction: Interaction, quote: str, evidence: str, reason: str = "") -> None:
        await _record(interaction, parts, Status.VERIFIED, quote, evidence, reason)

    @claim.command(name="refute", description="Record that a sentence is wrong")
    @app_commands.describe(quote=_QUOTE, evidence=_EVIDENCE, reason=_REASON)
    async def refute(interaction: Interaction, quote: str, evidence: str, reason: str = "") -> None:
        await _record(interaction, parts, Status.REFUTED, quote, evidence, reason)

    async def sentences(interaction: Interaction, typed: str) -> Choices:
        search = parts.hearsay.sentence_finder.search
        found = await in_time(interaction, parts, search, library_of(interaction.guild_id), typed)
        return offered([(each.text, reference_of(each.key)) for each in found or ()])

    async def documents(interaction: Interaction, typed: str) -> Choices:
        listed = parts.hearsay.catalogue.list
        found = await in_time(interaction, parts, listed, library_of(interaction.guild_id))
        titles = [(each.document.title, each.document.id) for each in found or ()]
        return offered([each for each in titles if typed.strip().casefold() in each[0].casefold()])

    verify.autocomplete("quote")(sentences)
    verify.autocomplete("evidence")(documents)
    refute.autocomplete("quote")(sentences)
    refute.autocomplete("evidence")(documents)


def _add_clearing(claim: app_commands.Group, parts: Parts) -> None:
    @claim.command(name="clear", description="Take back the verdict on a sentence")
    @app_commands.describe(quote=_QUOTE)
    async def clear(interaction: Interaction, quote: str) -> None:
        moderator = moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        library, hearsay = library_of(interaction.guild_id), parts.hearsay
        key = await parts.worker.run(hearsay.sentence_finder.find, library, quote)
        clear = hearsay.verification.clear
        cleared = await parts.worker.run_long(library, clear, library, key, moderator)
        await interaction.edit_original_response(view=render_cleared(cleared))

    @clear.autocomplete("quote")
    async def with_verdict(interaction: Interaction, typed: str) -> Choices:
        listed = parts.hearsay.verification.list
        found = await in_time(interaction, parts, listed, library_of(interaction.guild_id))
        known = [
            (each.text or f"(withdrawn) {each.verdict.evidence}", each.verdict.sentence)
            for each in found or ()
        ]
        wanted = typed.strip().casefold()
        return offered(
            [(text, reference_of(key)) for text, key in known if wanted in text.casefold()]
        )


async def _record(  # noqa: PLR0913, PLR0917 - what a member typed into one command
    interaction: Interaction,
    parts: Parts,
    status: Status,
    named: str,
    evidence: str,
    reason: str,
) -> None:
    moderator = moderator_of(interaction)
    await interaction.response.defer(ephemeral=True)
    library, hearsay = library_of(interaction.guild_id), parts.hearsay
    key = await parts.worker.run(hearsay.sentence_finder.find, library, named)
    verified = status is Status.VERIFIED
    quote: Quote = await parts.worker.run_long(
        library,
        hearsay.verification.verify if verified else hearsay.verification.refute,
        library,
        key,
        moderator,
        evidence=evidence,
        reason=reason,
    )
    await interaction.edit_original_response(view=render_recorded(quote))
