"""Read stored texts again when the program has learnt to read them better."""

import structlog

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import ANALYSIS_VERSION, Progress
from bot.services.document_analysis import DocumentAnalyser
from bot.services.indexing import silent
from bot.store.reanalysis import ReanalysisStore

DOING = "Reading stored documents by the new rules"

_log = structlog.get_logger(__name__)


class Reanalysis:
    """Bring what is stored about every text up to this program's rules."""

    def __init__(self, store: ReanalysisStore, analyser: DocumentAnalyser) -> None:
        self._store = store
        self._analyser = analyser

    def catch_up(self, progress: Progress = silent) -> int:
        """Analyse again what older rules read, document by document, and return how many.

        Killed in between it goes on at the next start. The statuses that rest on it are out of
        date afterwards: whoever calls this judges them.
        """
        outdated = self._store.outdated(ANALYSIS_VERSION)
        done = 0
        for number, version in enumerate(outdated):
            progress(DOING, number, len(outdated))
            document = self._store.load(version)
            details = document.details
            try:
                analysis = self._analyser.analyse(document.text, details.title, details.language)
            except DocumentRejectedError as error:
                # It could be quoted by the older rules and still can: nobody loses a source.
                _log.warning("not analysed again", document=document.id, reason=str(error))
                continue
            done += self._store.replace(document, analysis)
        if outdated:
            progress(DOING, len(outdated), len(outdated))
            _log.info("analysed again", versions=done)
        return done
