"""Documents with their versions and parts, and drafts of them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.tables.base import Moment, metadata

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
