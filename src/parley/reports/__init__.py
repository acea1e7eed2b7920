"""Bytes become reports: pages, plain text, JSON lines, feeds, news items and web archives, each a clean `Report`.

In: files, bytes or text. Out: `Reading`s, a report each and what was noted on the way, or an `InputError` in its place.
Nothing here reads the network or the clock, and no date is guessed.
"""

from __future__ import annotations

from parley.reports.draft import BODY_LIMIT, Options, Reading
from parley.reports.source import find_inputs, read_bytes, read_reports, read_text

__all__ = ["BODY_LIMIT", "Options", "Reading", "find_inputs", "read_bytes", "read_reports", "read_text"]
