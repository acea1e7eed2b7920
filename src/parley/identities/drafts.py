"""Actors while they are being put together: drafts that gain names, titles and mentions, then become records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.codebook.entries import Known
from parley.codebook.normal import normal
from parley.parsed import Parsed, Words
from parley.record import Actor, Title


@dataclass
class Draft:
    """One actor in the making; `forms` are the names that the text gives it, `heads` its mentions' head words."""

    key: str
    kind: str
    forms: list[str] = field(default_factory=list)
    country: str | tuple[str, ...] | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    canonical: str | None = None
    titles: list[tuple[str, str | None, Words]] = field(default_factory=list)
    # Titles as they were said, whoever they are of: what "the minister" may take up again.
    called: list[tuple[str, Words]] = field(default_factory=list)
    serves: list[str] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    mentions: list[Words] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    # Words that only qualify by it ("U.S." of "U.S. President X"): its mention where it has no other and somebody
    # serves it.
    hints: list[Words] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


class Drafts:
    """All actors of a text in the making, by key, and which word refers to which."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.by_key: dict[str, Draft] = {}
        self.at: dict[int, tuple[str, ...]] = {}
        # Bodies whose owner the report tells in the phrase itself: "Norway's foreign ministry", "its foreign ministry".
        self.owned: set[str] = set()

    def known(self, known: Known) -> Draft:
        """The draft of a codebook entry; a state's demonyms and capitals share one."""
        draft = self.by_key.get(known.id)
        if draft is None:
            draft = Draft(
                known.id,
                known.kind,
                country=known.country,
                sectors=known.sectors,
                wikidata=known.wikidata,
                canonical=known.name,
            )
            draft.plural = known.kind in ("armed_group", "party", "community")
            self.by_key[known.id] = draft
        return draft

    def named(self, key: str, kind: str, name: str) -> Draft:
        """The draft of a name that no codebook holds, made where it is new."""
        draft = self.by_key.get(key)
        if draft is None:
            draft = self.by_key[key] = Draft(key, kind)
        if name not in draft.forms:
            draft.forms.append(name)
        return draft

    def mention(self, draft: Draft, head: int, words: Words) -> None:
        """Note that `words`, headed by `head`, refer to the actor."""
        self.at[head] = tuple(dict.fromkeys((*self.at.get(head, ()), draft.key)))
        if head not in draft.heads:
            draft.heads.append(head)
            draft.mentions.append(words)

    def records(self) -> tuple[tuple[Actor, ...], dict[str, str]]:
        """The actors as records in order of first mention, and the id of each key."""
        self._admit_served()
        drafts = sorted((d for d in self.by_key.values() if d.heads), key=lambda d: (min(d.heads), d.key))
        ids = {d.key: f"a{n}" for n, d in enumerate(drafts, 1)}
        return tuple(self.record(d, ids) for d in drafts), ids

    def _admit_served(self) -> None:
        """Bodies that are named only as whose somebody is get that as their mention."""
        served = {s for d in self.by_key.values() if d.heads for s in (*d.serves, *(of for _, of, _ in d.titles if of))}
        for draft in self.by_key.values():
            if not draft.heads and draft.hints and draft.key in served:
                draft.heads.append(draft.hints[0][0])
                draft.mentions.append(draft.hints[0])

    def record(self, draft: Draft, ids: Mapping[str, str]) -> Actor:
        """A draft as a record; `ids` has that of its own key and of those whom it may serve."""
        span = self.parsed.span
        titles: dict[tuple[str, str | None], Title] = {}
        for title, of, words in draft.titles:
            titles.setdefault((title, of), Title(title, ids.get(of) if of else None, (span(*words),)))
        return Actor(
            id=ids[draft.key],
            name=_name_of(draft),
            kind=draft.kind,
            mentions=tuple(sorted({span(*w) for w in draft.mentions})),
            country=draft.country,
            sectors=draft.sectors,
            wikidata=draft.wikidata,
            titles=tuple(titles.values()),
            member_of=tuple(dict.fromkeys(ids[s] for s in draft.serves if s in ids and s != draft.key)),
        )


def _name_of(draft: Draft) -> str:
    """The fullest form in the report; the codebook's name for a state and for what has no form of its own."""
    if draft.canonical and (draft.kind in ("state", "government") or not draft.forms):
        return draft.canonical
    # "The West African bloc ECOWAS": a name goes before a description.
    proper = [f for f in draft.forms if not any(w.islower() and len(w) > 3 for w in f.split())]
    if proper and draft.canonical:
        return max(proper, key=len)
    return max(draft.forms, key=len, default=draft.key)


def is_of(draft: Draft, accept: str) -> bool:
    """Whether a draft is a `person`, a `group` (armed, party, community), a `state` or a `body` (anything else)."""
    if accept == "person":
        return draft.is_person
    if accept == "state":
        return draft.kind in ("state", "government") and set(draft.sectors) <= {"GOV"}
    if accept == "group":
        return draft.kind in ("armed_group", "party", "community")
    return not draft.is_person


def key_of(name: str) -> str:
    """The key of a name that no codebook holds."""
    return "name:" + normal(name)
