"""Train the language model: `python -m training.train --data DIR --encoder DIR --out DIR [--sentences N]`.

Writes `weights.pt` and `training.json` (recipe, seed, data digests, dev scores by epoch) into OUT; `training.export`
makes the shipped folder of them. Test splits are never opened here.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import os
import random
import time
from pathlib import Path
from typing import Any

import numpy as np

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from .network import Parser, Sizes, load_encoder
from .treebanks import Sentence, read_conllu, read_entities, with_nationalities
from .windows import IGNORE, Encoding, Vocabulary, batch_of, cut_windows, vocabulary_of

RECIPE = Path(__file__).with_name("recipe.toml")
HEADS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.5, "start": 0.7, "entity": 1.0, "arc": 1.0, "label": 1.0}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--data", type=Path, default=os.environ.get("PARLEY_DATA"))
    cli.add_argument(
        "--encoder", type=Path, required=True, help="folder with config.json, tokenizer.json, model.safetensors"
    )
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--sentences", type=int, help="only the first N sentences of each file: a trial")
    cli.add_argument("--start", type=Path, help="a folder that holds finished phases of the same recipe, to go on from")
    args = cli.parse_args()
    recipe = tomllib.loads(RECIPE.read_text())
    train(recipe, args.data, args.encoder, args.out, sentences=args.sentences, start=args.start)


@dataclasses.dataclass(frozen=True)
class Corpus:
    """What the network learns from and is watched on, by path."""

    trees: dict[str, list[Sentence]]
    named: dict[str, list[Sentence]]
    dev: dict[str, list[Sentence]]
    digests: dict[str, str]


def read_corpus(recipe: dict[str, Any], data: Path, sentences: int | None = None) -> Corpus:
    """The files that the recipe names, below `data`, with their SHA-256."""
    trees = {t["path"]: read_conllu(data / t["path"])[:sentences] for t in recipe["trees"]}
    known = {
        w for part in trees.values() for s in part for w, t in zip(s.words, s.entities, strict=True) if t == "B-NORP"
    }
    named = {
        e["path"]: with_nationalities(read_entities(data / e["path"])[:sentences], known) for e in recipe["entities"]
    }
    dev = {d["path"]: read_conllu(data / d["path"])[:sentences] for d in recipe["dev"]}
    digests = {p: hashlib.sha256((data / p).read_bytes()).hexdigest() for p in [*trees, *named, *dev]}
    return Corpus(trees, named, dev, digests)


def train(
    recipe: dict[str, Any],
    data: Path,
    encoder: Path,
    out: Path,
    *,
    sentences: int | None = None,
    start: Path | None = None,
) -> list[dict[str, float]]:
    """Run the whole chain, or what is left of it after `start`; returns the dev scores of each epoch."""
    torch.manual_seed(recipe["seed"])
    corpus = read_corpus(recipe, data, sentences)
    vocabulary = vocabulary_of(s for part in corpus.trees.values() for s in part)
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encoding = Encoding(tokenizer)
    sizes = Sizes(*(len(getattr(vocabulary, f.name)) for f in dataclasses.fields(Sizes)))
    network = Parser(load_encoder(encoder), sizes)
    history: list[dict[str, float]] = []
    if start is not None:
        network.load_state_dict(torch.load(start / "weights.pt", weights_only=True)["state"])
        history = json.loads((start / "training.json").read_text(encoding="utf-8"))["history"]
    out.mkdir(parents=True, exist_ok=True)
    done = 0
    for phase in recipe["phases"]:
        done += phase["epochs"]
        if len(history) >= done:
            continue
        length = len(_epoch(corpus, encoding, recipe, phase, random.Random(0)))
        schedule = Schedule(network, recipe, phase, length)
        for _ in range(phase["epochs"]):
            history.append(_train_epoch(schedule, corpus, encoding, vocabulary, recipe, phase, len(history)))
            print(json.dumps(history[-1]), flush=True)
            torch.save({"state": network.state_dict(), "sizes": dataclasses.asdict(sizes)}, out / "weights.pt")
            note = {
                "recipe": recipe,
                "digests": corpus.digests,
                "history": history,
                "vocabulary": dataclasses.asdict(vocabulary),
            }
            (out / "training.json").write_text(json.dumps(note, ensure_ascii=False, indent=1), encoding="utf-8")
    return history


def _train_epoch(
    schedule: Schedule,
    corpus: Corpus,
    encoding: Encoding,
    vocabulary: Vocabulary,
    recipe: dict[str, Any],
    phase: dict[str, Any],
    number: int,
) -> dict[str, float]:
    """One pass over all windows; the order depends on the seed and the epoch's number alone."""
    batches = _epoch(corpus, encoding, recipe, phase, random.Random(recipe["seed"] + number))
    begun, losses = time.monotonic(), []
    schedule.network.train()
    if schedule.names_only:
        schedule.network.encoder.eval()
    for n, windows in enumerate(batches, 1):
        losses.append(schedule.step(tensors(batch_of(windows, encoding, vocabulary))))
        if n % 100 == 0:
            print(f"epoch {number + 1} batch {n}/{len(batches)} loss {np.mean(losses[-100:]):.3f}", flush=True)
    scores = {
        f"{key} {path}": v
        for path, part in corpus.dev.items()
        for key, v in evaluate(schedule.network, part, encoding, vocabulary).items()
    }
    return {"epoch": number + 1, "loss": float(np.mean(losses)), "seconds": time.monotonic() - begun, **scores}


def _epoch(
    corpus: Corpus, encoding: Encoding, recipe: dict[str, Any], phase: dict[str, Any], chance: random.Random
) -> list[list[list[Sentence]]]:
    """All windows of an epoch in shuffled batches of about as many words; a phase may repeat a source of names."""
    windows = []
    for part in corpus.trees.values():
        start = chance.randrange(4)
        windows += cut_windows(part[start:], encoding, recipe["pieces_per_window"], chance, recipe["single_sentence"])
    for path, part in corpus.named.items():
        for _ in range(phase.get("repeat", {}).get(path, 1)):
            windows += cut_windows(part, encoding, recipe["pieces_per_window"], chance, recipe["single_sentence"])
    windows.sort(key=lambda w: sum(len(s.words) for s in w) + chance.random() * 30)
    size = recipe["windows_per_batch"]
    batches, current = [], []
    for window in windows:
        # Short windows are put more to a batch, so that every batch holds about as many words.
        current.append(window)
        if sum(len(s.words) for w in current for s in w) >= size * recipe["pieces_per_window"] * 0.6:
            batches.append(current)
            current = []
    batches += [current] if current else []
    chance.shuffle(batches)
    return batches


def tensors(batch: dict[str, np.ndarray]) -> dict[str, Tensor]:
    return {k: torch.from_numpy(v) for k, v in batch.items()}


class Schedule:
    """The optimiser with linear warm-up and decay, two learning rates."""

    def __init__(self, network: Parser, recipe: dict[str, Any], phase: dict[str, Any], batches: int) -> None:
        self.names_only = phase.get("only") == "names"
        if self.names_only:
            network.requires_grad_(False)
            for layer in (network.name_in, network.name):
                layer.requires_grad_(True)
        encoder = list(network.encoder.parameters())
        inside = {id(p) for p in encoder}
        heads = [p for p in network.parameters() if id(p) not in inside]
        self.network, self.clip = network, recipe["clip"]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": phase["rate_encoder"]}, {"params": heads, "lr": phase["rate_heads"]}],
            weight_decay=recipe["weight_decay"],
            betas=(0.9, 0.98),
            fused=True,
        )
        total = max(1, batches * phase["epochs"])
        warm = max(1, int(total * recipe["warmup"]))
        self.rates = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min((n + 1) / warm, max(0.01, (total - n) / max(1, total - warm)))
        )

    def step(self, batch: dict[str, Tensor]) -> float:
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(self.network, batch, {"entity": 1.0} if self.names_only else HEADS)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), self.clip)
        self.optimiser.step()
        self.rates.step()
        self.optimiser.zero_grad(set_to_none=True)
        return float(loss.detach())


def forward(network: Parser, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """All scores of a batch; arcs across sentences and to padding are masked."""
    upos, xpos, lemma, start, entity, arcs, dep, head = network(
        *(batch[k] for k in ("pieces", "first", "last", "shape", "space", "mask"))
    )
    same = batch["sentence"].unsqueeze(2) == batch["sentence"].unsqueeze(1)
    arcs = arcs.float().masked_fill(~same, -1e4)
    return {
        "upos": upos,
        "xpos": xpos,
        "lemma": lemma,
        "start": start,
        "entity": entity,
        "arc": arcs,
        "dep": dep,
        "head": head,
    }


def loss_of(network: Parser, batch: dict[str, Tensor], weights: dict[str, float]) -> Tensor:
    """Weighted sum of the heads' mean losses."""
    scores = forward(network, batch)
    heads = batch["head"]
    chosen = torch.gather(scores["head"], 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, scores["head"].shape[-1]))
    scores["label"] = network.labels(scores["dep"], chosen)
    wanted = {**{k: batch[k] for k in ("upos", "xpos", "lemma", "entity", "label")}, "arc": heads}
    total = torch.zeros(())
    for key, weight in weights.items():
        if key == "start":
            seen = batch["start"] != IGNORE
            if seen.any():
                total = total + weight * functional.binary_cross_entropy_with_logits(
                    scores[key].float()[seen], batch["start"][seen].float()
                )
        elif (wanted[key] != IGNORE).any():
            total = total + weight * functional.cross_entropy(
                scores[key].float().flatten(0, 1), wanted[key].flatten(), ignore_index=IGNORE
            )
    return total


def evaluate(
    network: Parser, sentences: list[Sentence], encoding: Encoding, vocabulary: Vocabulary
) -> dict[str, float]:
    """Quick dev scores with greedy heads on gold sentences and words; the shipped form is scored by `evaluate/`."""
    network.eval()
    windows = cut_windows(sentences, encoding, 160, None)
    windows.sort(key=lambda w: sum(len(s.words) for s in w))
    right = {"uas": 0, "las": 0, "upos": 0, "xpos": 0, "lemma": 0, "start": 0}
    entity, words, label_count = [0, 0, 0], 0, len(vocabulary.label)
    with torch.inference_mode():
        for at in range(0, len(windows), 16):
            batch = tensors(batch_of(windows[at : at + 16], encoding, vocabulary))
            scores = forward(network, batch)
            heads = scores["arc"].argmax(-1)
            chosen = torch.gather(scores["head"], 1, heads.unsqueeze(-1).expand(-1, -1, scores["head"].shape[-1]))
            labels = network.labels(scores["dep"], chosen).argmax(-1)
            seen = batch["head"] != IGNORE
            words += int(seen.sum())
            attached = (heads == batch["head"]) & seen
            right["uas"] += int(attached.sum())
            right["las"] += int((attached & (labels == batch["label"])).sum())
            for key in ("upos", "xpos", "lemma"):
                right[key] += int(((scores[key].argmax(-1) == batch[key]) & seen).sum())
            right["start"] += int((((scores["start"] > 0).long() == batch["start"]) & seen).sum())
            tag, gold = scores["entity"].argmax(-1), batch["entity"]
            open_ = (gold != IGNORE) & seen
            entity[0] += int(((tag == gold) & (gold > 0) & open_).sum())
            entity[1] += int(((tag > 0) & open_).sum())
            entity[2] += int(((gold > 0) & open_).sum())
    assert label_count
    found = {k: round(100 * v / max(1, words), 2) for k, v in right.items()}
    return {**found, "entity words F1": round(200 * entity[0] / max(1, entity[1] + entity[2]), 2)}


if __name__ == "__main__":
    main()
