"""Scores who is who within a text: `python -m evaluate.coreference --data DIR [--split test] [--json] [--errors]`.

The coreference layer of UD English GUM (`Entity=` in MISC) against what Parley makes of the documents' raw text.
Mentions are brought together by their characters. Entities with one mention are left out of both sides. "all" is every
entity of GUM against all that Parley tells apart; "actors" are GUM's persons, organisations and places against Parley's
actors and people without name; "recorded actors" are the same against the actors of the record alone. "heads" compares
mentions by their head word, "spans" by their first and last character. Several actors under one word ("both sides")
are an entity of their own, as in GUM; relative pronouns, which GUM never marks, are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from evaluate.clusters import CONLL, MEASURES, Cluster, Tally
from evaluate.gum import TREEBANK, marks_of, parse_options
from evaluate.language import Figures, Part, load, options, tell
from evaluate.treebank import Document, Span, documents_of, rows_of_gold
from parley.cast import Cast, Other
from parley.cli.progress import Progress
from parley.codebook.load import load_codebook
from parley.identities.actors import find_cast
from parley.parsed import Parsed, Words
from parley.record import Report
from parley.steps import Reader, parse
from training.treebanks import read_conllu

FLOORS = Path(__file__).with_name("coreference_floors.toml")
RECORDED, PERSON, THING = "recorded", "person", "thing"
ACTOR_TYPES = frozenset({"person", "organization", "place"})
KINDS = ("he, she", "they", "it", "I, we, you", "name", "noun")
PRONOUNS = {
    **dict.fromkeys("he him his himself she her hers herself".split(), "he, she"),
    **dict.fromkeys("they them their theirs themselves".split(), "they"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("i me my mine myself we us our ours ourselves you your yours yourself".split(), "I, we, you"),
}
NOT_IN_PHRASE = ("case", "mark", "cc", "cop", "aux", "nsubj", "advmod", "punct", "conj", "appos", "parataxis")
PIECE = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True)
class Mention:
    """Words for an entity: characters of all of them and of the head word; `kind` is one of KINDS."""

    span: Span
    head: Span
    kind: str


@dataclass(frozen=True)
class Entity:
    """Mentions of one somebody or something in order of the text; `type` is GUM's, or RECORDED, PERSON or THING."""

    mentions: tuple[Mention, ...]
    type: str = RECORDED


@dataclass(frozen=True)
class Scope:
    """Which types of entities are compared on either side; all where none is given."""

    name: str
    gold: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()


ACTORS = Scope("actors", ACTOR_TYPES, frozenset({RECORDED, PERSON}))
SCOPES = (ACTORS, Scope("recorded actors", ACTOR_TYPES, frozenset({RECORDED})), Scope("all"))


@dataclass(frozen=True)
class Scored:
    """One document with the entities of both sides, entities of one mention left out."""

    name: str
    text: str
    gold: tuple[Entity, ...]
    found: tuple[Entity, ...]


@dataclass(frozen=True)
class Link:
    """A mention's head, its kind, the earlier heads of its gold entity, and the head before it of the entity found."""

    head: Span
    kind: str
    gold: frozenset[Span]
    found: Span | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare with the floors; returns the exit status."""
    cli = options("coreference", (__doc__ or "").split(":")[0] + ".")
    cli.set_defaults(floors=FLOORS)
    asked = parse_options(cli, arguments, errors="every mention with a wrong antecedent or none")
    reader = Reader(load(asked.model), load_codebook())
    scored = list(read_all(asked.file, reader, show=not asked.json and sys.stderr.isatty()))
    status = tell(asked, [Part(f"{TREEBANK} {asked.split} coreference", asked.file, figures(scored))])
    if asked.errors:
        print(*(line for document in scored for line in errors(document)), sep="\n")
    return status


def read_all(file: Path, reader: Reader, *, show: bool = False) -> Iterator[Scored]:
    """All documents of a treebank file, each read as a report without a date."""
    marks = marks_of(file, "Entity")
    documents = list(documents_of(read_conllu(file)))
    progress = Progress(wanted=show, total=len(documents))
    for document in documents:
        with progress.step():
            name = document.sentences[0].doc
            parsed = parse(Report(id=name, text=document.text), reader)
            found = found_entities(parsed, find_cast(parsed, reader.codebook, None))
        yield Scored(name, document.text, several(gold_entities(document, marks[name])), several(found))
    progress.close()


def several(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Those with more than one mention."""
    return tuple(e for e in entities if len(e.mentions) > 1)


def gold_entities(document: Document, marks: Sequence[str]) -> list[Entity]:
    """The entities of a document by their numbers; one that no mention has but the first's type."""
    heads = [row.head for row in rows_of_gold(document)]
    words = [(w, x) for s in document.sentences for w, x in zip(s.words, s.xpos, strict=True)]
    found: dict[str, list[Mention]] = defaultdict(list)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, number, kind in sorted(bracketed(marks)):
        head = next((i for i in range(start, end) if heads[i] == i or not start <= heads[i] < end), end - 1)
        span = (document.spans[start][0], document.spans[end - 1][1])
        found[number].append(Mention(span, document.spans[head], kind_of(*words[head])))
        types[number][kind] += 1
    return [Entity(tuple(ms), types[number].most_common(1)[0][0]) for number, ms in found.items()]


def bracketed(marks: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """First word, past the last, number and type of each mention; parts of a broken one are mentions of their own."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, mark in enumerate(marks):
        for piece in PIECE.findall(mark):
            if not piece.startswith("("):
                number = piece[:-1]
                start, kind = opened[number].pop()
                yield start, i + 1, number.split("[")[0], kind
                continue
            number, kind = piece.strip("()").split("-")[:2]
            if piece.endswith(")"):
                yield i, i + 1, number.split("[")[0], kind
            else:
                opened[number].append((i, kind))


def kind_of(word: str, xpos: str) -> str:
    """Which of KINDS a mention with this head is."""
    return PRONOUNS.get(word.lower()) or ("name" if xpos.startswith("NNP") else "noun")


def found_entities(parsed: Parsed, cast: Cast) -> list[Entity]:
    """The actors of a text and the others; words that mean several actors make an entity of their own."""
    actors: dict[Span, list[str]] = defaultdict(list)
    for actor in cast.actors:
        for span in actor.mentions:
            actors[span].append(actor.id)
    word_at = {begin: i for i, begin in enumerate(parsed.begins)}
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for span, ids in sorted(actors.items()):
        head = _head(parsed, span, word_at)
        if parsed.xpos[head] not in ("WDT", "WP", "WP$"):
            kind = kind_of(parsed.words[head], parsed.xpos[head])
            found[tuple(sorted(ids))].append(Mention(span, parsed.span(head, head + 1), kind))
    actors_heads = {m.head for ms in found.values() for m in ms}
    others = [_other(parsed, other, actors_heads) for other in cast.others]
    return [*(Entity(tuple(ms)) for ms in found.values()), *others]


def _other(parsed: Parsed, other: Other, taken: set[Span]) -> Entity:
    """Somebody or something that is no actor, without words that an actor has."""
    mentions = []
    for i in other.heads:
        head = parsed.span(i, i + 1)
        if head not in taken or len(parsed.conjuncts(i)) > 1:
            span = parsed.span(*_phrase(parsed, i))
            mentions.append(Mention(span, head, kind_of(parsed.words[i], parsed.xpos[i])))
    return Entity(tuple(mentions), PERSON if other.is_person else THING)


def _phrase(parsed: Parsed, i: int) -> Words:
    """The words of a noun's phrase as GUM marks it: relative clauses too, no preposition, no second conjunct."""
    if parsed.upos[i] == "PRON":
        return i, i + 1
    start, end = parsed.edges[i]
    before = [parsed.edges[c][1] for c in parsed.kids(i, *NOT_IN_PHRASE) if c < i]
    after = [parsed.edges[c][0] for c in parsed.kids(i, *NOT_IN_PHRASE) if c > i and parsed.deps[c] != "punct"]
    start, end = min(i, max([start, *before])), min([end, *after])
    while end - 1 > i and parsed.upos[end - 1] in ("PUNCT", "CCONJ"):
        end -= 1
    return start, max(end, i + 1)


def _head(parsed: Parsed, span: Span, word_at: dict[int, int]) -> int:
    start = word_at[span[0]]
    end = next((i for i in range(start, len(parsed.words)) if parsed.end(i) >= span[1]), start) + 1
    heads = (i for i in range(start, end) if parsed.heads[i] == i or not start <= parsed.heads[i] < end)
    return next(heads, end - 1)


def figures(scored: Sequence[Scored]) -> Figures:
    """CoNLL F1 and what it is made of, for both choices of entities and both ways to compare mentions."""
    rows: Figures = {}
    for scope in SCOPES:
        for how in ("heads", "spans"):
            rows |= _figures_of(scored, scope, how, name=f"{scope.name}, {how}")
    for genre, group in groupby(sorted(scored, key=_genre), key=_genre):
        rows[f"actors, heads, {genre}: CoNLL"] = _figures_of(list(group), ACTORS, "heads", name="")[": CoNLL"]
    return rows | antecedents(scored)


def _genre(document: Scored) -> str:
    """ "news" of "GUM_news_asylum"."""
    return document.name.split("_")[1] if "_" in document.name else ""


def _figures_of(scored: Sequence[Scored], scope: Scope, how: str, *, name: str) -> Figures:
    totals = dict.fromkeys(MEASURES, Tally())
    for document in scored:
        gold = clusters([e for e in document.gold if not scope.gold or e.type in scope.gold], how)
        found = clusters([e for e in document.found if not scope.found or e.type in scope.found], how)
        for measure, count in MEASURES.items():
            totals[measure] += count(gold, found)
    rows: Figures = {f"{name}: CoNLL": {"f1": sum(totals[m].f1 for m in CONLL) / len(CONLL)}}
    for measure, tally in totals.items():
        rows[f"{name}: {measure}"] = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return rows


def clusters(entities: Iterable[Entity], how: str) -> list[Cluster]:
    """Mentions as what they are compared by: of several with one head the shorter ones count first."""
    numbered = [(m, number) for number, e in enumerate(entities) for m in e.mentions]
    numbered.sort(key=lambda pair: (pair[0].span[1] - pair[0].span[0], pair[0].span))
    seen: Counter[Span] = Counter()
    found: dict[int, set[tuple[Span, int]]] = defaultdict(set)
    for mention, number in numbered:
        key = mention.head if how == "heads" else mention.span
        found[number].add((key, seen[key]))
        seen[key] += 1
    return [frozenset(c) for c in found.values()]


def antecedents(scored: Sequence[Scored]) -> Figures:
    """For each kind of mention of actors: how many have the nearest antecedent that they should, by head words."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for document in scored:
        for link in links(document):
            wanted[link.kind] += bool(link.gold)
            got[link.kind] += link.found is not None
            right[link.kind] += link.found in link.gold
    rows: Figures = {}
    for kind in KINDS:
        tally = Tally(right[kind], wanted[kind], right[kind], got[kind])
        rows[f"antecedents of {kind}"] = {
            "precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "of": wanted[kind],
        }  # fmt: skip
    return rows


def links(document: Scored) -> Iterator[Link]:
    """The mentions of actors that either side joins to an earlier one; GUM's other entities are passed over."""
    gold: dict[Span, frozenset[Span]] = {}
    found: dict[Span, Span] = {}
    kinds: dict[Span, str] = {}
    others: set[Span] = set()
    for entity in document.gold:
        if entity.type not in ACTOR_TYPES:
            others.update(m.head for m in entity.mentions)
            continue
        for n, m in enumerate(entity.mentions):
            kinds[m.head] = m.kind
            gold[m.head] = frozenset(e.head for e in entity.mentions[:n]) - {m.head}
    for entity in document.found:
        for earlier, m in pairwise(entity.mentions):
            kinds.setdefault(m.head, m.kind)
            found[m.head] = earlier.head
    for head in sorted({*gold, *found} - others):
        if gold.get(head) or head in found:
            yield Link(head, kinds[head], gold.get(head, frozenset()), found.get(head))


def errors(document: Scored) -> Iterator[str]:
    """A line for each wrong or missing antecedent of an actor's mention."""
    text = document.text
    for link in links(document):
        if link.found not in link.gold:
            a, b = link.head
            around = " ".join(f"{text[max(0, a - 50) : a]}[{text[a:b]}]{text[b : b + 30]}".split())
            wanted = text[slice(*max(link.gold))] if link.gold else "-"
            got = text[slice(*link.found)] if link.found else "-"
            yield f"{document.name} {link.kind}: wanted {wanted!r} got {got!r}: {around}"


if __name__ == "__main__":
    sys.exit(main())
