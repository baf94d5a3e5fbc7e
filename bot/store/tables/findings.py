"""What the machine found out about stored texts: replaced whenever it looks again."""

from sqlalchemy import Column, Float, Index, Integer, String, Table, Text

from bot.store.tables.base import metadata

# The library of a relation or an assessment is the one whose members see it; the sentence may
# stand in the base library's documents, so no foreign key can hold both.
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

found_events = Table(
    "found_events",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("basis", String, nullable=False),  # what they were found with; another one: find again
    Column("reports", Text, nullable=False),  # a JSON array of FoundReports
)

judged = Table(
    "judged",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("audit_id", Integer, nullable=False),  # the last step that the statuses rest on
)
