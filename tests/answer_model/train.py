"""Train the answer model: `python -m tests.answer_model.train OUTPUT.onnx` (about 25 minutes)."""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.config import Settings
from bot.index.answer_model import INPUTS
from bot.index.encoder import Encoder
from bot.index.graph_writer import write_int8
from bot.index.vectors import Matrix
from tests.answer_model.network import DIMENSION, Network
from tests.answer_model.pairs import Group, Pair, epoch, read_groups
from tests.answer_model.scenes import Scene, drawn_from, read_scenes

EPOCHS = 2
PER_GROUP = 40
_BATCH = 96
_RATE = 1e-3
_WARM_UP = 0.06
_SORTED_TOGETHER = 20
"""Batches' worth of pairs among which those of like length are put together: less padding."""


class Material(NamedTuple):
    """What is learnt from."""

    groups: list[Group]
    scenes: list[Scene]

    def drawn(self, rng: random.Random) -> list[Pair]:
        """Draw the pairs of one epoch anew, in a random order."""
        pairs = list(epoch(self.groups, PER_GROUP, rng))
        for scene in self.scenes:
            pairs += drawn_from(scene, self.scenes, rng)
        rng.shuffle(pairs)
        return pairs


def token_vectors(material: Material) -> dict[str, Matrix]:
    """Read every text as the index does."""
    texts = sorted(
        {text for group in material.groups for text in group.texts}
        | {text for scene in material.scenes for text in scene.texts}
    )
    _, tokens = Encoder.load(Settings().graph_folder).encode_with_tokens(texts)
    return dict(zip(texts, tokens, strict=True))


def padded(texts: Sequence[Matrix]) -> tuple[Matrix, Matrix]:
    """Return the tokens of texts in one array [texts, tokens, dimension], and what of it is text.

    The second array, [texts, tokens], has 1.0 for a token and 0.0 for padding. A text without
    tokens becomes one of padding alone.
    """
    length = max(1, *map(len, texts))
    tokens = np.zeros((len(texts), length, texts[0].shape[1]), dtype=np.float32)
    kept = np.zeros((len(texts), length), dtype=np.float32)
    for place, text in enumerate(texts):
        tokens[place, : len(text)] = text
        kept[place, : len(text)] = 1.0
    return tokens, kept


def logits_of(network: Network, tokens: dict[str, Matrix], pairs: Sequence[Pair]) -> Tensor:
    """Return the network's logits for pairs."""
    first, first_kept = padded([tokens[pair.first] for pair in pairs])
    second, second_kept = padded([tokens[pair.second] for pair in pairs])
    # bfloat16 halves the time on processors that have it and changes nothing to speak of.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*map(torch.from_numpy, (first, second, first_kept, second_kept)))
    whole: Tensor = logits.float()
    return whole


def loss_of(logits: Tensor, pairs: Sequence[Pair]) -> Tensor:
    """Weigh both questions, stance and answer, by how many pairs pose them."""
    stance = torch.tensor([-1 if pair.stance is None else pair.stance for pair in pairs])
    answers = torch.tensor(
        [-1.0 if pair.answers is None else float(pair.answers) for pair in pairs]
    )
    posed, asked = stance >= 0, answers >= 0
    losses = [torch.zeros(())]
    if posed.any():
        wrong = functional.cross_entropy(
            logits[posed, :3], stance[posed], reduction="sum", label_smoothing=0.05
        )
        losses.append(wrong / len(pairs))
    if asked.any():
        wrong = functional.binary_cross_entropy_with_logits(
            logits[asked, 3], answers[asked], reduction="sum"
        )
        losses.append(wrong / len(pairs))
    return torch.stack(losses).sum()


def train(material: Material, tokens: dict[str, Matrix], seed: int = 1) -> Network:
    """Fit a network to the material, printing the loss as it goes."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311  # draws training pairs, guards nothing
    network = Network()
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=0.02)
    steps = EPOCHS * len(material.drawn(random.Random(seed))) // _BATCH  # noqa: S311  # as above
    mean = 1.2
    for step, batch in zip(range(steps), _batches(material, tokens, rng), strict=False):
        share = min(1.0, (step + 1) / (steps * _WARM_UP)) * max(0.02, 1 - step / steps)
        optimiser.param_groups[0]["lr"] = _RATE * share
        loss = loss_of(logits_of(network, tokens, batch), batch)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch gives it no types
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % 200 == 0:
            sys.stdout.write(f"step {step} of {steps}, loss {mean:.3f}\n")
            sys.stdout.flush()
    return network.eval()


def _batches(
    material: Material, tokens: dict[str, Matrix], rng: random.Random
) -> Iterator[list[Pair]]:
    while True:
        pairs = material.drawn(rng)
        for start in range(0, len(pairs), _BATCH * _SORTED_TOGETHER):
            near = sorted(
                pairs[start : start + _BATCH * _SORTED_TOGETHER],
                key=lambda pair: len(tokens[pair.first]) + len(tokens[pair.second]),
            )
            batches = [near[i : i + _BATCH] for i in range(0, len(near), _BATCH)]
            rng.shuffle(batches)
            yield from batches


class Answers(nn.Module):
    """What of the network is used: whether the sentence answers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, question: Tensor, sentences: Tensor, question_kept: Tensor, sentences_kept: Tensor
    ) -> Tensor:
        """Return a logit for each pair."""
        logits: Tensor = self.network(question, sentences, question_kept, sentences_kept)
        return logits[:, 3]


def write(network: Network, output: Path) -> None:
    """Write the network as an int8 graph that takes any number of pairs of any lengths."""
    kept = torch.ones(2, 3)
    vectors = functional.normalize(torch.ones(2, 3, DIMENSION), dim=-1)
    asked, told = ({0: "pairs", 1: f"{text} tokens"} for text in ("question", "sentence"))
    examples = dict(zip(INPUTS, (vectors, vectors, kept, kept), strict=True))
    axes = dict(zip(INPUTS, (asked, told, asked, told), strict=True))
    write_int8(Answers(network), examples, axes, output)


def main() -> None:
    """Train on all groups and scenes but those kept back, and write the graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    output: Path = parser.parse_args().output
    material = Material(read_groups()[0], read_scenes()[0])
    write(train(material, token_vectors(material)), output)


if __name__ == "__main__":
    main()
