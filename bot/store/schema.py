"""The tables: every row carries its library's id, and every query names it."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as ISO 8601 text: sorts as text, reads the same in every database."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a moment; one without a time zone could mean anything and is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read a moment back, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


documents = Table(
    "documents",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("current_version", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("removed_at", Moment),
    Column("removed_by", String),
    # A quote's button names a document by its id alone, so no two libraries may share one.
    UniqueConstraint("id"),
)

versions = Table(
    "versions",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("file_name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("publisher", String),
    Column("author", String),
    Column("published", String),
    Column("published_note", String),
    Column("url", String),
    Column("language", String, nullable=False, server_default="en"),
    Column("content_hash", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String, nullable=False),
    # The rules that its sentences and analyses were made by; 0: older than any number.
    Column("analysis_version", Integer, nullable=False, server_default="0"),
    CheckConstraint("version >= 1", name="counted_from_one"),
    ForeignKeyConstraint(["library_id", "document_id"], ["documents.library_id", "documents.id"]),
    Index(None, "library_id", "content_hash"),
    Index(None, "library_id", "file_name"),
)

_VERSION_COLUMNS = ["library_id", "document_id", "version"]
_VERSION_TARGET = ["versions.library_id", "versions.document_id", "versions.version"]

sentences = Table(
    "sentences",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("analysis", Text, nullable=False),  # SentenceAnalysis as JSON
    ForeignKeyConstraint(_VERSION_COLUMNS, _VERSION_TARGET),
)

passages = Table(
    "passages",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    ForeignKeyConstraint(_VERSION_COLUMNS, _VERSION_TARGET),
)

# The library of a relation, an assessment or a verdict is the one whose members see it; the
# sentence may stand in the base library's documents, so no foreign key can hold both.
relations = Table(
    "relations",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("subject_document", String, primary_key=True),
    Column("subject_version", Integer, primary_key=True),
    Column("subject_position", Integer, primary_key=True),
    Column("target_document", String, primary_key=True),
    Column("target_version", Integer, primary_key=True),
    Column("target_position", Integer, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("similarity", Float, nullable=False),
    Index(
        "ix_relations_target", "library_id", "target_document", "target_version", "target_position"
    ),
)

doubtful_links = Table(
    "doubtful_links",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("subject_document", String, primary_key=True),
    Column("subject_version", Integer, primary_key=True),
    Column("subject_position", Integer, primary_key=True),
    Column("target_document", String, primary_key=True),
    Column("target_version", Integer, primary_key=True),
    Column("target_position", Integer, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("similarity", Float, nullable=False),
)

sharpened_copies = Table(
    "sharpened_copies",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("copy_document", String, primary_key=True),
    Column("copy_version", Integer, primary_key=True),
    Column("copy_position", Integer, primary_key=True),
    Column("original_document", String, primary_key=True),
    Column("original_version", Integer, primary_key=True),
    Column("original_position", Integer, primary_key=True),
    Column("what", Text, nullable=False),
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

assessments = Table(
    "assessments",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("status", String, nullable=False),
    Column("reasons", Text, nullable=False),  # a JSON array of strings, as are the origins
    Column("origins", Text, nullable=False),
)

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

found_events = Table(
    "found_events",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("basis", String, nullable=False),  # what they were found with; another one: find again
    Column("reports", Text, nullable=False),  # a JSON array of FoundReports
)

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

drafts = Table(
    "drafts",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("prepared_at", Moment, nullable=False),
    Column("prepared_by", String, nullable=False),
    Column("content_hash", String, nullable=False),
    # A draft that was published or discarded keeps none of its words here.
    Column("shown", Text),  # a Draft as JSON
    Column("text", Text),
    Column("analysis", Text),  # a DocumentAnalysis as JSON
    Column("outcome", String),  # null: open
    Column("closed_at", Moment),
    Column("document_id", String),
    UniqueConstraint("id"),
    Index(
        "ix_drafts_one_open",
        "library_id",
        "content_hash",
        unique=True,
        sqlite_where=text("outcome IS NULL"),
    ),
)

judged = Table(
    "judged",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("audit_id", Integer, nullable=False),  # the last step that the statuses rest on
)

server_settings = Table(
    "server_settings",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("moderator_roles", Text, nullable=False),  # a JSON array of ids, as are the channels
    Column("log_channel", String),
    Column("answer_channels", Text, nullable=False),
    Column("members_see_library", Boolean, nullable=False),
    Column("use_base", Boolean, nullable=False),
    Column("links", Boolean, nullable=False),
)

posted_answers = Table(
    "posted_answers",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("message_id", String, primary_key=True),
    Column("channel_id", String, nullable=False),
    Column("posted_at", Moment, nullable=False),
    # A JSON array of [document, version, start, end, status as it was shown].
    Column("quotes", Text, nullable=False),
    Column("mark", Text, nullable=False),  # what the message says on top of itself now
    Index(None, "posted_at"),
)

servers = Table(
    "servers",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("left_at", Moment),
    Column("logged", Integer, nullable=False),  # the last audit entry told in the log channel
)

purges = Table("purges", metadata, Column("library_id", String, primary_key=True))
"""The library that is being purged: the triggers that keep history let its rows go."""
