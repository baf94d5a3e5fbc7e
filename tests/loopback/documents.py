"""Fictional documents that try everything. No real person, place or outlet is meant."""

HOSTILE_TITLE = "Harbour notes of Zorvath **(fiction)** @everyone"
HOSTILE = """This story is fiction; no real person or place is meant.

@everyone The Zorvath lighthouse keeper said that **Ilka Tamm** <@123> hid the brass lantern \
at https://example.org/a_b ||quietly||, as `rm -rf` and ~~nobody~~ [click](https://example.org) saw.

- The Zorvath fer\u200bry san\u202ek near the north pier in May 2031, Ilka Tamm reported :smile: \
to <t:1:R> and discord.gg/zorvath.

""" + (
    "The Zorvath archive lists "
    + "ledger entry *17* of the harbour office, " * 97
    + "and no more.\n"
)

SERVER_ONLY_TITLE = "The Quillmark file (fiction)"
SERVER_ONLY = """This story is fiction; no real person or place is meant.

The Quillmark treasurer buried nine copper medals under the old orchard, a neighbour said.
"""

TEXTS = {"hostile_notes.txt": HOSTILE, "quillmark.txt": SERVER_ONLY}
