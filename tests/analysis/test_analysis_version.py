"""Whoever changes what is made of a text raises the version: stored texts are then read again.

The text is fictional: no real person, place or outlet is meant.
"""

import hashlib
import json

from bot.analysis.passages import cut_passages
from bot.analysis.segment import segment
from bot.domain.ingest import ANALYSIS_VERSION
from tests.analysis.analysed import analyser

TITLE = "Did the clerk of Velm flee on the night ferry?"
TEXT = """Did the clerk of Velm flee on the night ferry?

VELM, 4 March (Northline Wire) - A cipher clerk of the harbour office may have left the country, \
two officials said on Monday. “He packed in a hurry,” said Mira Osterby, who lives next door. \
“We saw two men. They carried boxes.”

According to the Tolm Gazette, state radio reported that the clerk is believed to have reached \
Sarn. The outlet cited a “senior source”. It is rumoured that he was paid; the harbour master, \
Ivo Tarrant, admitted nothing.

The ministry denied that any codes were lost, and called the report false. It would neither \
confirm nor deny that the clerk was in the country. Galt Shipping could not be reached.

OSTERBY: I doubt it.

Q: Was the office locked?

A: At least 12 people told me so, but in my view that proves nothing.

> Reportedly the keys were found on 5 March, three days after he left.

## Corrections

An earlier version of this report said that 14 boxes were carried out. There were 12. We retract \
the statement that the clerk was a thief.
"""

DIGESTS = {1: "7f4ba8e726e515ac0a847112cdf1d9ea5132e96d54b015fab41b25c2b2939ddd"}
"""The digest of what each version makes of the text. Never change one that was released: raise
`ANALYSIS_VERSION` and add a line."""


def test_what_is_made_of_a_text_changes_only_with_its_version() -> None:
    sentences = segment(TEXT, TITLE)
    found = {
        "sentences": [each.model_dump(mode="json") for each in sentences],
        "analyses": [each.model_dump(mode="json") for each in analyser().analyse(TEXT, sentences)],
        "passages": [
            each.model_dump(mode="json") for each in cut_passages(sentences, lambda t: len(t) // 4)
        ],
    }
    digest = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()

    assert DIGESTS.get(ANALYSIS_VERSION) == digest, (
        "The analysis of texts has changed: raise ANALYSIS_VERSION in bot/domain/ingest.py and "
        f"add {ANALYSIS_VERSION + 1}: {digest!r} here."
    )
