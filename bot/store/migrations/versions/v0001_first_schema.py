"""Lay down the first schema, and the triggers that keep history from being rewritten."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_VERSION_COLUMNS = ["library_id", "document_id", "version"]
_VERSION_TARGET = ["versions.library_id", "versions.document_id", "versions.version"]
_SENTENCE = ("document", "version", "position")

_FROZEN = {
    "audit": "rows of the audit log never change",
    "sentences": "a stored sentence never changes",
    "passages": "a stored passage never changes",
}
_KEPT = {
    "audit": "rows of the audit log are never deleted",
    "versions": "a stored version is never deleted",
    "verdicts": "a verdict is cleared, never deleted",
}


def upgrade() -> None:
    """Create every table and trigger."""
    _create_documents()
    _create_parts()
    _create_relations_and_assessments()
    _create_verdicts()
    _create_feedback_and_audit()
    _create_triggers()


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("current_version", sa.Integer, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.Column("removed_at", sa.String),
        sa.Column("removed_by", sa.String),
        sa.PrimaryKeyConstraint("library_id", "id", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
    )
    op.create_table(
        "versions",
        *_version_key(),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("publisher", sa.String),
        sa.Column("author", sa.String),
        sa.Column("published", sa.String),
        sa.Column("published_note", sa.String),
        sa.Column("url", sa.String),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.Column("added_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint(*_VERSION_COLUMNS, name="pk_versions"),
        sa.CheckConstraint("version >= 1", name=op.f("ck_versions_counted_from_one")),
        sa.ForeignKeyConstraint(
            ["library_id", "document_id"],
            ["documents.library_id", "documents.id"],
            name="fk_versions_documents",
        ),
    )
    op.create_index(
        "ix_versions_library_id_content_hash", "versions", ["library_id", "content_hash"]
    )
    op.create_index("ix_versions_library_id_file_name", "versions", ["library_id", "file_name"])


def _create_parts() -> None:
    op.create_table(
        "sentences",
        *_version_key(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("analysis", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*_VERSION_COLUMNS, "position", name="pk_sentences"),
        sa.ForeignKeyConstraint(_VERSION_COLUMNS, _VERSION_TARGET, name="fk_sentences_versions"),
    )
    op.create_table(
        "passages",
        *_version_key(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*_VERSION_COLUMNS, "number", name="pk_passages"),
        sa.ForeignKeyConstraint(_VERSION_COLUMNS, _VERSION_TARGET, name="fk_passages_versions"),
    )


def _create_relations_and_assessments() -> None:
    sides = [f"{side}_{part}" for side in ("subject", "target") for part in _SENTENCE]
    op.create_table(
        "relations",
        sa.Column("library_id", sa.String, nullable=False),
        *(
            sa.Column(name, sa.String if name.endswith("document") else sa.Integer, nullable=False)
            for name in sides
        ),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("similarity", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("library_id", *sides, "kind", name="pk_relations"),
    )
    op.create_index("ix_relations_target", "relations", ["library_id", *sides[3:]])
    op.create_table(
        "assessments",
        *_version_key(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("origins", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*_VERSION_COLUMNS, "position", name="pk_assessments"),
    )


def _create_verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer, nullable=False),
        *_version_key(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("moderator_id", sa.String, nullable=False),
        sa.Column("moderator_name", sa.String, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("cleared_at", sa.String),
        sa.Column("cleared_by", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_sentence", "verdicts", [*_VERSION_COLUMNS, "position"])
    op.create_index(
        "ix_verdicts_one_in_force",
        "verdicts",
        [*_VERSION_COLUMNS, "position"],
        unique=True,
        sqlite_where=sa.text("cleared_at IS NULL"),
    )


def _create_feedback_and_audit() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("quotes", sa.Text, nullable=False),
        sa.Column("message_link", sa.String, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("member_id", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_library_id", "feedback", ["library_id"])
    op.create_index("ix_feedback_member_id", "feedback", ["member_id"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("document_id", sa.String),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.UniqueConstraint("undoes", name="uq_audit_undoes"),
    )
    op.create_index("ix_audit_library_id", "audit", ["library_id"])


def _create_triggers() -> None:
    for table, message in _FROZEN.items():
        _refuse(table, "UPDATE", message)
    for table, message in _KEPT.items():
        _refuse(table, "DELETE", message)
    _refuse(
        "versions",
        "UPDATE OF library_id, document_id, version, content_hash, text, words, added_at, added_by",
        "the text of a stored version never changes",
    )
    _refuse(
        "verdicts",
        "UPDATE OF id, library_id, document_id, version, position, status, moderator_id, "
        "moderator_name, recorded_at, evidence, reason",
        "a verdict is cleared and recorded anew, never rewritten",
    )


def _refuse(table: str, event: str, message: str) -> None:
    name = f"{table}_refuses_{event.partition(' ')[0].lower()}"
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _version_key() -> list[sa.Column[str] | sa.Column[int]]:
    return [
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    ]
