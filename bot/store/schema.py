"""The tables: every row carries its library's id, and every query names it.

One module gathers them: `metadata` is whole only when all of them were imported.
"""

from bot.store.tables.base import Moment, metadata
from bot.store.tables.decisions import (
    audit,
    edit_moves,
    feedback,
    link_decisions,
    timeline_edits,
    verdicts,
)
from bot.store.tables.findings import (
    assessments,
    doubtful_links,
    found_events,
    judged,
    relations,
    sharpened_copies,
)
from bot.store.tables.servers import posted_answers, purges, server_settings, servers
from bot.store.tables.texts import documents, drafts, passages, sentences, versions

__all__ = [
    "Moment",
    "assessments",
    "audit",
    "documents",
    "doubtful_links",
    "drafts",
    "edit_moves",
    "feedback",
    "found_events",
    "judged",
    "link_decisions",
    "metadata",
    "passages",
    "posted_answers",
    "purges",
    "relations",
    "sentences",
    "server_settings",
    "servers",
    "sharpened_copies",
    "timeline_edits",
    "verdicts",
    "versions",
]
