"""What people decided and reported, and the log of all steps: never rewritten."""

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint, text

from bot.store.tables.base import Moment, metadata

# The library of a verdict or an edit is the one whose moderators decided; what it is about may
# stand in the base library's documents, so no foreign key can hold both.
verdicts = Table(
    "verdicts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library_id", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("moderator_id", String, nullable=False),
    Column("moderator_name", String, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cleared_at", Moment),
    Column("cleared_by", String),
    Index("ix_verdicts_sentence", "library_id", "document_id", "version", "position"),
    Index(
        "ix_verdicts_one_in_force",
        "library_id",
        "document_id",
        "version",
        "position",
        unique=True,
        sqlite_where=text("cleared_at IS NULL"),
    ),
)

link_decisions = Table(
    "link_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library_id", String, nullable=False),
    Column("decision", Text, nullable=False),  # a LinkDecision as JSON
    Column("undone_at", Moment),
    Column("undone_by", String),
    Index(None, "library_id"),
)

timeline_edits = Table(
    "timeline_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library_id", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("edit", Text, nullable=False),  # a TimelineEdit as JSON
    Column("undone_at", Moment),
    Column("undone_by", String),
    Index(None, "library_id"),
)

edit_moves = Table(
    "edit_moves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library_id", String, nullable=False),
    Column("edit_id", Integer, nullable=False),
    Column("document_id", String, nullable=False),
    Column("old_version", Integer, nullable=False),
    Column("old_start", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Index(None, "library_id"),
)
"""Where the reports that edits are about went when their documents got other versions."""

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library_id", String, nullable=False),
    Column("quotes", Text, nullable=False),  # a JSON array of [document, version, start, end]
    Column("message_link", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("member_id", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "library_id"),
    Index(None, "member_id"),
    # A number that was deleted with its member's words never stands for another report.
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library_id", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("document_id", String),
    Column("before", Text),  # JSON objects
    Column("after", Text),
    Column("undoes", Integer),
    UniqueConstraint("undoes"),
    Index(None, "library_id"),
)
