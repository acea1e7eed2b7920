"""A corpus for speed: reports made by mixing the paragraphs of the repository's own, the same each time.

Every fifth report is a web page, the others are plain text. The mixtures make no sense as news; but sentences, lengths
and names are those of reports, which is what speed depends on.
"""

from __future__ import annotations

import html
import random
from pathlib import Path

from parley.errors import InputError
from parley.reports import Options
from parley.run.local import clean_all

SEED = 20181109
WORDS = 600
"""Least words of a report; newspaper reports of talks have 400 to 900."""

PAGE_EVERY = 5


def make_corpus(sources: list[Path], folder: Path, *, reports: int) -> list[Path]:
    """Write `reports` files into `folder`, from the paragraphs of all reports under `sources`; returns their paths."""
    paragraphs = paragraphs_of(sources)
    chance = random.Random(SEED)
    return [write_report(folder, number, mix(paragraphs, chance)) for number in range(reports)]


def paragraphs_of(sources: list[Path]) -> list[str]:
    """The paragraphs of all clean reports under `sources`, in order."""
    readings = clean_all(map(str, sources), options=Options())
    texts = [reading.report.text for reading in readings if not isinstance(reading, InputError)]
    return [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]


def mix(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Different paragraphs up to `WORDS` words."""
    chosen: list[str] = []
    words = 0
    for paragraph in chance.sample(paragraphs, len(paragraphs)):
        chosen.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS:
            break
    return chosen


def write_report(folder: Path, number: int, paragraphs: list[str]) -> Path:
    """One file: a page or plain text."""
    page = number % PAGE_EVERY == 0
    file = folder / f"report-{number:04}.{'html' if page else 'txt'}"
    file.write_text(_page(number, paragraphs) if page else "\n\n".join(paragraphs), encoding="utf-8")
    return file


def _page(number: int, paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>Talks go on, report {number} | The Example Post</title>
<meta property="article:published_time" content="2018-11-09T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks go on, report {number}</h1>
{body}
</article><aside><a href="/more">Read more</a></aside><footer>All rights reserved</footer></body></html>
"""
