"""UD English GUM, on which `attribution` and `coreference` are scored: its files, and what its annotators marked."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

TREEBANK = "ud-english-gum"


def parse_options(cli: argparse.ArgumentParser, arguments: Sequence[str] | None, *, errors: str) -> argparse.Namespace:
    """What was asked, with `file`, that of the split; `errors` says what `--errors` shows, which the test split never
    does."""
    cli.add_argument("--errors", action="store_true", help=errors)
    asked = cli.parse_args(arguments)
    if asked.errors and asked.split == "test":
        cli.error("the test split is for measuring: see the errors of --split dev")
    asked.file = asked.data / TREEBANK / f"{asked.split}.conllu"
    return asked


def marks_of(file: Path, layer: str) -> dict[str, list[str]]:
    """What MISC says of a layer ("Entity") at each word of each document; words as `read_conllu` counts them."""
    documents: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            name = line.split("=")[-1].strip()
        elif line and line[0] != "#" and line.split("\t")[0].isdigit():
            misc = line.split("\t")[9].split("|")
            marks = (mark.removeprefix(f"{layer}=") for mark in misc if mark.startswith(f"{layer}="))
            documents[name].append(next(marks, ""))
    return documents
