"""A button of a document names it again as it was seen."""

import pytest

from bot.discord_app.documents import ids
from bot.domain.document import DocumentId, VersionKey


@pytest.mark.parametrize("deed", ids.DOCUMENT_DEEDS)
def test_a_documents_button_names_deed_and_version_again(deed: str) -> None:
    key = VersionKey(DocumentId("k3x9a2mf"), 999_999)
    match = ids.DOCUMENT.fullmatch(ids.document_id(deed, key))

    assert match is not None
    assert match["deed"] == deed
    assert ids.seen_version(match) == key
