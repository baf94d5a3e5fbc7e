"""Add what moderators change on the timeline; an edit is undone, never rewritten or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and its triggers."""
    op.create_table(
        "timeline_edits",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("edit", sa.Text, nullable=False),
        sa.Column("undone_at", sa.String),
        sa.Column("undone_by", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_timeline_edits"),
    )
    op.create_index("ix_timeline_edits_library_id", "timeline_edits", ["library_id"])
    op.execute(
        "CREATE TRIGGER timeline_edits_refuses_update BEFORE UPDATE OF "
        "id, library_id, document_id, version, start, edit ON timeline_edits "
        "BEGIN SELECT RAISE(ABORT, 'an edit is undone, never rewritten'); END"
    )
    op.execute(
        "CREATE TRIGGER timeline_edits_refuses_delete BEFORE DELETE ON timeline_edits "
        "BEGIN SELECT RAISE(ABORT, 'an edit is undone, never deleted'); END"
    )
