"""The network that compares two texts by their token vectors."""

import torch
from torch import Tensor, nn
from torch.nn import functional

DIMENSION = 384
WIDTH = 128
HEADS = 4
_FAR = -1e4
"""Added to what must not count, before a softmax or a maximum."""


class Network(nn.Module):
    """Align each token with the other text, then let both texts' tokens look at one another.

    After the decomposable attention of Parikh et al. (2016) and ESIM (Chen et al., 2017), with
    one transformer block in place of the LSTMs, on vectors that the embedding model has made: they
    are never trained, so that a stored sentence is compared without being read again.
    """

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.sharpness = nn.Parameter(torch.tensor(12.0))
        self.compare = nn.Linear(3 * DIMENSION + 1, WIDTH)
        self.side = nn.Parameter(torch.zeros(2, WIDTH))
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3))
        self.attention = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.wide = nn.Linear(WIDTH, 2 * WIDTH)
        self.narrow = nn.Linear(2 * WIDTH, WIDTH)
        self.joined = nn.Linear(4 * WIDTH, WIDTH)
        self.outcome = nn.Linear(WIDTH, 4)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, first: Tensor, second: Tensor, first_kept: Tensor, second_kept: Tensor
    ) -> Tensor:
        """Return logits [pairs, 4]: with, against, neither; and, for itself, answers.

        Tokens are float32 [pairs, tokens, 384] of unit length; `kept` is 1.0 for a token and 0.0
        for padding.
        """
        first, second = self.dropout(first), self.dropout(second)
        likeness = first @ second.transpose(1, 2)
        one = self._compared(first, second, likeness, second_kept, 0)
        other = self._compared(second, first, likeness.transpose(1, 2), first_kept, 1)
        kept = torch.cat([first_kept, second_kept], 1)
        tokens = self._looked_around(torch.cat([one, other], 1), kept)
        length = first.shape[1]
        pooled = [
            *_pooled(tokens[:, :length], first_kept),
            *_pooled(tokens[:, length:], second_kept),
        ]
        joined = functional.gelu(self.joined(self.dropout(torch.cat(pooled, 1))))
        outcome: Tensor = self.outcome(self.dropout(joined))
        return outcome

    def _compared(
        self, tokens: Tensor, others: Tensor, likeness: Tensor, kept: Tensor, side: int
    ) -> Tensor:
        hidden = (1 - kept)[:, None, :] * _FAR
        aligned = (likeness * self.sharpness + hidden).softmax(-1) @ others
        nearest = (likeness + hidden).max(-1, keepdim=True).values
        features = torch.cat([tokens * 8, aligned * 8, tokens * aligned * 100, nearest * 3], -1)
        compared: Tensor = self.norms[0](functional.gelu(self.compare(features)))
        placed: Tensor = compared + self.side[side]
        return placed

    def _looked_around(self, tokens: Tensor, kept: Tensor) -> Tensor:
        tokens = tokens + self.dropout(self._attended(self.norms[1](tokens), kept))
        wide = self.dropout(functional.gelu(self.wide(self.norms[2](tokens))))
        looked: Tensor = tokens + self.dropout(self.narrow(wide))
        return looked

    def _attended(self, tokens: Tensor, kept: Tensor) -> Tensor:
        pairs, length, _ = tokens.shape
        parts = self.attention(tokens).view(pairs, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        weights = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        weights = (weights + (1 - kept)[:, None, None, :] * _FAR).softmax(-1)
        mixed = (self.dropout(weights) @ value).transpose(1, 2).reshape(pairs, length, WIDTH)
        attended: Tensor = self.attended(mixed)
        return attended


def _pooled(tokens: Tensor, kept: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean and the maximum over a text's tokens."""
    counted = kept[..., None]
    mean = (tokens * counted).sum(1) / counted.sum(1).clamp(min=1)
    return mean, (tokens + (1 - counted) * _FAR).max(1).values
