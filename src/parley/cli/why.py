"""`parley why CASEBOOK ID`: how a round or a delegation came about, with the passages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import click

from parley.cli.terminal import json_line, printable, put, safe_stdout
from parley.cli.words import short_ids
from parley.errors import BookError

SHOWN = (
    "name", "role", "attendance", "size", "status", "format", "start", "end", "type", "mode", "modality", "date",
    "place", "outcome",
)  # fmt: skip
"""Fields that have a rule, in the order in which they are told."""


@click.command("why", short_help="Tell how a round, a saying or a line came about.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.argument("id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def why_command(casebook: str, id: str, as_json: bool) -> int:
    """Tell how an entry of a casebook came about.

    ID is a round ("r…") or an event of several reports ("h…"), a talk or an event of one report ("sha256:…#t1", a short
    beginning of the digest will do), or a delegation: a round, "/" and an actor. Told are the verdict and whose word it
    rests on, the rule that chose each value, what reports say otherwise, the claims with their passages, why they are
    one, and a round's links with their reasons.

    Or ID is a saying ("s…") or a statement: told are the rules, the statements with their passages, and why they are
    one saying. Or a position: told is the actor's line on its issue.

    \b
    Examples:
      parley why geneva.casebook r4309b6a956dd
      parley why geneva.casebook r4309b6a956dd/taliban.afg --json
    """
    from parley.store.book import open_to_read, told
    from parley.store.why import why

    with safe_stdout(), told(casebook), closing(open_to_read(casebook)) as con:
        answer = why(con, id)
        if answer is None:
            raise BookError(casebook, f"has no entry {id!r}")
        put(json_line(answer) if as_json else "\n".join(short_ids(printable(line)) for line in lines_of(answer)))
    return 0


def lines_of(answer: dict[str, Any]) -> Iterator[str]:
    """The answer for a person."""
    tell = {"saying": _lines_of_saying, "position": _lines_of_position}.get(answer.get("kind", ""), _lines_of_round)
    yield from tell(answer)


def _lines_of_saying(answer: dict[str, Any]) -> Iterator[str]:
    yield f"{answer['id']}: “{answer['text']}”"
    yield f"  {answer['origins']} origins, {answer['reports']} reports"
    for field in ("text", "speakers", "act", "day"):
        value = answer["statement"] if field == "text" else answer[field]
        yield f"  {field}: {', '.join(value) if isinstance(value, list) else value} ({answer['shown'][field]})"
    for mention in answer["mentions"]:
        told = (mention.get(key) for key in ("published", "publisher", "file", "mode", "act", "day"))
        yield f"  {mention['statement']}: {', '.join(str(value) for value in told if value is not None)}"
        yield from (f"    “{passage}”" for passage in mention["passages"])
    yield from _why_one(answer)


def _lines_of_position(answer: dict[str, Any]) -> Iterator[str]:
    yield f"{answer['id']}: {answer['actor']} {answer['stance']} {answer['object']}"
    for line in answer["lines"]:
        yield f"  {line['stance']} {line['issue'] or line['object']}: {line['first']} to {line['last']}"
        after = {change["position"]: f", after {change['after']}" for change in line["changes"]}
        for point in line["points"]:
            id = point["position"]
            yield f"    {id}: {point['day'] or point['published']}, {point['file']}{after.get(id, '')}"
            yield from (f"      “{passage}”" for passage in point["passages"])


def _lines_of_round(answer: dict[str, Any]) -> Iterator[str]:
    yield f"{answer.get('id') or answer['round'] + '/' + answer['actor']}: {answer['verdict']}"
    yield f"  on the word of {', '.join(answer['vouching']) or 'nobody'}"
    if answer["denying"]:
        yield f"  denied by {', '.join(answer['denying'])}"
    flags = [flag.replace("_", " ") for flag in ("sole_source", "self_serving") if answer[flag]]
    if flags:
        yield f"  {', '.join(flags)}"
    for field in SHOWN:
        if answer.get(field) is not None and field in answer["shown"]:
            yield f"  {field}: {answer[field]} ({answer['shown'][field]})"
    for side in ("sources", "targets"):
        if answer.get(side):
            yield f"  {side}: {', '.join(answer[side])}"
    yield from map(_judged, answer.get("judged", ()))
    for version in answer["versions"]:
        claims = ", ".join(version.get("talks") or version["events"])
        yield f"  {version['field']} {version['value']}: {version['origins']} origins, {claims}"
    yield from _mentions(answer)
    for link in answer.get("links", ()):
        yield f"  {link['a']} {link['type']} {link['b']} ({link['grounds']}): {', '.join(map(str, link['reasons']))}"
    yield from _why_one(answer)


def _why_one(answer: dict[str, Any]) -> Iterator[str]:
    """Why claims are one entry: pairs with their reasons, and what persons judged."""
    for pair in answer.get("pairs", ()):
        yield f"  {pair['score']:.2f} {pair['a']} = {pair['b']}: {_reasons(pair)}"
    for judged in answer.get("judgements", ()):
        yield f"  {judged['at']} {judged['coder']}: {judged['verdict']} {judged['target']} {judged['value']}"


def _mentions(answer: dict[str, Any]) -> Iterator[str]:
    for mention in answer["mentions"]:
        keys = ("published", "publisher", "file", "status", "modality", "date", "role", "attendance", "size")
        told = (str(mention[key]) for key in keys if mention.get(key) is not None)
        yield f"  {mention.get('talk') or mention['event']}: {', '.join(told)}"
        yield from (f"  {_judged(mark)}" for mark in mention["judged"])
        yield from (f"    “{passage}”" for passage in mention["passages"])


def _judged(mark: dict[str, Any]) -> str:
    """Who judged what, when, and what would stand there without."""
    what = " ".join(filter(None, (mark.get("actor"), mark["field"]))) or "the whole"
    was = f" (without it: {mark['was'] or 'unknown'})" if mark["field"] else ""
    return f"  {mark['at']} {mark['coder']}: {mark['verdict']} {what}{was}"


def _reasons(pair: dict[str, Any]) -> str:
    return ", ".join(f"{name} {points:+g}" if points else name for name, points in pair["reasons"])
