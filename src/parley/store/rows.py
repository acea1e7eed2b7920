"""A record and who its actors are -> the rows of every table that holds claims. Nothing here touches a file.

Actors of the report ("a1") become the casebook's; free descriptions of sources stay as they are. What persons judged of
a claim (`store.judged`) is in its row.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from parley.codebook.times import days_of
from parley.store.claims import OWN, Actors, identified
from parley.store.records import Plain, ids_in

Row: TypeAlias = "tuple[str | int | float | bytes | None, ...]"
Rows: TypeAlias = dict[str, list[Row]]
"""Rows by table, their values in the order of the table's columns."""

LONGEST_PASSAGE = 1_200
"""Characters of a passage; a longer paragraph is parted after a sentence, at worst within a word."""

REPORT = ("key", "title", "publisher", "syndicator", "url", "language", "dateline", "published", "published_from")
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # made once: there are hundreds a report
_PARAGRAPH = re.compile(r"\S[^\n]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")


def report_row(record: Plain, *, digest: str, added: str, reader: str) -> Row:
    """The row of a report without its number and its origin: it is its own until it is compared."""
    report = record["report"]
    described = (_text(report.get(key)) for key in REPORT)
    blob = zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())
    return (report["id"], report["id"], *described, report["text"], blob, digest, added, reader)


def record_in(blob: bytes) -> Plain:
    """The record that `report_row` packed."""
    record: Plain = json.loads(zlib.decompress(blob))
    return record


def passage_rows(text: str, n: int) -> list[Row]:
    """The passages of a text, in order: (report, start, end, text)."""
    return [(n, start, end, text[start:end]) for start, end in passages(text)]


def passages(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text as offsets, long ones in parts."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while end - start > LONGEST_PASSAGE:
            stops = [m.end() for m in _SENTENCE_END.finditer(text, start, start + LONGEST_PASSAGE)]
            cut = stops[-1] if stops else start + LONGEST_PASSAGE
            yield start, cut
            start = cut
        if start < end:
            yield start, end


def mention_rows(record: Plain, n: int, actors: Actors, likenesses: Actors, *, sides: Actors) -> list[Row]:
    """The actors of a report, with whom each is in the casebook and by the report alone; `sides` as in `claim_rows`."""
    return [
        (n, id, actors[id], likenesses[id], a["name"], a["kind"], *_described(a, actors), sides[id])
        for a in record["actors"]
        for id in (a["id"],)
    ]


def claim_rows(record: Plain, n: int, actors: Actors, *, sides: Actors) -> Rows:
    """The rows of all claims of report `n`; each talk, statement and event is an entry of its own until compared.

    `sides` has whom each actor of the report sits or speaks for.
    """
    record = identified(record)
    id, published = record["report"]["id"], record["report"]["published"]
    rows: Rows = {}
    for talk in record["talks"]:
        _add(rows, "talk", [_talk_row(talk, n, actors)])
        _add(rows, "seat", (_seat_row(row, talk[OWN], actors) for row in talk["participants"]))
        _add(rows, "talk_link", _link_rows(talk, id, record["talks"]))
    for statement in record["statements"]:
        _add(rows, "statement", [_statement_row(statement, id, n, actors, published)])
        _add(rows, "statement_speaker", _speaker_rows(statement, f"{id}#{statement['id']}", actors, sides))
    for position in record["positions"]:
        _add(rows, "position", [_position_row(position, n, actors, sides, record)])
        _add(rows, "position_issue", [(position[OWN], issue) for issue in dict.fromkeys(position.get("issues", ()))])
    for event in record["events"]:
        _add(rows, "event", [_event_row(event, id, n, actors, published)])
        _add(rows, "event_party", _party_rows(event, f"{id}#{event['id']}", actors, sides))
    for kind in ("figure", "relation", "conflict"):
        _add(rows, "claim", (_claim_row(claim, kind, n, actors) for claim in record[f"{kind}s"]))
    return rows


def packed(value: Any) -> str | None:
    """A list or an object as JSON; None for an empty one."""
    return _COMPACT.encode(value) if value not in (None, [], {}, ()) else None


def _add(rows: Rows, table: str, more: Iterable[Row]) -> None:
    rows.setdefault(table, []).extend(more)


def _described(actor: Plain, actors: Actors) -> Row:
    titles = [{**title, "of": _who(title.get("of"), actors)} for title in actor.get("titles", ())]
    country = actor.get("country")
    return (
        ";".join(country) or None if isinstance(country, list) else country,
        packed(actor.get("sectors")),
        actor.get("wikidata"),
        packed(titles),
        packed(_whos(actor.get("member_of"), actors)),
    )


def _talk_row(talk: Plain, n: int, actors: Actors) -> Row:
    start, end = _value(talk.get("start")), _value(talk.get("end"))
    outcome = talk.get("outcome") or {}
    described_as = [{**d, "actor": _who(d["actor"], actors)} for d in talk.get("described_as", ())]
    return (
        talk[OWN],
        n,
        talk["id"],
        talk[OWN],
        talk.get("name"),
        talk.get("format"),
        talk["status"],
        talk.get("publicity"),
        start,
        end,
        *_span_of_days(start, end),
        *_place(talk),
        outcome.get("kind"),
        outcome.get("text"),
        packed(_sourced(talk.get("reason"), actors)),
        packed(talk.get("counts")),
        packed([_sourced(words, actors) for words in talk.get("agenda", ())]),
        packed(described_as),
        packed(_whos(talk.get("according_to"), actors)),
        _evidence(talk),
        packed(talk.get("judged")),
        int(talk.get("rejected", False)),
    )


def _span_of_days(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that two dates allow together."""
    begins, ends = days_of(start), days_of(end)
    last = max(filter(None, (begins[1], ends[1])), default=None)
    first = begins[0] or ends[0]
    return first, last


def _seat_row(row: Plain, talk: str, actors: Actors) -> Row:
    reason = row.get("reason") or {}
    return (
        talk,
        actors[row["actor"]],
        row[OWN].removeprefix(f"{talk}/"),
        row["role"],
        row["attendance"],
        row.get("level"),
        row.get("size"),
        packed(_whos(row.get("members"), actors)),
        _who(row.get("on_behalf_of"), actors),
        reason.get("text"),
        reason.get("kind"),
        packed(_whos(row.get("according_to"), actors)),
        _evidence(row),
        packed(row.get("judged")),
    )


def _link_rows(talk: Plain, id: str, talks: list[Plain]) -> Iterator[Row]:
    """Links to talks of the record; a link to nothing stays in the record alone."""
    known = {t["id"] for t in talks}
    links = {(link["to"], link["type"]): link for link in talk.get("links", ()) if link["to"] in known}
    return ((f"{id}#{talk['id']}", f"{id}#{to}", type, _evidence(link)) for (to, type), link in links.items())


def _statement_row(statement: Plain, id: str, n: int, actors: Actors, published: str | None) -> Row:
    start, end = statement["span"]
    date = _value(statement.get("date"))
    return (
        f"{id}#{statement['id']}",
        n,
        statement["id"],
        f"{id}#{statement['id']}",
        statement["source"]["kind"],
        statement["source"].get("description"),
        statement["mode"],
        statement.get("cue"),
        statement.get("act"),
        statement["text"],
        start,
        end,
        date,
        days_of(date)[0],
        statement.get("venue"),
        _who(statement.get("addressee"), actors),
        packed(statement.get("chain")),
        _evidence(statement),
        days_of(date)[0] or published,
        packed(statement.get("judged")),
    )


def _position_row(position: Plain, n: int, actors: Actors, sides: Actors, record: Plain) -> Row:
    said, report = position.get("statement"), record["report"]
    day = days_of(next((_value(s.get("date")) for s in record["statements"] if s["id"] == said), None))[0]
    return (
        position[OWN],
        n,
        actors[position["actor"]],
        sides[position["actor"]],
        position["stance"],
        position["object"],
        _who(position.get("toward"), actors),
        f"{report['id']}#{said}" if said else None,
        day,
        _evidence(position),
        day or report["published"],
        packed(position.get("judged")),
    )


def _event_row(event: Plain, id: str, n: int, actors: Actors, published: str | None) -> Row:
    date = _value(event.get("date"))
    name, country, _, latitude, longitude = _place(event)
    return (
        f"{id}#{event['id']}",
        n,
        event["id"],
        f"{id}#{event['id']}",
        event["type"],
        event.get("mode"),
        packed(event.get("contexts")),
        event.get("cameo"),
        event.get("rule"),
        event["modality"],
        int(event["negated"]),
        date,
        days_of(date)[0],
        name,
        country,
        latitude,
        longitude,
        packed(_whos(event.get("according_to"), actors)),
        _evidence(event),
        days_of(date)[0] or published,
        packed(event.get("judged")),
    )


def _claim_row(claim: Plain, kind: str, n: int, actors: Actors) -> Row:
    content = {key: value for key, value in claim.items() if key not in (OWN, "judged", "rejected")}
    return claim[OWN], n, kind, packed(_lasting(content, actors)), packed(claim.get("judged"))


def _party_rows(event: Plain, id: str, actors: Actors, sides: Actors) -> Iterator[Row]:
    bodies = {(side, actors[who]): sides[who] for side in ("source", "target") for who in event[side]}
    return ((id, side, actor, body) for (side, actor), body in bodies.items())


def _speaker_rows(statement: Plain, id: str, actors: Actors, sides: Actors) -> Iterator[Row]:
    bodies = {actors[who]: sides[who] for who in ids_in(statement["speaker"])}
    return ((id, actor, body) for actor, body in bodies.items())


def _place(claim: Plain) -> Row:
    place = claim.get("place") or {}
    return tuple(place.get(key) for key in ("name", "country", "venue", "latitude", "longitude"))


def _value(date: Plain | None) -> str | None:
    return date["value"] if date else None


def _evidence(claim: Plain) -> str:
    return packed(claim.get("evidence")) or "[]"


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else packed(value)


def _who(id: str | None, actors: Actors) -> str | None:
    return actors.get(id, id) if id else None


def _whos(ids: list[str] | None, actors: Actors) -> list[str]:
    return [actors.get(id, id) for id in ids or ()]


def _sourced(words: Plain | None, actors: Actors) -> Plain | None:
    if not words or not words.get("according_to"):
        return words
    return {**words, "according_to": _whos(words["according_to"], actors)}


def _lasting(claim: Plain, actors: Actors) -> Plain:
    """A figure, relation or conflict with the casebook's actors in place of the report's."""
    named = {key: _who(claim[key], actors) for key in ("of", "a", "b") if claim.get(key)}
    versions = [_sourced(version, actors) for version in claim.get("versions", ())]
    return {**claim, **named, **({"versions": versions} if versions else {})}
