"""The chain from a report to its record: read this first.

A report's text is parsed (`marks`), its people and bodies are told apart (`identities`), and each kind of claim is
read from both (`claims`). Each step is a function of what came before and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from parley.cast import Cast
from parley.claims.acts import find_acts
from parley.claims.chooser import Chooser, load_chooser
from parley.claims.conflicts import find_conflicts
from parley.claims.events import find_events
from parley.claims.events.contexts import in_context
from parley.claims.figures import find_figures
from parley.claims.positions import find_positions
from parley.claims.relations import find_relations
from parley.claims.statements import find_statements
from parley.claims.talks import find_talks
from parley.claims.telling import Telling
from parley.codebook.load import Codebook, load_codebook
from parley.identities.actors import find_cast
from parley.identities.phrase_names import with_capitals
from parley.identities.phrases import find_words, read_phrase
from parley.marks.nlp import Pipeline, load_model
from parley.marks.parse import parse_of
from parley.marks.quotes import quotes_of
from parley.marks.times import find_times
from parley.parsed import Parsed
from parley.phrase import Naming, Phrase
from parley.record import Actor, Conflict, Event, Figure, Position, Problem, Record, Relation, Report, Statement, Talk
from parley.shipped import shipped

Claim = Talk | Statement | Position | Event | Figure | Relation | Conflict

DAY = len("2018-11-09")


@dataclass(frozen=True)
class Reader:
    """What reading needs beside the report: the language model and the codebook."""

    nlp: Pipeline
    codebook: Codebook

    @cached_property
    def chooser(self) -> Chooser:
        """The networks that read talks, loaded when they are first asked for; raises ModelError."""
        return load_chooser(shipped("parley-talks"))


def load_reader(model: str | None = None, codebook: Path | None = None) -> Reader:
    """The shipped model and codebook, or the user's: `model` as `load_model` takes it, `codebook` a folder to add.

    Raises ModelError or CodebookError.
    """
    return Reader(load_model(model), load_codebook(codebook))


def read_report(report: Report, reader: Reader, *, problems: tuple[Problem, ...] = ()) -> Record:
    """The record of one report."""
    parsed = parse(report, reader)
    cast = find_cast(parsed, reader.codebook, report.published)
    return record_of(report, parsed, cast, reader, problems=problems)


def record_of(
    report: Report, parsed: Parsed, cast: Cast, reader: Reader, *, problems: tuple[Problem, ...] = ()
) -> Record:
    """The record of a report whose text is parsed and whose actors are known: the claims of every kind."""
    statements = find_statements(parsed, cast, reader.codebook)
    talks = find_talks(parsed, cast.without_voices, reader.codebook, reader.chooser, statements, report.published)
    telling = Telling(parsed, cast, statements)
    acts = find_acts(telling, reader.codebook)
    events = tuple(in_context(find_events(telling, acts, talks), parsed, reader.codebook))
    positions = find_positions(telling, acts, reader.codebook)
    figures = find_figures(parsed, cast, reader.codebook, statements)
    relations = find_relations(parsed, cast, reader.codebook)
    conflicts = find_conflicts(parsed, cast, reader.codebook, statements, figures, talks)
    actors = needed(cast, (*talks, *statements, *positions, *events, *figures, *relations, *conflicts))
    return Record(
        report,
        parsed.times,
        actors,
        talks,
        statements,
        positions,
        events,
        figures,
        relations,
        conflicts,
        problems,
    )


def needed(cast: Cast, claims: Iterable[Claim]) -> tuple[Actor, ...]:
    """The actors of a record: those with a name, and the groups without one that a claim speaks of."""
    used = {actor for claim in claims for actor in spoken_of(claim)}
    kept = tuple(a for a in cast.actors if a.id not in cast.loose or a.id in used)
    return (*kept, *(a for a in cast.bystanders if a.id in used))


def spoken_of(claim: Claim) -> Iterator[str | None]:
    """Everybody whom a claim speaks of: ids of actors, and descriptions where it has them."""
    if isinstance(claim, Talk):
        yield from (*claim.according_to, *(d.actor for d in claim.described_as))
        for row in claim.participants:
            yield from (row.actor, *row.members, *row.according_to, row.on_behalf_of)
    elif isinstance(claim, Statement):
        yield from claim.speaker if isinstance(claim.speaker, tuple) else (claim.speaker,)
    elif isinstance(claim, Position):
        yield from (claim.actor, claim.toward)
    elif isinstance(claim, Figure):
        yield claim.of
    elif isinstance(claim, Relation):
        yield from (claim.a, claim.b)
    elif isinstance(claim, Conflict):
        yield from (claim.about, *(who for version in claim.versions for who in version.according_to))
    else:
        yield from (*claim.source, *claim.target, *claim.according_to)


def name_phrase(phrase: Phrase, reader: Reader) -> Naming:
    """The actors that one phrase names: read in its context where that holds it, else by itself."""
    text = " ".join(phrase.text.replace("_", " ").split())
    for ground in (phrase.context, with_capitals(text, reader.codebook)):
        if not ground:
            continue
        published = phrase.date if phrase.date and len(phrase.date) == DAY else None
        parsed = parse(Report(id="", text=ground, published=published), reader)
        words = find_words(parsed, phrase.text if ground is phrase.context else ground)
        if words is not None:
            return Naming(phrase, read_phrase(parsed, reader.codebook, words, date=phrase.date))
    return Naming(phrase, ())


def parse(report: Report, reader: Reader) -> Parsed:
    """The report's text with every mark: words, sentences, names, quotations, times."""
    # The vocabulary forgets a report's words with it: otherwise memory grows with every report read.
    with reader.nlp.memory_zone():
        parsed = parse_of(reader.nlp(report.text))
    times = find_times(report.text, report.published)
    return replace(parsed, quotes=quotes_of(parsed.text, parsed.begins), times=times)
