"""Write a model's card: `python -m training.card [--model models/parley-en]`.

`CARD.md` is made of `meta.json` (recipe, data, digests) and `scores.json` (what `evaluate/` measured); what no file
tells, the known failures, stands below. Scores of other weights, and those on files that the model was trained on, are
refused. A test fails when the card is stale.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

HEAD = """\
# {name}

Sentences, tags (UPOS and Penn), lemmas, Universal Dependencies v2 and names (persons, organisations, places,
nationalities, events) of English text: a six-layer encoder with one head for each, in int8, run by ONNX Runtime.

This page is written by `python -m training.card`.
"""

FAILURES = """\
## Known failures

- **Informal text.** Web forums, chats and e-mail without capitals or full stops cost most: sentence boundaries first,
  then everything that rests on them.
- **Long sentences.** A window holds 160 word pieces; a sentence beyond that is read in parts, each with its own root.
- **Names.** Organisations are weakest. A name may be cut at "of", "and", a hyphen or an adjective ("Peace Council" of
  "High Peace Council"), and an unknown place that acts ("Zenda rejected") may be taken for an organisation; whether a
  capital city stands for its government is not the model's to say. Nationalities were learnt from their endings.
- **Datelines.** "LUSAKA, Zambia —" is cut off by a rule, which needs capitals and a dash.
- **Attachment.** Prepositional phrases, coordination within lists of delegations, and appositions with offices between
  commas are where most arcs go wrong.
- **Other languages** are analysed as if they were English.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the card; returns the exit status."""
    cli = argparse.ArgumentParser(prog="python -m training.card", description="Writes a model's card.")
    cli.add_argument("--model", type=Path, default=Path("models/parley-en"), help="[models/parley-en]")
    folder = cli.parse_args(arguments).model
    try:
        text = card_of(folder)
    except (OSError, ValueError) as error:
        sys.exit(f"card: {error}")
    (folder / "CARD.md").write_text(text, encoding="utf-8")
    return 0


def card_of(folder: Path) -> str:
    """The card's text; raises OSError or ValueError where the scores are missing, or not of these weights."""
    meta, scores = (json.loads((folder / f).read_text(encoding="utf-8")) for f in ("meta.json", "scores.json"))
    if scores["files"] != meta["digests"]:
        raise ValueError(f"{folder / 'scores.json'} was measured on other weights: run evaluate/ again with --out")
    unseen = unseen_parts(scores["parts"], meta["training"])
    blocks = [
        HEAD.format(name=meta["name"]),
        "## Scores\n\n" + "\n\n".join(score_tables(unseen)) + "\n",
        "## Data\n\n" + data_table(meta["training"]) + "\n",
        "## Training\n\n" + training_lines(meta["training"]) + "\n",
        "## Files\n\n" + file_table(folder, meta["digests"]) + "\n",
        FAILURES,
    ]
    return "\n".join(blocks)


def unseen_parts(parts: Plain, training: Plain) -> Plain:
    """The scored files that the model was not trained on."""
    seen = {training["digests"][f["path"]] for f in (*training["recipe"]["trees"], *training["recipe"]["entities"])}
    return {name: part for name, part in parts.items() if part["digest"] not in seen}


def score_tables(parts: Plain) -> Iterator[str]:
    """A table for the treebanks, one for names, one for speed; each as far as it was measured."""
    figures = {name: part["figures"] for name, part in parts.items()}
    trees = {name: rows for name, rows in figures.items() if name.startswith("ud-")}
    if trees:
        yield (
            "As shipped, in per cent. On gold tokens words and sentences are given and every word counts, punctuation"
            " included; from raw text\nfigures are F1 of words aligned by their characters (CoNLL 2018). LAS compares"
            " whole labels, “universal” leaves subtypes out.\nNo file of this table was trained on; dev files were"
            " watched during training."
        )
        measured = [(row, [_per_cent(rows.get(row)) for rows in trees.values()]) for row in _rows_of(trees.values())]
        yield markdown_table(["", *trees], measured)
    named = {name: rows for name, rows in figures.items() if "names all" in next(iter(rows))}
    if named:
        yield "Names count where words and type are the gold's; CrossNER's types are mapped to ours."
        yield markdown_table(["", "F1", "precision", "recall", "gold"], list(_name_rows(named)))
    if "speed" in figures:
        yield "One thread, the model alone, over the texts of both dev files; it depends on the machine."
        yield markdown_table(["", ""], [(row, [f"{m['value']:,.4g}"]) for row, m in figures["speed"].items()])


def _rows_of(columns: Iterable[Plain]) -> list[str]:
    return list(dict.fromkeys(row for rows in columns for row in rows))


def _per_cent(measures: Plain | None) -> str:
    if measures is None:
        return ""
    return f"{100 * (measures['f1'] if 'f1' in measures else measures['accuracy']):.1f}"


def _name_rows(parts: Plain) -> Iterator[tuple[str, list[str]]]:
    for part, rows in parts.items():
        for row, m in rows.items():
            kind = row.removeprefix("names ")
            yield f"{part}: {kind}", [*(f"{100 * m[key]:.1f}" for key in ("f1", "precision", "recall")), f"{m['gold']}"]


def data_table(training: Plain) -> str:
    """Each file that the recipe names: what it was for, where it comes from, its licence and digest."""
    recipe = training["recipe"]
    encoder = recipe["encoder"]
    uses = (("trees", "trees, tags, lemmas, names where marked"), ("entities", "names"), ("dev", "watched, not learnt"))
    rows = [(encoder["package"], ["pretrained encoder", "PyPI", encoder["licence"], ""])]
    rows += [
        (f["path"], [use, f.get("source", ""), f.get("licence", ""), f"`{training['digests'][f['path']][:12]}`"])
        for key, use in uses
        for f in recipe[key]
    ]
    return markdown_table(["file", "for", "source and commit", "licence", "SHA-256"], rows)


def training_lines(training: Plain) -> str:
    """Seed, phases, time."""
    recipe, history = training["recipe"], training["history"]
    hours = sum(epoch["seconds"] for epoch in history) / 3600
    phases = [
        f"- {p['epochs']} epochs{' of the names alone' if p.get('only') == 'names' else ''}, rates"
        f" {p['rate_encoder']:g} (encoder) and {p['rate_heads']:g} (heads)"
        for p in recipe["phases"]
    ]
    return "\n".join([f"Seed {recipe['seed']}, {hours:.1f} hours, as `training/README.md` tells:", "", *phases])


def file_table(folder: Path, digests: Plain) -> str:
    """The model's files with size and digest."""
    rows = [
        (name, [f"{(folder / name).stat().st_size / 1e6:.2f} MB", f"`{digest[:12]}`"])
        for name, digest in digests.items()
    ]
    total = sum((folder / name).stat().st_size for name in digests) / 1e6
    return markdown_table(["file", "size", "SHA-256"], [*rows, ("all", [f"{total:.2f} MB", ""])])


def markdown_table(head: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Rows under a head, in Markdown; each row is a name and its cells."""
    lines = [head, ["---"] * len(head), *([name, *cells] for name, cells in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
