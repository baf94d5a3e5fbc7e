"""Training makes a graph that the index reads, and that says what the network says."""

from pathlib import Path

import numpy as np
import pytest
import torch

from bot.index.answer_model import AnswerModel
from bot.index.vectors import Matrix, unit_rows
from tests.answer_model import train
from tests.answer_model.pairs import Pair, read_groups
from tests.answer_model.scenes import read_scenes


@pytest.fixture
def tokens() -> dict[str, Matrix]:
    """Stand-in vectors: what is trained here need not be any good."""
    rng = np.random.default_rng(5)
    texts = [text for group in read_groups()[0][:4] for text in group.texts]
    texts += [text for scene in read_scenes()[0][:3] for text in scene.texts]
    return {
        text: unit_rows(rng.normal(size=(1 + len(text.split()), 384)).astype(np.float32))
        for text in texts
    }


def test_the_graph_says_what_the_network_says(
    tmp_path: Path, tokens: dict[str, Matrix], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "EPOCHS", 1)
    monkeypatch.setattr(train, "PER_GROUP", 32)
    groups, scenes = read_groups()[0][:4], read_scenes()[0][:3]
    network = train.train(train.Material(groups, scenes), tokens)
    train.write(network, tmp_path / "graph.onnx")

    question, *sentences = groups[0].wh, *groups[0].sentences
    found = AnswerModel(tmp_path / "graph.onnx").answers(
        tokens[question], [tokens[sentence] for sentence in sentences]
    )

    pairs = [Pair(question, sentence, None, None) for sentence in sentences]
    with torch.inference_mode():
        wanted = torch.sigmoid(train.logits_of(network, tokens, pairs)[:, 3]).numpy()
    assert found == pytest.approx(wanted, abs=0.03)  # bfloat16 there, int8 here
    assert np.ptp(found) > 0


def test_padding_is_marked_as_no_text(tokens: dict[str, Matrix]) -> None:
    short, long = sorted(tokens.values(), key=len)[:: len(tokens) - 1]
    padded, kept = train.padded([short, long])
    assert padded.shape == (2, len(long), 384)
    assert kept.sum(axis=1).tolist() == [len(short), len(long)]
    assert not padded[0, len(short) :].any()
