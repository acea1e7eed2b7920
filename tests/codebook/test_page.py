"""The page docs/codebook.md: its examples run, and it names every file."""

from __future__ import annotations

import doctest
from pathlib import Path

from parley.codebook.rows import COLUMNS

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_examples_on_the_page_run() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 4) == (0, True)


def test_the_page_names_every_file() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{file}`" in text for file in COLUMNS)
