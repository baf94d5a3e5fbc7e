"""Add documents until killed, printing each one's id when the store has said that it is in."""

import sys
from pathlib import Path

from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.store.samples import analysis, document

LINES = 400


def main() -> None:
    store = DocumentStore(Database.open(Path(sys.argv[1])))
    number = 0
    while True:
        number += 1
        text = "\n".join(f"Boat {number} carries lamp {line}." for line in range(LINES))
        added = document(text, file_name=f"{sys.argv[2]}-{number}.txt")
        store.add_version(added, analysis(text), "operator")
        print(added.id, flush=True)


if __name__ == "__main__":
    main()
