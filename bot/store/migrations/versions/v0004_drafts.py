"""Add drafts, and up to which step of the log each library's statuses are judged."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "drafts",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("prepared_at", sa.String, nullable=False),
        sa.Column("prepared_by", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("shown", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("analysis", sa.Text),
        sa.Column("outcome", sa.String),
        sa.Column("closed_at", sa.String),
        sa.Column("document_id", sa.String),
        sa.PrimaryKeyConstraint("library_id", "id", name="pk_drafts"),
        sa.UniqueConstraint("id", name="uq_drafts_id"),
    )
    op.create_index(
        "ix_drafts_one_open",
        "drafts",
        ["library_id", "content_hash"],
        unique=True,
        sqlite_where=sa.text("outcome IS NULL"),
    )
    op.create_table(
        "judged",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("audit_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("library_id", name="pk_judged"),
    )
