"""The network: a six-layer encoder with heads for tags, lemma rules, sentences, names and dependencies.

Biaffine arcs follow Dozat and Manning (2017); labels are scored from the sum and product of the two words' states.
One forward pass over a window of several sentences serves all tasks; arcs across sentences are masked outside.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from parley.marks.features import SHAPES, SPACES

ARC, LABEL, TAG = 320, 160, 320


class Block(nn.Module):
    """One BERT layer with the three projections fused."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask, -1)
        mixed = (self.dropout(weights) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM's encoder; returns the states of all layers from the third on, mixed by learned weights."""

    def __init__(self, sizes: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        width = sizes["hidden_size"]
        self.words = nn.Embedding(sizes["vocab_size"], width)
        self.places = nn.Embedding(sizes["max_position_embeddings"], width)
        self.norm, self.dropout = nn.LayerNorm(width, eps=1e-12), nn.Dropout(dropout)
        self.blocks = nn.ModuleList(
            Block(width, sizes["intermediate_size"], sizes["num_attention_heads"], dropout)
            for _ in range(sizes["num_hidden_layers"])
        )
        self.mix = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, 1.0]))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.places(places)))
        states = []
        for block in self.blocks:
            x = block(x, mask)
            states.append(x)
        weights = torch.softmax(self.mix, 0)
        kept = states[-4:]
        return sum(w * s for w, s in zip(weights, kept, strict=True))


def load_encoder(folder: Path) -> Encoder:
    """The pretrained encoder from a folder with `config.json` and `model.safetensors` in BERT's names."""
    encoder = Encoder(json.loads((folder / "config.json").read_text()))
    given = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
        "mix": encoder.mix.detach(),
    }
    for i in range(len(encoder.blocks)):
        old, new = f"encoder.layer.{i}.", f"blocks.{i}."
        for part in ("weight", "bias"):
            state[new + f"qkv.{part}"] = torch.cat(
                [given[old + f"attention.self.{p}.{part}"] for p in ("query", "key", "value")]
            )
            state[new + f"out.{part}"] = given[old + f"attention.output.dense.{part}"]
            state[new + f"norm1.{part}"] = given[old + f"attention.output.LayerNorm.{part}"]
            state[new + f"up.{part}"] = given[old + f"intermediate.dense.{part}"]
            state[new + f"down.{part}"] = given[old + f"output.dense.{part}"]
            state[new + f"norm2.{part}"] = given[old + f"output.LayerNorm.{part}"]
    encoder.load_state_dict(state)
    return encoder


@dataclass(frozen=True)
class Sizes:
    """How many classes each head has."""

    upos: int
    xpos: int
    lemma: int
    label: int
    entity: int


class Parser(nn.Module):
    """Pieces of a window in; per word: tag scores, sentence starts, names, arc scores and label states out."""

    def __init__(self, encoder: Encoder, sizes: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        width = encoder.words.embedding_dim
        self.encoder = encoder
        self.shape, self.space = nn.Embedding(len(SHAPES), 32), nn.Embedding(len(SPACES), 8)
        wide = width + 40
        self.tag_in = nn.Linear(wide, TAG)
        self.name_in = nn.Linear(wide, TAG)
        self.arc_dep, self.arc_head = nn.Linear(wide, ARC), nn.Linear(wide, ARC)
        self.label_dep, self.label_head = nn.Linear(wide, LABEL), nn.Linear(wide, LABEL)
        self.upos, self.xpos = nn.Linear(TAG, sizes.upos), nn.Linear(TAG, sizes.xpos)
        self.lemma, self.start = nn.Linear(TAG, sizes.lemma), nn.Linear(TAG, 1)
        self.name = nn.Linear(TAG, sizes.entity)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.label = nn.Linear(2 * LABEL, sizes.label)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, pieces: Tensor, first: Tensor, last: Tensor, shape: Tensor, space: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """`pieces` (B, P); `first`, `last`, `shape`, `space` (B, W); `mask` (B, 1, 1, P), 0 or very negative."""
        states = self.encoder(pieces, mask)
        width = states.shape[-1]
        begin = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, width))
        finish = torch.gather(states, 1, last.unsqueeze(-1).expand(-1, -1, width))
        x = torch.cat([(begin + finish) * 0.5, self.shape(shape), self.space(space)], -1)
        x = self.dropout(x)
        tag = self.dropout(functional.relu(self.tag_in(x)))
        name = self.dropout(functional.relu(self.name_in(x)))
        dep, head = self.dropout(functional.relu(self.arc_dep(x))), self.dropout(functional.relu(self.arc_head(x)))
        ones = torch.ones_like(dep[..., :1])
        arcs = torch.cat([dep, ones], -1) @ self.arc @ head.transpose(-1, -2)
        label_dep, label_head = (
            self.dropout(functional.relu(self.label_dep(x))),
            self.dropout(functional.relu(self.label_head(x))),
        )
        return (
            self.upos(tag),
            self.xpos(tag),
            self.lemma(tag),
            self.start(tag).squeeze(-1),
            self.name(name),
            arcs,
            label_dep,
            label_head,
        )

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label scores of words with states `dep` under heads with states `head`."""
        return self.label(torch.cat([dep + head, dep * head], -1))
