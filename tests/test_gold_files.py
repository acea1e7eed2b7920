"""The gold files speak of their reports: every quotation stands there, and every value is one of the record's.

In come `gold/NAME.gold.json` and the report beside it. Nothing of Parley is run: a fault here is the coder's.
"""

import html
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "gold"
SCHEMA = json.loads((ROOT / "src/parley/record.schema.json").read_text(encoding="utf-8"))
TIMEX3 = re.compile(
    r"""PAST_REF | PRESENT_REF | FUTURE_REF
      | P (\d+|X) [YMWD] | PT (\d+|X) [HM]
      | (\d{4}|XXXX) (-(SP|SU|FA|WI|\d\d|W\d\d))?
      | (\d{4}-\d\d-\d\d|XXXX-WXX-[1-7]) (T(MO|AF|EV|NI|\d\d:\d\d))?""",
    re.VERBOSE,
)
NAMES = sorted(path.name.removesuffix(".gold.json") for path in GOLD.glob("*.gold.json"))
every_report = pytest.mark.parametrize("name", NAMES)


def load(name: str) -> tuple[dict, str]:
    """A gold file's content and the words of its report."""
    gold = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))
    reports = [path for path in (GOLD / f"{name}.txt", GOLD / f"{name}.html") if path.exists()]
    assert len(reports) == 1, f"{name} needs exactly one report beside it"
    return gold, words_of(reports[0])


def words_of(report: Path) -> str:
    """The report's words, plain; of a page those outside its scripts, menus, forms, asides and captions."""
    text = report.read_text(encoding="utf-8")
    if report.suffix == ".html":
        text = re.sub(r"(?s)<(script|style|nav|footer|form|aside|figcaption|blockquote)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return plain(text)


def plain(text: str) -> str:
    """Single spaces and straight quotation marks."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("“”‘’", "\"\"''")))


def delegations(gold: dict) -> list[dict]:
    return [row for talk in gold["talks"] for row in talk["participants"]]


def as_list(value: object) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def allowed(*path: str) -> set:
    """The values that the record's schema allows for a property of its lists: `allowed("talks", "status")`."""
    node = SCHEMA["properties"]
    for key in path:
        node = node[key]
        node = next((form for form in node.get("anyOf", ()) if form.get("type") != "null"), node)
        node = node.get("items", node)
        node = node.get("properties", node)
    return set(node["enum"])


def test_there_are_twenty_four_reports_and_seven_of_them_without_talks():
    without_talks = [name for name in NAMES if not load(name)[0]["talks"]]
    assert (len(NAMES), len(without_talks)) == (24, 7)


@every_report
def test_every_quotation_stands_in_its_report(name: str):
    gold, words = load(name)
    places = [talk["place"] for talk in gold["talks"] if "place" in talk]
    quotes = [row["text"] for row in gold["statements"]]
    quotes += [row["quote"] for part in ("positions", "events", "figures") for row in gold[part]]
    quotes += [quote for row in gold["conflicts"] for quote in row["quotes"]]
    quotes += [row["reason"] for row in [*gold["talks"], *delegations(gold)] if "reason" in row]
    quotes += [place[key] for place in places for key in ("name", "venue") if key in place]
    assert [quote for quote in quotes if plain(quote) not in words] == []


@every_report
def test_times_stand_in_the_order_of_the_report(name: str):
    gold, words = load(name)
    end = 0
    for time in gold["times"]:
        start = words.find(time["text"], end)
        assert start >= 0, f"{time['text']} is missing or out of order"
        end = start + len(time["text"])


@every_report
def test_values_of_times_are_timex3(name: str):
    gold, _ = load(name)
    values = [row["value"] for row in gold["times"]]
    values += [talk[key] for talk in gold["talks"] for key in ("start", "end") if key in talk]
    assert [value for value in values if not TIMEX3.fullmatch(value)] == []


@every_report
def test_every_actor_that_a_row_names_is_listed_and_every_listed_one_is_named(name: str):
    gold, _ = load(name)
    named = [row["actor"] for row in [*delegations(gold), *gold["positions"]]]
    named += [member for row in delegations(gold) for member in row.get("members", [])]
    named += [speaker for row in gold["statements"] for speaker in as_list(row["speaker"])]
    named += [row["toward"] for row in gold["positions"] if "toward" in row]
    named += [actor for row in gold["events"] for actor in [*row["source"], *row["target"]]]
    assert set(named) == set(gold["actors"])


@every_report
def test_every_actor_stands_in_its_report_under_one_of_its_names(name: str):
    gold, words = load(name)
    known_by = {key: [plain(n) for n in actor["names"]] for key, actor in gold["actors"].items()}
    assert [key for key, names in known_by.items() if not any(n in words for n in names)] == []


@every_report
def test_values_are_those_of_the_records_schema(name: str):
    gold, _ = load(name)
    countries = [country for actor in gold["actors"].values() for country in as_list(actor["country"])]
    assert [country for country in countries if not re.fullmatch("[A-Z]{3}", country)] == []
    assert {actor["kind"] for actor in gold["actors"].values()} <= allowed("actors", "kind")
    for key in ("status", "format", "publicity"):
        assert {talk[key] for talk in gold["talks"] if key in talk} <= allowed("talks", key)
    assert {talk["outcome"] for talk in gold["talks"] if "outcome" in talk} <= allowed("talks", "outcome", "kind")
    for key in ("role", "attendance", "level"):
        values = set(SCHEMA["$defs"]["participant"]["properties"][key]["enum"])
        assert {row[key] for row in delegations(gold) if key in row} <= values
    assert {row["source"] for row in gold["statements"]} <= allowed("statements", "source", "kind")
    for part, key in (
        ("statements", "mode"),
        ("positions", "stance"),
        ("events", "type"),
        ("events", "modality"),
        ("conflicts", "kind"),
    ):
        assert {row[key] for row in gold[part]} <= allowed(part, key)


@every_report
def test_only_an_unnamed_or_a_written_source_is_without_a_speaker(name: str):
    gold, _ = load(name)
    nameless = {row["source"] for row in gold["statements"] if row["speaker"] is None}
    assert nameless <= {"anonymous", "document"}


@every_report
def test_a_round_follows_one_that_the_report_speaks_of(name: str):
    gold, _ = load(name)
    ids = [talk["id"] for talk in gold["talks"]]
    assert len(ids) == len(set(ids))
    assert {talk["follows"] for talk in gold["talks"] if "follows" in talk} <= set(ids)
