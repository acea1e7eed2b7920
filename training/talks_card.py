"""Write the card of the networks for talks: `python -m training.talks_card [--gold DIR ...]`.

`CARD.md` is made of `meta.json` (recipe, data), `scores.json` (figures of `evaluate.records`) and the known failures
below. Each `--gold` is scored first and its figures kept in `scores.json`, with the digests of the folder and of the
weights; without one the card alone is written anew. Scores of other weights are refused, and a folder that the networks
learnt from is marked as such. A test fails when the card is stale.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluate.floors import digest_of
from training.card import markdown_table

Plain = dict[str, Any]

WEIGHTS = ("traits.json", "weights.npz")
MEASURED = ("talk", "participant", "delegates", "false talks")
"""How the rows of figures begin that rest on these networks."""

QUESTIONS = {
    "about": "is the text about a conflict at all?",
    "where": "does a word tell of no round, of a new one, or of which of those before?",
    "present": "was this body at the round?",
    "again": "was it, now that the others are judged?",
    "role": "in which role?",
    "attendance": "did it come?",
    "member": "was this person of its delegation?",
    "status": "what became of the round?",
    "day": "which of the days near by was it on?",
    "place": "which of the places near by was it in?",
}

HEAD = """\
# parley-talks

Small networks that choose what `parley.claims` records of rounds of talks. Each answers one question: it is given
traits, short strings that each state one thing ("lemma=meet", "path=nsubj"), adds up their vectors, bends the sum and
weighs it. They are for English news reports on peace talks and diplomacy, parsed by the language model parley-en.

This page is written by `python -m training.talks_card`.
"""

DATA = """\
The tagged reports in `training/reports` are ours: news texts invented for this purpose about real and invented
processes, each word that tells of a round tagged, under the licence of the code; those in `training/quiet` have no
rounds. The gold folder holds news reports
with records and is not part of the repository; `training/shared-labels.json` says which of its words tell of which
round, by the digest of each text and the offsets of the words, with none of the text.
"""

FAILURES = """\
## Known failures

Most have a case in `tests/cases/talks.txt`, which begins "? " as long as it is read wrongly.

- **Short texts.** Of the reports that were learnt from, 42 are short wires. Where a round is told in one sentence
  ("The foreign minister of A met that of B"), one of the two is often left out, and a round with one side is dropped.
- **Other meetings.** A football match of two states or an exchange of fire may be taken for a round.
- **Rounds told in passing.** The next round, an earlier one, and one after "since" are missed where their sentence
  names nobody; so are meetings that the sentence that tells of them says were denied, refused or called off.
- **Fate.** Postponed, cancelled, proposed and alleged rounds are rarer than held ones and are often taken for them.
- **Who was there.** One of two in "between X and Y" may be left out; who speaks from afar may be put at the table;
  lists of observers are missed where no verb of coming is near.
- **Roles and attendance.** Chairs are taken for facilitators, guests and those who stayed away for parties; absent,
  declined and disinvited are confused.
- **Places.** The place that talks are about may be taken for the one they are in.
- **Confidence.** Scores are no probabilities, and a record does not show them.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score what is asked for and write the card; returns the exit status."""
    cli = argparse.ArgumentParser(prog="python -m training.talks_card", description="Writes the card of the networks.")
    cli.add_argument("--model", type=Path, default=Path("models/parley-talks"), help="[models/parley-talks]")
    cli.add_argument("--gold", type=Path, action="append", default=[], help="folder to score first; may be repeated")
    asked = cli.parse_args(arguments)
    try:
        if asked.gold:
            scores = measure(asked.model, asked.gold)
            (asked.model / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
        text = card_of(asked.model)
    except (OSError, ValueError) as error:
        sys.exit(f"talks_card: {error}")
    (asked.model / "CARD.md").write_text(text, encoding="utf-8")
    return 0


def measure(model: Path, folders: Iterable[Path]) -> Plain:
    """Figures of records on each folder, with the digests of the networks that made them."""
    from evaluate.records import GOLD, score_folder  # the card alone needs no model
    from parley.claims.chooser import load_chooser
    from parley.steps import load_reader

    reader = load_reader()
    vars(reader)["chooser"] = load_chooser(model)  # a cached property: set, these networks are asked, not the shipped
    parts = {}
    for folder in folders:
        if not (reports := len(list(folder.glob(f"*{GOLD}")))):
            raise ValueError(f"no *{GOLD} in {folder}")
        figures = {k: v for k, v in score_folder(folder, reader).figures().items() if k.startswith(MEASURED)}
        parts[folder.name] = {"digest": digest_of(folder), "reports": reports, "figures": figures}
    return {"files": digests_of(model), "parts": parts}


def digests_of(model: Path) -> dict[str, str]:
    """SHA-256 of the files that reading loads."""
    return {name: sha256((model / name).read_bytes()).hexdigest() for name in WEIGHTS}


def card_of(model: Path) -> str:
    """The card's text; raises OSError or ValueError where the scores are missing, or not of these weights."""
    meta, scores = (json.loads((model / f).read_text(encoding="utf-8")) for f in ("meta.json", "scores.json"))
    if scores["files"] != digests_of(model):
        raise ValueError(f"{model / 'scores.json'} was measured on other weights: run again with --gold")
    blocks = [
        HEAD,
        "## Questions\n\n" + question_table(meta["questions"], model) + "\n",
        "## Scores\n\n" + "\n\n".join(score_tables(scores["parts"], meta["digests"])) + "\n",
        "## Data\n\n" + data_table(meta) + "\n\n" + DATA,
        "## Training\n\n" + "\n".join(training_lines(meta["recipe"])) + "\n",
        "## Files\n\n" + file_table(model, scores["files"]) + "\n",
        FAILURES,
    ]
    return "\n".join(blocks)


def question_table(asked: Plain, model: Path) -> str:
    """Each question with how often it was asked in training, and how many traits and labels its network knows."""
    known = json.loads((model / "traits.json").read_text(encoding="utf-8"))
    rows = [
        (name, [QUESTIONS[name], f"{asked[name]:,}", f"{len(said['traits']):,}", f"{len(said['labels'])}"])
        for name, said in sorted(known.items(), key=lambda entry: list(QUESTIONS).index(entry[0]))
    ]
    return markdown_table(["", "asks", "questions learnt from", "traits", "labels"], rows)


def score_tables(parts: Plain, learnt: Plain) -> Iterator[str]:
    """A table of figures by folder, and what the folders are."""
    yield (
        "Figures of whole records, as `python -m evaluate.records` makes them, in per cent: F1 of what was found,"
        " accuracy of what\nwas matched, recall of those who stayed away; in brackets how many gold has. They rest on"
        " the language model and the\ncodebook as well as on these networks."
    )
    columns = [part["figures"] for part in parts.values()]
    names = dict.fromkeys(row for column in columns for row in column)
    yield markdown_table(["", *parts], [(row, [_figure(column.get(row)) for column in columns]) for row in names])
    yield "\n".join(
        f"- **{name}**: {part['reports']} reports, digest `{part['digest'][:12]}`; "
        f"{'the networks learnt from them' if part['digest'] in learnt.values() else 'nothing was learnt from them'}."
        for name, part in parts.items()
    )


def _figure(measures: Plain | None) -> str:
    if measures is None:
        return ""
    if "count" in measures:
        return f"{measures['count']} in {measures['of']} reports without any"
    value = next(measures[key] for key in ("f1", "accuracy", "recall") if key in measures)
    return f"{100 * value:.1f} ({measures.get('gold', measures.get('of'))})"


def data_table(meta: Plain) -> str:
    """What the networks learnt from, with counts and digests."""
    where = {
        "tagged": "`training/reports`",
        "quiet": "`training/quiet`",
        "gold": "a gold folder outside the repository",
    }
    rows = [(where[name], [f"{count}", f"`{meta['digests'][name][:12]}`"]) for name, count in meta["reports"].items()]
    if "labels" in meta["digests"]:
        rows.append(("`training/shared-labels.json`", ["", f"`{meta['digests']['labels'][:12]}`"]))
    return markdown_table(["", "reports", "SHA-256"], rows)


def training_lines(recipe: Plain) -> Iterator[str]:
    """The recipe in words."""
    yield f"As `training/README.md` tells; seed {recipe['seed']}, about three minutes on one core."
    yield ""
    yield f"- For each question {recipe['networks']} networks of {recipe['hidden']} units; their mean is shipped."
    yield f"- Traits that are in fewer than {recipe['least']} questions are left out."
    yield (
        f"- AdamW, rate {_by_question(recipe['rate'])} falling to a fiftieth, weight decay {recipe['weight_decay']:g}, "
        f"{recipe['batch']} questions at a time."
    )
    yield f"- Dropout {recipe['dropout']:g} of hidden units, {recipe['trait_dropout']:g} of traits."
    yield f"- Epochs: {_by_question(recipe['epochs'])}."


def _by_question(number: float | dict[str, float]) -> str:
    """One number for all questions, or one for each: "0.003", "where 10, day 8"."""
    return ", ".join(f"{k} {v:g}" for k, v in number.items()) if isinstance(number, dict) else f"{number:g}"


def file_table(model: Path, digests: Plain) -> str:
    """The files that reading loads, with size and digest."""
    rows = [(name, [f"{(model / name).stat().st_size / 1e6:.2f} MB", f"`{d[:12]}`"]) for name, d in digests.items()]
    return markdown_table(["file", "size", "SHA-256"], rows)


if __name__ == "__main__":
    sys.exit(main())
