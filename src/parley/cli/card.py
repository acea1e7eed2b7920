"""The card that a person sees for one report.

In: a record. Out: its headline and source, each talk with its table of delegations, statements by speaker, times, and
short lists of the rest; with `evidence` the passage under each. Leaves out what the record leaves open; adds nothing of
its own. Text of a report becomes `rich.text.Text`, never markup, and passes `printable` first.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from rich import box
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from parley.cli.terminal import printable
from parley.cli.words import Names, cut, date_words, excerpt, number_words, plain, value_words
from parley.record import (
    Conflict,
    Event,
    Evidence,
    Figure,
    Link,
    Participant,
    Position,
    Record,
    Relation,
    Statement,
    Talk,
    Version,
)

Claim = TypeVar("Claim", Position, Event, Figure, Relation, Conflict)

WIDEST = 120
"""Columns beyond which lines get hard to read."""

LIST_LENGTH = 8
"""Rows of a list on a card without --evidence; --json has them all."""

LONGEST_STATEMENT = 400
"""Characters of a statement on a card."""

LONGEST_NOTE = 120
"""Characters of a licence line or of the description of an unnamed speaker."""

PUBLISHED_FROM = {"metadata": "from its metadata", "argument": "as given", "text": "from its text"}

STATUS_COLOURS = {
    "held": "green",
    "under_way": "green",
    "planned": "yellow",
    "proposed": "yellow",
    "postponed": "yellow",
    "alleged": "magenta",
}
OTHER_STATUS = "red"


def draw_card(record: Record, *, evidence: bool = False, console: Console | None = None) -> None:
    """Print the card of one report, on stdout unless a console is given."""
    print_on(console or card_console(), card(record, evidence=evidence))


def print_on(console: Console, what: RenderableType) -> None:
    """Print; in a file without the blanks to which rich pads each line."""
    if console.is_terminal:
        console.print(what)
        return
    with console.capture() as drawn:
        console.print(what)
    for line in drawn.get().rstrip("\n").split("\n"):
        console.file.write(f"{line.rstrip()}\n")
    console.file.flush()


def card_console(*, widest: int = WIDEST) -> Console:
    """Stdout as wide as the terminal, up to `widest` columns; colours only on a terminal and without NO_COLOR."""
    width = min(shutil.get_terminal_size().columns, widest)
    return Console(file=sys.stdout, width=width, markup=False, emoji=False, highlight=False)


def card(record: Record, *, evidence: bool = False) -> RenderableType:
    """The card as something that rich can print at any width."""
    return Group(*Card(record, evidence=evidence).parts())


class Card:
    """One record, the names of its actors, and whether passages are shown."""

    def __init__(self, record: Record, *, evidence: bool) -> None:
        self.record, self.evidence = record, evidence
        self.text = record.report.text
        self.names = Names(record)

    def parts(self) -> Iterator[RenderableType]:
        """Everything on the card, from top to bottom."""
        record = self.record
        yield from self.head()
        yield section("Talks", len(record.talks))
        for talk in record.talks:
            yield from self.talk(talk)
        if not record.talks:
            yield indented(Text("no talks are reported", "dim"))
        yield from self.statements()
        yield from self.times()
        yield from self.listed("Conflicting accounts", record.conflicts, self.conflict)
        yield from self.listed("Positions", record.positions, self.position)
        yield from self.listed("Events", record.events, self.event)
        yield from self.listed("Figures", record.figures, self.figure)
        yield from self.listed("Relations", record.relations, self.relation)
        yield from self.problems()

    def head(self) -> Iterator[RenderableType]:
        """Headline, source, date and where the date was found."""
        report = self.record.report
        yield Rule(style="dim")
        yield Text(printable(report.title or "(no headline)"), "bold")
        yield from line_of(
            report.publisher,
            f"by {', '.join(report.authors)}" if report.authors else None,
            f"with {', '.join(report.contributors)}" if report.contributors else None,
            f"syndicated by {report.syndicator}" if report.syndicator else None,
        )
        found = PUBLISHED_FROM.get(report.published_from or "")
        published = (
            f"published {value_words(report.published)}" + (f" ({found})" if found else "")
            if report.published
            else None
        )
        yield from line_of(report.dateline, published or "publication date unknown: weekdays and the like stay open")
        yield from line_of(report.url or report.file, style="dim")
        yield from line_of(cut(report.licence_note or "", LONGEST_NOTE), style="dim")

    def talk(self, talk: Talk) -> Iterator[RenderableType]:
        """One round: what, where and when, its table of delegations, and what else is said of it."""
        yield Text()
        heading = Table.grid(padding=(0, 2, 0, 0))
        heading.add_row(Text(printable(talk.id), "dim"), self.talk_line(talk))
        yield heading
        if talk.participants:
            yield indented(self.delegations(talk.participants))
        notes = [*self.talk_notes(talk), *self.row_notes(talk.participants)]
        if self.evidence:
            notes += self.passages(talk)
        if notes:
            yield indented(labelled(notes))

    def talk_line(self, talk: Talk) -> Text:
        """Name where it has one, status, format, publicity, place and dates, as far as they are known."""
        dates = (date_words(date, self.text) for date in (talk.start, talk.end))
        known = [code for code in (talk.format, talk.publicity) if code != "unknown"]
        parts = (
            Text(printable(talk.name or ""), "bold"),
            Text(plain(talk.status), f"bold {STATUS_COLOURS.get(talk.status, OTHER_STATUS)}"),
            *(Text(plain(code)) for code in known),
            Text(place_words(talk)),
            Text(" to ".join(words for words in dates if words)),
        )
        return Text(" · ").join(part for part in parts if part)

    def delegations(self, participants: tuple[Participant, ...]) -> Table:
        """The table; a column that no row fills is left out."""
        columns: dict[str, Callable[[Participant], str]] = {
            "Delegation": self.delegation,
            "Role": lambda p: plain(p.role),
            "Attendance": lambda p: "" if p.attendance == "unknown" else plain(p.attendance),
            "Level": lambda p: plain(p.level),
            "Size": lambda p: "" if p.size is None else str(p.size),
            "Heads": lambda p: ", ".join(self.names.of(m) for m in p.members),
        }
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
        filled = {head: cells for head, cell in columns.items() if any(cells := [cell(p) for p in participants])}
        for head in filled:
            table.add_column(head, justify="right" if head == "Size" else "left", overflow="fold")
        for row in zip(*filled.values(), strict=True):
            table.add_row(*(Text(cell) for cell in row))
        return table

    def delegation(self, participant: Participant) -> str:
        name = self.names.of(participant.actor)
        return f"{name} (for {self.names.of(participant.on_behalf_of)})" if participant.on_behalf_of else name

    def talk_notes(self, talk: Talk) -> Iterator[tuple[str, str]]:
        """Label and words of all that is not in the table."""
        if talk.counts:
            yield "Counts", ", ".join(f"{number_words(c.value)} {printable(c.what)}" for c in talk.counts)
        if talk.agenda:
            yield "Agenda", "; ".join(printable(a.text) for a in talk.agenda)
        if talk.outcome and talk.outcome.kind != "unknown":
            words = f" – {printable(talk.outcome.text)}" if talk.outcome.text else ""
            yield "Outcome", plain(talk.outcome.kind) + words
        if talk.reason:
            yield "Reason", printable(talk.reason.text) + self.on_whose_word(talk.reason.according_to)
        if talk.links:
            yield "Links", "; ".join(link_words(link) for link in talk.links)
        for described in talk.described_as:
            yield "Called", f"“{printable(described.words)}” by {self.names.of(described.actor)}"
        if talk.according_to:
            yield "Source", f"on the word of {self.names.all_of(talk.according_to)}"

    def row_notes(self, participants: tuple[Participant, ...]) -> Iterator[tuple[str, str]]:
        """Why a delegation stayed away, and on whose word a row stands."""
        for p in participants:
            if p.reason:
                kind = f" ({plain(p.reason.kind)})" if p.reason.kind != "other" else ""
                yield "Why", f"{self.names.of(p.actor)}: {printable(p.reason.text)}{kind}"
            if p.according_to:
                yield "Source", f"{self.names.of(p.actor)}: on the word of {self.names.all_of(p.according_to)}"

    def passages(self, talk: Talk) -> Iterator[tuple[str, str]]:
        """What the report says of the round and of each row of its table."""
        yield "Passage", excerpt(self.text, talk.evidence)
        for p in talk.participants:
            yield "Passage", f"{self.names.of(p.actor)}: {excerpt(self.text, p.evidence)}"

    def statements(self) -> Iterator[RenderableType]:
        """Statements under their speakers, in the order in which speakers first speak."""
        if not self.record.statements:
            return
        yield section("Statements", len(self.record.statements))
        by_speaker: dict[str, list[Statement]] = {}
        for statement in self.record.statements:
            by_speaker.setdefault(self.speaker(statement), []).append(statement)
        for speaker, spoken in by_speaker.items():
            yield Text()
            yield indented(Text(speaker, "bold"))
            yield Padding(self.spoken(spoken), (0, 0, 0, 4))

    def speaker(self, statement: Statement) -> str:
        who = statement.speaker
        if isinstance(who, str):
            return self.names.titled(who)
        if who:
            return self.names.all_of(who)
        return (
            cut(printable(statement.source.description or "unnamed source"), LONGEST_NOTE)
            + f" ({plain(statement.source.kind)})"
        )

    def spoken(self, statements: list[Statement]) -> Table:
        """Cue, act and mode on the left; the words said on the right."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=18, overflow="fold")
        table.add_column(ratio=1)
        for s in statements:
            how = Text.assemble(printable(s.cue or "–"), (f"\n{plain(s.act) or 'assert'}, {plain(s.mode)}", "dim"))
            said = Text(quoted(s))
            date = date_words(s.date, self.text)
            said.append(f"  ({date})" if date else "", "dim")
            if self.evidence:
                said.append(f"\n{excerpt(self.text, s.evidence)}", "dim italic")
            table.add_row(how, said)
        return table

    def times(self) -> Iterator[RenderableType]:
        """Each expression of time once with its value."""
        if not self.record.times:
            return
        yield section("Times", len(self.record.times))
        seen = dict.fromkeys((printable(t.text), printable(t.value)) for t in self.record.times)
        cells = [Text.assemble(words, " ", (value, "cyan")) for words, value in seen]
        yield indented(Columns(cells, padding=(0, 3)))

    def listed(self, title: str, claims: tuple[Claim, ...], words: Callable[[Claim], str]) -> Iterator[RenderableType]:
        """A section with a line for each claim, cut short where passages are not asked for."""
        if not claims:
            return
        yield section(title, len(claims))
        for claim in claims if self.evidence else claims[:LIST_LENGTH]:
            yield bullet(Text(words(claim)))
            if self.evidence:
                yield Padding(Text(excerpt(self.text, evidence_of(claim)), "dim italic"), (0, 0, 0, 4))
        if not self.evidence and len(claims) > LIST_LENGTH:
            yield indented(Text(f"and {len(claims) - LIST_LENGTH} more (--evidence or --json shows all)", "dim"))

    def conflict(self, conflict: Conflict) -> str:
        versions = (self.version(v) for v in conflict.versions)
        about = f" of {self.names.of(conflict.about)}" if self.is_short(conflict.about) else ""
        return f"{plain(conflict.kind)}{about}: {' against '.join(versions)}"

    def is_short(self, about: str) -> bool:
        """Whether what a conflict is about is a name or a word, not a whole clause."""
        return about in self.names.actors or len(about.split()) == 1

    def version(self, version: Version) -> str:
        value = (
            number_words(version.value) if isinstance(version.value, float | int) else printable(version.value or "")
        )
        return (value or f"“{excerpt(self.text, version.evidence, most=80)}”") + self.on_whose_word(
            version.according_to
        )

    def position(self, position: Position) -> str:
        toward = f" (toward {self.names.of(position.toward)})" if position.toward else ""
        thing = f": {printable(position.object)}" if position.object else ""
        return f"{self.names.of(position.actor)} {plain(position.stance)}{thing}{toward}"

    def event(self, event: Event) -> str:
        mode = f" ({plain(event.mode)})" if event.mode else ""
        one_sided = event.target and set(event.target) != set(
            event.source
        )  # meetings may list all parties on both sides
        target = f" → {self.names.all_of(event.target)}" if one_sided else ""
        how = "not so" if event.negated else "" if event.modality == "asserted" else plain(event.modality)
        place = printable(event.place.name) if event.place else ""
        rest = "".join(f" · {words}" for words in (how, date_words(event.date, self.text), place) if words)
        who = self.names.all_of(event.source) + target
        return f"{printable(event.type)}{mode}: {who}{rest}{self.on_whose_word(event.according_to)}"

    def figure(self, figure: Figure) -> str:
        of = f" of {self.names.of(figure.of)}" if figure.of else ""
        rest = (
            figure.where and f"in {printable(figure.where)}",
            figure.change and printable(figure.change),
            date_words(figure.date, self.text),
        )
        return f"{self.counted(figure)}{of}" + "".join(f" · {words}" for words in rest if words)

    def counted(self, figure: Figure) -> str:
        """The report's words where they hold number and unit ("nearly 2,500 men"), else number and unit."""
        words, number = excerpt(self.text, figure.evidence), number_words(figure.value)
        end = words.find(figure.unit) + len(figure.unit)
        if number in words[:end] and figure.unit in words:
            return words[:end]
        return f"{number} {printable(figure.unit)}"

    def relation(self, relation: Relation) -> str:
        return f"{self.names.of(relation.a)} and {self.names.of(relation.b)}: {plain(relation.quality)}"

    def problems(self) -> Iterator[RenderableType]:
        """What was wrong with the input, though it could be read."""
        if self.record.problems:
            yield section("Problems", len(self.record.problems))
        for problem in self.record.problems:
            yield bullet(
                Text(printable(problem.what) + (f" ({printable(problem.where)})" if problem.where else ""), "yellow")
            )

    def on_whose_word(self, sources: tuple[str, ...]) -> str:
        return f" (on the word of {self.names.all_of(sources)})" if sources else ""


def section(title: str, number: int) -> Text:
    """A heading with a blank line above."""
    return Text.assemble("\n", (title, "bold cyan"), (f"  {number}" if number > 1 else "", "dim"))


def line_of(*parts: str | None, style: str = "") -> Iterator[Text]:
    """The parts that are known on one line; no line where none is."""
    known = " · ".join(printable(part) for part in parts if part)
    if known:
        yield Text(known, style)


def indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))


def bullet(words: Text) -> Padding:
    """A line of a list whose further lines hang under its first word."""
    grid = Table.grid()
    grid.add_row(Text("- ", "dim"), words)
    return indented(grid)


def labelled(notes: Iterable[tuple[str, str]]) -> Table:
    """Labels on the left, each shown once for a run of notes, words on the right."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for label, run in groupby(notes, key=lambda note: note[0]):
        for number, (_, words) in enumerate(run):
            grid.add_row(Text("" if number else label, "dim"), Text(words, "dim italic" if label == "Passage" else ""))
    return grid


def place_words(talk: Talk) -> str:
    """ "Moscow (RUS), the President Hotel"."""
    if not talk.place:
        return ""
    country = f" ({printable(talk.place.country)})" if talk.place.country else ""
    venue = f", {printable(talk.place.venue)}" if talk.place.venue else ""
    return printable(talk.place.name) + country + venue


def link_words(link: Link) -> str:
    return f"{plain(link.type)}: {printable(link.to)}"


def quoted(statement: Statement) -> str:
    """What was said; words that stand in quotation marks in the report get them here."""
    words = cut(printable(statement.text), LONGEST_STATEMENT)
    bare = statement.mode == "direct" and words[:1] not in "\"“‘'"
    return f"“{words}”" if bare else words


def evidence_of(claim: Position | Event | Figure | Relation | Conflict) -> Evidence:
    if isinstance(claim, Conflict):
        return tuple(span for version in claim.versions for span in version.evidence)
    return claim.evidence
