"""One library's index on disk: made equal to the given versions, healed where damaged."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.domain.document import VersionKey
from bot.domain.ingest import Progress
from bot.domain.retrieval import IndexableDocument
from bot.index.dense import DenseIndex
from bot.index.files import file_hash, write_whole
from bot.index.library_index import Entry, LibraryIndex, SearchableLibrary
from bot.index.manifest import Manifest, ShardRecord, content_hash, read_manifest
from bot.index.shard import Shard, embed, indexed_sentences
from bot.index.vectors import Ids, Matrix, TextEncoder

_SENTENCES = "sentences.faiss"
_PASSAGES = "passages.faiss"


class LibraryFolder:
    """The files of one library.

    Order of writing: a shard before the manifest that names it, rubbish swept last. Killed at any
    point, the folder holds a valid manifest and perhaps files that no manifest names.
    """

    def __init__(self, folder: Path, encoder: TextEncoder) -> None:
        self._folder = folder
        self._encoder = encoder
        self._manifest = Manifest(model=encoder.name, dimension=encoder.dimension)

    def sync(
        self,
        documents: Mapping[VersionKey, IndexableDocument],
        progress: Progress,
        publish: Callable[[SearchableLibrary], None],
    ) -> None:
        """Hold exactly these versions; `publish` what can be searched as soon as it can."""
        self._drop_what_is_gone_or_damaged(documents)
        missing = {key: d for key, d in documents.items() if key not in self._keys()}
        if missing:
            # What was removed must be unreachable now, not after minutes of embedding.
            publish(self._open(documents))
            self._embed(missing, progress)
        publish(self._open(documents))
        self._sweep()

    def retain(self, documents: Mapping[VersionKey, IndexableDocument]) -> SearchableLibrary:
        """Drop all but these versions and return what is there of them; nothing is embedded."""
        self._drop_what_is_gone_or_damaged(documents)
        return self._open(documents)

    def _keys(self) -> set[VersionKey]:
        return {record.key for record in self._manifest.shards}

    def _change(self, shards: tuple[ShardRecord, ...]) -> None:
        """Make these the folder's shards; FAISS files made from others no longer count."""
        self._manifest = self._manifest.model_copy(update={"shards": shards, "indexes": {}})
        self._manifest.write(self._folder)

    def _drop_what_is_gone_or_damaged(
        self, documents: Mapping[VersionKey, IndexableDocument]
    ) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._manifest = read_manifest(self._folder, self._encoder.name, self._encoder.dimension)
        kept = tuple(
            record
            for record in self._manifest.shards
            if record.key in documents
            and record.content == content_hash(documents[record.key])
            and record.sha256 == file_hash(self._folder / record.file_name)
        )
        if kept != self._manifest.shards:
            self._change(kept)
            self._sweep()

    def _embed(self, missing: Mapping[VersionKey, IndexableDocument], progress: Progress) -> None:
        total = sum(len(indexed_sentences(document)) for document in missing.values())
        done = 0

        def advance(sentences: int) -> None:
            nonlocal done
            done += sentences
            progress("embedding sentences", done, total)

        for key, document in missing.items():
            shard = embed(document, self._encoder, advance)
            ordinal = self._manifest.next_ordinal
            record = ShardRecord(
                document=key.document,
                version=key.version,
                ordinal=ordinal,
                content=content_hash(document),
                sha256="",
            )
            sha256 = write_whole(self._folder / record.file_name, shard.to_bytes())
            record = record.model_copy(update={"sha256": sha256})
            # After each document: an interrupted first start goes on where it stopped.
            self._manifest = self._manifest.model_copy(update={"next_ordinal": ordinal + 1})
            self._change((*self._manifest.shards, record))

    def _open(self, documents: Mapping[VersionKey, IndexableDocument]) -> SearchableLibrary:
        content = LibraryIndex(
            [
                Entry(r.ordinal, documents[r.key], Shard.read(self._folder / r.file_name))
                for r in self._manifest.shards
            ],
            self._encoder.dimension,
        )
        return SearchableLibrary(
            content,
            self._dense(_SENTENCES, content.sentence_ids, content.vectors),
            self._dense(_PASSAGES, content.passage_ids, content.passage_vectors),
        )

    def _dense(self, name: str, ids: Ids, vectors: Matrix) -> DenseIndex:
        path = self._folder / name
        recorded = self._manifest.indexes.get(name)
        if recorded is not None and recorded == file_hash(path):
            return DenseIndex.read(path)
        index = DenseIndex.build(ids, vectors)
        sha256 = write_whole(path, index.to_bytes())
        indexes = {**self._manifest.indexes, name: sha256}
        self._manifest = self._manifest.model_copy(update={"indexes": indexes})
        self._manifest.write(self._folder)
        return index

    def _sweep(self) -> None:
        for path in self._folder.iterdir():
            if path.is_file() and path.name not in self._manifest.file_names:
                path.unlink()
