"""Keep the events that were found in each version: reading them takes a tenth of finding them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; it is filled when documents come in or the timeline is first looked at."""
    op.create_table(
        "found_events",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("reports", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("library_id", "document_id", "version", name="pk_found_events"),
    )
