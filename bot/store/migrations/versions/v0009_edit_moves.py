"""Add where edits of the timeline went with the sentences of new versions; written once each."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and its triggers."""
    op.create_table(
        "edit_moves",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("edit_id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("old_version", sa.Integer, nullable=False),
        sa.Column("old_start", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_edit_moves"),
    )
    op.create_index("ix_edit_moves_library_id", "edit_moves", ["library_id"])
    op.execute(
        "CREATE TRIGGER edit_moves_refuses_update BEFORE UPDATE ON edit_moves "
        "BEGIN SELECT RAISE(ABORT, 'where an edit went is never rewritten'); END"
    )
    op.execute(
        "CREATE TRIGGER edit_moves_refuses_delete BEFORE DELETE ON edit_moves "
        "WHEN NOT EXISTS (SELECT 1 FROM purges WHERE library_id = OLD.library_id) "
        "BEGIN SELECT RAISE(ABORT, 'where an edit went is never deleted'); END"
    )
