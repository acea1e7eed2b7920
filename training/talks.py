"""Train the networks that read talks: `python -m training.talks --out models/parley-talks [--gold DIR]`.

Learns from the tagged reports in `training/reports`; from those in `training/quiet`, which have no rounds, what a text
without any is about; and, with `--gold`, from the reports of a gold folder that `training/shared-labels.json` labels.
Writes `weights.npz`, `traits.json` and `meta.json` (recipe, digests). Takes about three minutes on one core. Then
`python -m training.talks_card` measures the networks and writes their card.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from evaluate.floors import digest_of
from parley.claims.chooser import Network
from parley.errors import ParleyError
from parley.steps import load_reader
from training.questions import (
    LABELS,
    OF_OPTIONS,
    Question,
    Questions,
    Read,
    question_of_subject,
    questions_of,
    read_to_talks,
)
from training.tagged import labelled_reports, tagged_reports

RECIPE: dict[str, Any] = {
    "seed": 20261123,
    # Of each question; the shipped one gives their mean. Which word tells of which round is the question that single
    # networks answer most unlike each other.
    "networks": {
        "about": 3,
        "where": 8,
        "present": 3,
        "again": 3,
        "role": 3,
        "attendance": 3,
        "status": 3,
        "day": 3,
        "place": 3,
        "member": 3,
    },
    "hidden": 32,
    "rate": {
        "about": 3e-3,
        "where": 1e-3,
        "present": 1e-3,
        "again": 1e-3,
        "role": 3e-3,
        "attendance": 1e-3,
        "status": 3e-3,
        "day": 1e-3,
        "place": 1e-3,
        "member": 3e-3,
    },
    "batch": 64,
    "weight_decay": 1e-4,
    "dropout": 0.3,
    "trait_dropout": 0.15,
    "least": 2,  # questions that a trait must be in
    "epochs": {
        "about": 20,
        "where": 10,
        "present": 5,
        "again": 5,
        "role": 12,
        "attendance": 12,
        "status": 15,
        "day": 10,
        "place": 10,
        "member": 8,
    },
}
FOLDER = Path(__file__).parent


class Sum(torch.nn.Module):
    """Sums the vectors of an option's traits, bends the sum, weighs it (`parley.claims.chooser`)."""

    def __init__(self, traits: int, labels: int) -> None:
        super().__init__()
        self.vectors = torch.nn.EmbeddingBag(traits + 1, RECIPE["hidden"], mode="sum")
        torch.nn.init.normal_(self.vectors.weight, 0, 0.05)
        self.bias = torch.nn.Parameter(torch.zeros(RECIPE["hidden"]))
        self.out = torch.nn.Linear(RECIPE["hidden"], labels)
        self.clear()

    def clear(self) -> None:
        """Row 0, for options without a known trait, stays zero."""
        with torch.no_grad():
            self.vectors.weight[0] = 0

    def forward(self, traits: torch.Tensor, starts: torch.Tensor) -> torch.Tensor:
        hidden = torch.relu(self.vectors(traits, starts) + self.bias)
        return self.out(functional.dropout(hidden, RECIPE["dropout"], self.training))


class Bank:
    """The questions of one kind as flat arrays: trait ids, where each option begins, where each question begins."""

    def __init__(self, questions: Sequence[Question], *, of_options: bool) -> None:
        lists = [options if of_options else [options] for options, _ in questions]
        count = Counter(trait for options in lists for trait in set(chain.from_iterable(options)))
        self.traits = sorted(t for t, n in count.items() if n >= RECIPE["least"])
        index = {t: n for n, t in enumerate(self.traits, 1)}
        ids = [[index[t] for t in traits if t in index] or [0] for options in lists for traits in options]
        self.ids = np.array(list(chain.from_iterable(ids)))
        self.option_starts = np.cumsum([0, *map(len, ids)])
        self.starts = np.cumsum([0, *map(len, lists)])
        self.answers = np.array([answer for _, answer in questions])

    def batch(self, numbers: np.ndarray, random: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor, np.ndarray]:
        """Traits with some left out, the options' starts among them, and how many options each question has."""
        options = np.concatenate([np.arange(self.starts[n], self.starts[n + 1]) for n in numbers])
        pieces = [self.ids[self.option_starts[o] : self.option_starts[o + 1]] for o in options]
        ids = np.concatenate(pieces)
        ids = np.where(random.random(len(ids)) < RECIPE["trait_dropout"], 0, ids)
        starts = np.cumsum([0, *map(len, pieces[:-1])])
        return torch.from_numpy(ids), torch.from_numpy(starts), self.starts[numbers + 1] - self.starts[numbers]


def train(bank: Bank, question: str, seed: int) -> Sum:
    """One network for one kind of question."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    network = Sum(len(bank.traits), len(LABELS.get(question, ("score",))))
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=RECIPE["rate"][question], weight_decay=RECIPE["weight_decay"]
    )
    epochs, total = RECIPE["epochs"][question], len(bank.answers)
    steps = epochs * -(-total // RECIPE["batch"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    for _ in range(epochs):
        order = random.permutation(total)
        for at in range(0, total, RECIPE["batch"]):
            numbers = order[at : at + RECIPE["batch"]]
            ids, starts, sizes = bank.batch(numbers, random)
            loss = _loss(network(ids, starts), sizes, torch.from_numpy(bank.answers[numbers]), question)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            network.clear()
    return network.eval()


def _loss(scores: torch.Tensor, sizes: np.ndarray, answers: torch.Tensor, question: str) -> torch.Tensor:
    if question in LABELS:
        return functional.cross_entropy(scores, answers)
    if question not in OF_OPTIONS:
        return functional.binary_cross_entropy_with_logits(scores[:, 0], answers.float())
    rows = np.repeat(np.arange(len(sizes)), sizes)
    columns = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    table = torch.full((len(sizes), int(sizes.max())), -1e9)
    table = table.index_put((torch.from_numpy(rows), torch.from_numpy(columns)), scores[:, 0])
    return functional.cross_entropy(table, answers)


def all_questions(reads: Sequence[Read], quiet: Sequence[Read] = ()) -> Questions:
    """The questions of all reports, of `quiet` ones only what they are about.

    Those of the second look rest on a first look by who has not seen the report.
    """
    own = [questions_of(read) for read in reads]
    questions: Questions = defaultdict(list)
    for half in (0, 1):
        unseen = [q for n, asked in enumerate(own) if n % 2 != half for q in asked["present"]]
        bank = Bank(unseen, of_options=False)
        first = network_of(bank, "present", [train(bank, "present", RECIPE["seed"])])
        for read in reads[half::2]:
            questions["again"] += questions_of(read, first)["again"]
    for asked in own:
        for question, found in asked.items():
            questions[question] += found
    questions["about"] += map(question_of_subject, quiet)
    return questions


def network_of(bank: Bank, question: str, networks: Sequence[Sum]) -> Network:
    """Trained networks as the one that reads."""
    arrays = merged(networks)
    index = {trait: n for n, trait in enumerate(bank.traits, 1)}
    vectors = arrays["vectors"].astype(np.float32)
    labels = LABELS.get(question, ("score",))
    return Network(index, vectors, arrays["bias"], arrays["out"], arrays["out_bias"], labels)


def merged(networks: Sequence[Sum]) -> dict[str, np.ndarray]:
    """The arrays of one network that gives the mean of several."""
    parts = [{k: v.detach().numpy() for k, v in n.state_dict().items()} for n in networks]
    return {
        "vectors": np.concatenate([p["vectors.weight"] for p in parts], 1).astype(np.float16),
        "bias": np.concatenate([p["bias"] for p in parts]),
        "out": np.concatenate([p["out.weight"].T / len(parts) for p in parts]),
        "out_bias": np.mean([p["out.bias"] for p in parts], 0),
    }


def write(folder: Path, questions: Questions, learnt_from: dict[str, Any]) -> None:
    """Train a network for every question and write the folder; `learnt_from` goes into its meta file."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays, traits = {}, {}
    for question, asked in sorted(questions.items()):
        bank = Bank(asked, of_options=question in OF_OPTIONS)
        networks = [train(bank, question, RECIPE["seed"] + n) for n in range(RECIPE["networks"][question])]
        arrays |= {f"{question}.{part}": array for part, array in merged(networks).items()}
        traits[question] = {"labels": list(LABELS.get(question, ("score",))), "traits": bank.traits}
        print(f"{question}: {len(asked)} questions, {len(bank.traits)} traits", file=sys.stderr, flush=True)
    np.savez_compressed(folder / "weights.npz", **arrays)
    (folder / "traits.json").write_text(json.dumps(traits, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    meta = {"recipe": RECIPE, "questions": {k: len(v) for k, v in sorted(questions.items())}, **learnt_from}
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; returns the exit status."""
    cli = argparse.ArgumentParser(prog="python -m training.talks", description="Trains the networks that read talks.")
    cli.add_argument("--out", type=Path, required=True, help="folder for weights, traits and meta")
    cli.add_argument("--tagged", type=Path, default=FOLDER / "reports", help="tagged reports [training/reports]")
    cli.add_argument("--quiet", type=Path, default=FOLDER / "quiet", help="reports without rounds [training/quiet]")
    cli.add_argument("--gold", type=Path, help="gold folder to learn from as well")
    cli.add_argument("--labels", type=Path, default=FOLDER / "shared-labels.json", help=argparse.SUPPRESS)
    asked = cli.parse_args(arguments)
    torch.set_num_threads(1)
    try:
        reader = load_reader()
        reports = list(tagged_reports(asked.tagged, reader))
        quiet = list(tagged_reports(asked.quiet, reader))
        counts = {"tagged": len(reports), "quiet": len(quiet)}
        digests = {"tagged": digest_of(asked.tagged), "quiet": digest_of(asked.quiet)}
        if asked.gold is not None:
            reports += labelled_reports(asked.gold, asked.labels, reader)
            counts["gold"] = len(reports) - counts["tagged"]
            digests |= {"gold": digest_of(asked.gold), "labels": sha256(asked.labels.read_bytes()).hexdigest()}
    except (OSError, ValueError, ParleyError) as error:
        sys.exit(f"talks: {error}")
    tagged, silent = ([read_to_talks(labelled, reader) for labelled in some] for some in (reports, quiet))
    questions = all_questions(tagged, silent)
    write(asked.out, questions, {"reports": counts, "digests": digests})
    return 0


if __name__ == "__main__":
    sys.exit(main())
