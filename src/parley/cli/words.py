"""How the values of a record read to a person: dates, names, passages.

Everything returned is safe to print. Loads nothing beside the standard library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parley.cli.terminal import printable
from parley.codebook.times import in_words
from parley.record import Date, Evidence, Record

PASSAGE = 200
"""Characters of a passage that a card shows."""


def date_words(date: Date | None, text: str) -> str:
    """ "9 November 2018" or an interval; a date that stays open is given in the report's own words, quoted."""
    if date is None:
        return ""
    if re.search("X|_REF", date.value) and date.evidence:
        return f"“{excerpt(text, date.evidence)}”"
    return " – ".join(value_words(v) for v in date.value.split("/"))


def value_words(value: str) -> str:
    """A full TIMEX3 date or month in words; every other value as it is."""
    return printable(in_words(value))


def plain(code: str | None) -> str:
    """An allowed value of the record without its underscores."""
    return printable(code or "").replace("_", " ")


def excerpt(text: str, evidence: Evidence, *, most: int = PASSAGE) -> str:
    """The passages, each once, cut to `most` characters in all at the end of a word."""
    passages = dict.fromkeys(" ".join(printable(text[start:end]).split()) for start, end in evidence)
    return cut(" … ".join(passages), most)


def cut(words: str, most: int) -> str:
    """At most `most` characters, ending in "…" where something is left out."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def short_ids(line: str) -> str:
    """With reports' ids cut to their first dozen digits, by which every command finds them.

    >>> short_ids("see sha256:" + 64 * "0" + "#t1")
    'see 000000000000#t1'
    """
    return re.sub("sha256:([0-9a-f]{12})[0-9a-f]{52}", r"\1", line)


def number_words(value: float) -> str:
    """14000.0 is "14,000"."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


class Names:
    """Actor ids of one record as names; a free description of a source stands for itself."""

    def __init__(self, record: Record) -> None:
        self.actors = {a.id: a for a in record.actors}

    def of(self, who: str | None) -> str:
        """The name of one actor; "foreign ministry", which many have, with its country."""
        actor = self.actors.get(who or "")
        if not actor:
            return printable(who or "")
        shared = actor.name[:1].islower() and actor.kind != "person" and isinstance(actor.country, str)
        return printable(f"{actor.name} ({actor.country})" if shared else actor.name)

    def all_of(self, whos: Iterable[str] | str | None) -> str:
        """Several names, with "and" before the last."""
        names = [self.of(w) for w in ((whos,) if isinstance(whos, str) else whos or ())]
        return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)

    def titled(self, who: str) -> str:
        """The name with the first title: "Sergei Lavrov, foreign minister of Russia"."""
        actor = self.actors.get(who)
        if not actor or not actor.titles:
            return self.of(who)
        title = actor.titles[0]
        office = printable(title.title) + (f" of {self.of(title.of)}" if title.of else "")
        return f"{self.of(who)}, {office}"
