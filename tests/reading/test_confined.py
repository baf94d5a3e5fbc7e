"""Foreign formats are read by a child with limits: whatever befalls it is only a refusal."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.reading.confined import ConfinedExtractor
from bot.reading.limits import MEGABYTE, ChildLimits
from bot.reading.reader import DocumentReader
from bot.reading.sniffing import Kind
from tests.reading.files import dense_pdf, docx_of_paragraphs, docx_of_xml, pdf_of_lines

SENTENCE = "The ferry sank at four."
ROOT = Path(__file__).parents[2]


LONG = dense_pdf(400)

only_where_processes_show = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="this system does not show its processes"
)


def test_what_the_child_reads_comes_back() -> None:
    extracted = ConfinedExtractor().extract(Kind.DOCX, "a.docx", docx_of_paragraphs(SENTENCE))

    assert extracted.text == SENTENCE
    assert extracted.conflicts == ()


def test_a_refusal_of_the_child_is_the_readers_own() -> None:
    with pytest.raises(DocumentRejectedError, match=r"^a\.docx .*60 MB"):
        ConfinedExtractor().extract(
            Kind.DOCX, "a.docx", docx_of_xml(f"<w:p>{'x' * 70 * MEGABYTE}</w:p>")
        )


def test_too_little_time_is_told() -> None:
    extractor = ConfinedExtractor(ChildLimits(cpu_seconds=1))

    with pytest.raises(DocumentRejectedError, match="took longer than 1 s"):
        extractor.extract(Kind.PDF, "a.pdf", LONG)


def test_the_clock_stops_a_child_where_the_system_counts_no_time() -> None:
    extractor = ConfinedExtractor(ChildLimits(wall_seconds=1, cpu_seconds=60))

    with pytest.raises(DocumentRejectedError, match="took longer"):
        extractor.extract(Kind.PDF, "a.pdf", LONG)


def test_too_little_memory_is_told() -> None:
    extractor = ConfinedExtractor(ChildLimits(memory_bytes=220 * MEGABYTE))
    runs = "<w:r><w:t>x</w:t></w:r>" * 900_000

    with pytest.raises(DocumentRejectedError, match=r"a\.docx"):
        extractor.extract(Kind.DOCX, "a.docx", docx_of_xml(f"<w:p>{runs}</w:p>"))


def test_more_output_than_is_taken_is_refused() -> None:
    extractor = ConfinedExtractor(ChildLimits(output_bytes=50))

    with pytest.raises(DocumentRejectedError, match=r"a\.docx"):
        extractor.extract(Kind.DOCX, "a.docx", docx_of_paragraphs(SENTENCE))


def children_of_this_process() -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = status.read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            command = status.with_name("cmdline").read_bytes()
            if parent == str(os.getpid()) and b"confined_child" in command:
                found.add(int(status.parent.name))
    return found


@only_where_processes_show
@pytest.mark.parametrize("after", [0.0, 0.05, 0.2])
def test_a_killed_child_is_a_refusal_and_the_next_document_is_read(after: float) -> None:
    extractor = ConfinedExtractor()
    refusals: list[str] = []

    def extract() -> None:
        try:
            extractor.extract(Kind.PDF, "a.pdf", LONG)
        except DocumentRejectedError as error:
            refusals.append(str(error))

    thread = threading.Thread(target=extract)
    thread.start()
    while not (children := children_of_this_process()):
        time.sleep(0.01)
    time.sleep(after)
    for child in children:
        os.kill(child, signal.SIGKILL)
    thread.join()

    assert len(refusals) == 1
    assert "stopped" in refusals[0]
    assert extractor.extract(Kind.DOCX, "a.docx", docx_of_paragraphs(SENTENCE)).text == SENTENCE


def test_the_child_sees_no_secret_and_may_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    tries = (
        "import os, socket, subprocess, sys",
        "from bot.reading.confined_child import _forbid, _limit",
        "from bot.reading.limits import ChildLimits",
        "_limit(ChildLimits())",
        "sys.addaudithook(_forbid)",
        "done = []",
        "def attempt(name, action):",
        "    try:",
        "        action()",
        "        done.append(name)",
        "    except OSError:",
        "        pass",
        f"kept = {str(tmp_path / 'kept.txt')!r}",
        "attempt('write', lambda: open(kept, 'w'))",
        "attempt('create', lambda: os.open(kept + '2', os.O_CREAT))",
        "attempt('remove', lambda: os.remove(kept))",
        "attempt('run', lambda: subprocess.run(['true']))",
        "attempt('fork', os.fork)",
        "attempt('connect', lambda: socket.create_connection(('127.0.0.1', 9)))",
        "attempt('read', lambda: open(kept).close())",
        "print(done)",
    )
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(tries)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert ended.stdout.strip() == "['read']"
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == "kept"


@only_where_processes_show
def test_the_environment_of_the_child_holds_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret-token")
    extractor = ConfinedExtractor()
    seen: list[bytes] = []
    thread = threading.Thread(target=lambda: extractor.extract(Kind.PDF, "a.pdf", dense_pdf(60)))
    thread.start()
    while thread.is_alive() and not seen:
        for child in children_of_this_process():
            environment = Path(f"/proc/{child}/environ")
            if environment.exists() and (words := environment.read_bytes()):
                seen.append(words)
    thread.join()

    assert seen
    assert b"PYTHONPATH" in seen[0]
    assert b"secret-token" not in seen[0]


def test_twenty_documents_at_once_all_come_back() -> None:
    reader = DocumentReader()
    data = pdf_of_lines(SENTENCE)
    texts: list[str] = []
    threads = [
        threading.Thread(
            target=lambda: texts.append(reader.read("a.pdf", data, GivenDetails()).text)
        )
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert texts == [SENTENCE] * 20
