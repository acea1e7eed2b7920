"""`parley review`: a person judges what the casebook holds, one thing at a time or all that is not judged yet."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from parley.cli.terminal import json_line, printable, put, safe_stdout, say
from parley.store.targets import FIELDS, KINDS, fault_of, fault_of_field

if TYPE_CHECKING:
    from parley.run.review import Ruling, Shown
    from parley.store.judgements import Judgement

KEYS = "[a]ccept  [r]eject  [c]orrect a field  [s]kip  [q]uit"
INDENT = "  "
NOTHING = "nothing is judged"
HOW_TO_JUDGE = "TARGET goes with accept, reject or correct, and at most one --kind"


@click.command("review", short_help="Accept, reject or correct what was read.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.argument("target", required=False)
@click.argument("verdict", required=False, type=click.Choice(["accept", "reject", "correct"]))
@click.option("--field", metavar="NAME", help="Judge one field alone; a correction needs it.")
@click.option("--value", metavar="VALUE", help="What the field should be; '' where it is not known.")
@click.option("--coder", metavar="NAME", help="Who judges; with --list, whose judgements.")
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; may be repeated.")
@click.option("--list", "is_list", is_flag=True, help="All judgements, and whether they stand.")
@click.option("--agreement", "is_agreement", is_flag=True, help="How far coders agree: Cohen's kappa by field.")
@click.option("--accuracy", "is_accuracy", is_flag=True, help="How often what is read is right, by field.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line; alone: what is to be judged.")
def review_command(
    casebook: str,
    target: str | None,
    verdict: str | None,
    field: str | None,
    value: str | None,
    coder: str | None,
    note: str | None,
    kinds: tuple[str, ...],
    is_list: bool,
    is_agreement: bool,
    is_accuracy: bool,
    as_json: bool,
) -> int:
    """Accept, reject or correct what a casebook holds: claims of reports, rounds, their seats, actors.

    Without TARGET all that --coder has not judged is shown, one after the other, with its passage. TARGET is an id; the
    report's part may be cut short ("1fb646#t1"), a seat is its talk's or round's id, "/" and the actor. Judgements are
    kept beside what was read, with coder and time; of those on the same the latest counts in answers and exports.

    \b
    Examples:
      parley review geneva.casebook --coder fe
      parley review geneva.casebook 1fb646#t1 accept --coder fe
      parley review geneva.casebook 1fb646#t1 correct --field status --value cancelled --coder fe --note "see page 2"
      parley review geneva.casebook --list
      parley review geneva.casebook --agreement --json
      parley review geneva.casebook --accuracy
    """
    with safe_stdout():
        if asked := [is_list, is_agreement, is_accuracy].count(True):
            if target or asked > 1:
                raise click.UsageError("--list, --agreement and --accuracy go alone")
            if is_list:
                return show_list(casebook, coder, kinds, as_json)
            return show_agreement(casebook, as_json) if is_agreement else show_accuracy(casebook, as_json)
        if not coder:
            raise click.UsageError("--coder NAME is needed: who judges?")
        if target:
            ruling = ruling_of(verdict, field, value, note)
            return judge_one(casebook, target, ruling, coder=coder, kinds=kinds, as_json=as_json)
        if field or value is not None or note:
            raise click.UsageError("--field, --value and --note go with TARGET and a verdict")
        return show_open(casebook, coder, kinds) if as_json else walk(casebook, coder, kinds)


def ruling_of(verdict: str | None, field: str | None, value: str | None, note: str | None) -> Ruling:
    """The ruling that arguments tell; an empty value is unknown."""
    from parley.run.review import Ruling

    if not verdict:
        raise click.UsageError(HOW_TO_JUDGE)
    if verdict == "correct" and (field is None or value is None):
        raise click.UsageError("a correction needs --field and --value")
    return Ruling(verdict, field, value or None, note)


def judge_one(casebook: str, target: str, ruling: Ruling, *, coder: str, kinds: tuple[str, ...], as_json: bool) -> int:
    """Keep a judgement on one target and show it."""
    if len(kinds) > 1:
        raise click.UsageError(HOW_TO_JUDGE)
    kept = keep(casebook, target, ruling, coder=coder, kind=next(iter(kinds), None))
    put(json_line(plain(kept)) if as_json else line_of(kept))
    return 0


def keep(casebook: str, target: str, ruling: Ruling, *, coder: str, kind: str | None) -> Judgement:
    """Keep a judgement, made now."""
    from parley.run.adding import now
    from parley.run.review import judge

    return judge(casebook, target, ruling, coder=coder, at=now(), kind=kind)


def walk(casebook: str, coder: str, kinds: tuple[str, ...]) -> int:
    """Show what is not judged, one after the other, and keep what the coder says of it."""
    from parley.run.review import unreviewed

    judged = 0
    for shown in unreviewed(casebook, coder=coder, kinds=kinds or KINDS):
        put("\n" + card_of(shown))
        key, ruled = ask_about(casebook, shown, coder)
        judged += ruled
        if key == "q":
            break
    put(f"\n{judged:,} judged")
    return 0


def ask_about(casebook: str, shown: Shown, coder: str) -> tuple[str, bool]:
    """The key with which the coder left a target, and whether anything was judged; corrections may be several."""
    from parley.run.review import Ruling

    target, ruled = shown.target, False
    while True:
        put(KEYS)
        key = key_pressed()
        if key in ("s", "q"):
            return key, ruled
        if key in ("a", "r"):
            ruling = Ruling("accept" if key == "a" else "reject")
        elif key == "c" and (found := ask_correction(target.kind)):
            ruling = Ruling("correct", *found)
        else:
            continue
        keep(casebook, target.id, ruling, coder=coder, kind=target.kind)
        ruled = True
        if key != "c":
            return key, ruled


def ask_correction(kind: str) -> tuple[str, str | None] | None:
    """A field and its value, asked for; None where they make no sense, which is told."""
    put(f"field ({', '.join(FIELDS[kind])}):")
    field = line_typed()
    if (fault := fault_of_field(kind, field)) is None:
        put("value (empty where it is not known):")
        value = line_typed() or None
        fault = fault_of(kind, field, value)
    if fault:
        say(fault)
        return None
    return field, value


def key_pressed() -> str:
    """A key, without Enter; a line's first letter where standard input is no terminal, `q` at its end."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line else "q"


def line_typed() -> str:
    """What the coder types up to Enter."""
    return sys.stdin.readline().strip()


def show_open(casebook: str, coder: str, kinds: tuple[str, ...]) -> int:
    """A line of JSON for all that a coder has not judged."""
    from parley.run.review import unreviewed

    for shown in unreviewed(casebook, coder=coder, kinds=kinds or KINDS):
        target = shown.target
        passages = [asdict(passage) for passage in shown.passages]
        put(json_line({"target": target.id, "kind": target.kind, "fields": dict(target.fields), "passages": passages}))
    return 0


def show_list(casebook: str, coder: str | None, kinds: tuple[str, ...], as_json: bool) -> int:
    """A line for each judgement, of one coder and some kinds where these are given, in order of arrival."""
    from parley.run.review import judgements

    found = [
        (judgement, fate)
        for judgement, fate in judgements(casebook)
        if judgement.kind in (kinds or KINDS) and judgement.coder == (coder or judgement.coder)
    ]
    if not found and not as_json:
        put(NOTHING)
    for judgement, fate in found:
        put(json_line({**plain(judgement), "state": fate}) if as_json else f"{fate:8}  {line_of(judgement)}")
    return 0


def show_agreement(casebook: str, as_json: bool) -> int:
    """A line for every two coders and field."""
    from parley.run.review import agreement

    found = [asdict(line) for line in agreement(casebook)]
    if not found and not as_json:
        put("no two coders judged the same")
    for line in found:
        put(json_line(line) if as_json else agreement_line(line))
    return 0


def agreement_line(line: dict[str, Any]) -> str:
    """ "talk.status  fe, mo  12 units, 83% agreed, kappa 0.67"."""
    kappa = "not defined" if line["kappa"] is None else f"{line['kappa']:.2f}"
    field = printable(f"{line['kind']}.{line['field']}").ljust(24)
    units = f"{line['units']:,} {'unit' if line['units'] == 1 else 'units'}"
    return f"{field}{printable(', '.join(line['coders']))}  {units}, {line['observed']:.0%} agreed, kappa {kappa}"


def show_accuracy(casebook: str, as_json: bool) -> int:
    """A line for every field that was judged."""
    from parley.run.review import accuracy

    found = accuracy(casebook)
    if not found and not as_json:
        put(NOTHING)
    for line in found:
        field = f"{line.kind}.{line.field}".ljust(24)
        told = f"{field}{line.right:,} of {line.units:,} right ({line.share:.0%})"
        put(json_line(asdict(line)) if as_json else told)
    return 0


def card_of(shown: Shown) -> str:
    """A target with what it holds, its passages, and what others judged of it."""
    target = shown.target
    lines = [printable(f"{target.kind}  {target.id}")]
    lines += [INDENT + printable(f"{field}: {value}") for field, value in target.fields.items() if value is not None]
    lines += [printable(f"“{p.text}” ({p.file or p.report})") for p in shown.passages]
    return "\n".join(lines + [INDENT + line_of(judgement) for judgement in shown.judgements])


def line_of(judgement: Judgement) -> str:
    """A judgement on one line for a person."""
    what = judgement.verdict
    if judgement.field:
        what += f" {judgement.field}"
    if judgement.verdict == "correct":
        what += f" → {judgement.value or 'unknown'}"
    note = f" ({judgement.note})" if judgement.note else ""
    return printable(f"{judgement.at}  {judgement.coder}: {judgement.kind} {judgement.target}: {what}{note}")


def plain(judgement: Judgement) -> dict[str, Any]:
    """A judgement as JSON types, what the coder saw included."""
    return asdict(judgement)
