"""The tagger's network, for training: an encoder, a head that finds cues, a head that ties words to each cue.

Needs torch and the weights of all-MiniLM-L6-v2. The finished network runs without torch (`helpers.tagger`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from helpers.lessons import ROLES
from helpers.windows import FEATURES, LONGEST

NEAR = 6  # words at a smaller distance from the anchor have a bucket each; farther ones share
BUCKETS = 16  # of distance, to each side


@dataclass(frozen=True)
class Shape:
    """The measures of a network."""

    pieces: int  # of the vocabulary
    layers: int
    width: int
    heads: int
    inner: int  # width inside a layer
    pair: int = 192  # width of the head that ties words to cues
    dropout: float = 0.1

    @classmethod
    def of(cls, folder: Path, layers: int) -> Shape:
        """The measures of the base weights in a folder, with as many of their layers as wanted."""
        base = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        depth = min(layers, base["num_hidden_layers"])
        return cls(
            base["vocab_size"], depth, base["hidden_size"], base["num_attention_heads"], base["intermediate_size"]
        )


class Layer(nn.Module):
    """A layer of the encoder, as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.attend = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.first_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.second_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """New states of all tokens; `mask` is true where a token is real."""
        windows, length, width = states.shape
        parts = self.attend(states).view(windows, length, 3, self.shape.heads, width // self.shape.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(windows, length, width)
        states = self.first_norm(states + self.dropout(self.attended(mixed)))
        return self.second_norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Network(nn.Module):
    """The whole network."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.pieces, shape.width)
        self.places = nn.Embedding(LONGEST, shape.width)
        self.features = nn.ModuleList(nn.Embedding(len(names), shape.width) for names in FEATURES)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.role = nn.Linear(shape.width, len(ROLES))
        self.anchor = nn.Linear(shape.width, 1)
        self.of_anchor, self.of_token, self.by_anchor, self.by_token = (
            nn.Linear(shape.width, shape.pair) for _ in range(4)
        )
        self.distance = nn.Embedding(2 * BUCKETS + 1, shape.pair)
        self.relation = nn.Linear(shape.pair, len(ROLES))
        self.dropout = nn.Dropout(shape.dropout)
        for embedding in (*self.features, self.distance):
            nn.init.normal_(embedding.weight, std=0.02)

    def encode(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """States of all tokens of some windows."""
        states = self.words(pieces) + self.places.weight[: pieces.shape[1]]
        for at, feature in enumerate(self.features):
            states = states + feature(features[..., at])
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, None if mask is None else mask[:, None, None, :])
        return states

    def relate(self, states: Tensor, windows: Tensor, anchors: Tensor) -> Tensor:
        """Scores of every token's role in the attribution of each anchor.

        Parameters
        ----------
        states : Tensor
            Of all tokens: windows x tokens x width.
        windows, anchors : Tensor
            The window of each anchor, and its position there.
        """
        anchor = states[windows, anchors][:, None]
        bucket = buckets(torch.arange(states.shape[1], device=states.device)[None] - anchors[:, None])
        mixed = self.of_anchor(anchor) + self.of_token(states)[windows] + self.distance(bucket)
        mixed = mixed + self.by_anchor(anchor) * self.by_token(states)[windows]
        return self.relation(self.dropout(functional.gelu(mixed)))


def buckets(distance: Tensor) -> Tensor:
    """Number of the bucket of a distance in tokens: each near one its own, then two for each doubling, by side."""
    size = distance.abs()
    far = NEAR + (2 * torch.log2(size.clamp(min=1).float() / NEAR)).floor().long()
    bucket = torch.where(size < NEAR, size, far.clamp(max=BUCKETS - 1))
    bucket = bucket + BUCKETS * (distance > 0).long()
    return torch.where(distance == 0, 2 * BUCKETS, bucket)


def load_base(network: Network, folder: Path) -> None:
    """Fill the encoder with the base weights of a folder (`model.safetensors`, names as in BERT)."""
    base = load_file(folder / "model.safetensors")
    with torch.no_grad():
        network.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        kind = base["embeddings.token_type_embeddings.weight"][0]
        network.places.weight.copy_(base["embeddings.position_embeddings.weight"][:LONGEST] + kind)
        copy(network.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            prefix = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                names = (f"{prefix}attention.self.{name}.{part}" for name in ("query", "key", "value"))
                getattr(layer.attend, part).copy_(torch.cat([base[name] for name in names]))
            copy(layer.attended, base, f"{prefix}attention.output.dense")
            copy(layer.first_norm, base, f"{prefix}attention.output.LayerNorm")
            copy(layer.widen, base, f"{prefix}intermediate.dense")
            copy(layer.narrow, base, f"{prefix}output.dense")
            copy(layer.second_norm, base, f"{prefix}output.LayerNorm")


def copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    """Copy weight and bias of one part of the base weights."""
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])
