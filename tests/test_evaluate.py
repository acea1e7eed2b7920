"""The scorer counts from gold, and floors only go up."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.floors import below_floor, digest_of, read_floors, write_floors
from evaluate.matching import ActorKeys, bare, pair, quote_span
from evaluate.records import check_floors
from evaluate.score_records import Scores, score_report

TEXT = (
    "ZENDA — Ruritania and the Free Valleys Front met here on Friday. Borduria declined to attend. "
    "“We will talk until the passes are open,” Anna Berger said. About 1,200 people had fled since March."
)

GOLD = {
    "actors": {
        "ruritania": {"names": ["Ruritania", "Strelsau"], "kind": "state", "country": "RUR", "generic": True},
        "front": {"names": ["Free Valleys Front", "the Front"], "kind": "armed_group"},
        "borduria": {"names": ["Borduria"], "kind": "state", "country": "BOR", "generic": True},
        "berger": {"names": ["Anna Berger", "Berger"], "kind": "person"},
    },
    "talks": [
        {
            "id": "t1", "status": "held", "start": "2018-11-09", "place": {"name": "Zenda", "country": "RUR"},
            "participants": [
                {"actor": "ruritania", "role": "host", "attendance": "attended", "members": ["berger"]},
                {"actor": "front", "role": "party", "attendance": "attended", "size": 5},
                {"actor": "borduria", "role": "observer", "attendance": "declined"},
            ],
        }
    ],
    "statements": [
        {"speaker": "berger", "mode": "direct", "source": "named", "text": "We will talk until the passes are open"}
    ],
    "positions": [{"actor": "borduria", "stance": "refuses", "quote": "declined to attend"}],
    "events": [
        {"type": "CONSULT", "source": ["ruritania"], "target": ["front"], "quote": "the Free Valleys Front met here"}
    ],
    "figures": [{"value": 1200, "quote": "About 1,200 people"}],
    "conflicts": [{"kind": "count", "quotes": []}],
    "times": [{"text": "Friday", "value": "2018-11-09"}, {"text": "March", "value": "2018-03"}],
}  # fmt: skip


def at(words):
    return list(quote_span(TEXT, words))


def perfect():
    """The record that says just what gold says."""
    record = copy.deepcopy({key: value for key, value in GOLD.items() if key not in ("actors", "times")})
    record["report"] = {"text": TEXT}
    record["actors"] = [{"id": key, "name": a["names"][0], "kind": a["kind"]} for key, a in GOLD["actors"].items()]
    record["talks"][0]["start"] = {"value": "2018-11-09"}
    for statement in record["statements"]:
        statement |= {"source": {"kind": "named"}, "span": at(statement["text"])}
    for claim in record["positions"] + record["events"] + record["figures"]:
        claim["evidence"] = [at(claim.pop("quote"))]
    record["times"] = [{**time, "span": at(time["text"])} for time in GOLD["times"]]
    return record


def figures(record, gold=GOLD):
    scores = Scores()
    score_report(scores, gold, record, where="zenda")
    return scores.figures()


def test_a_perfect_record_scores_one_throughout():
    rows = figures(perfect())
    assert rows
    assert all(row.get(m, 1.0) == 1.0 for row in rows.values() for m in ("precision", "recall", "f1", "accuracy"))


def test_what_was_never_proposed_is_missed():
    rows = figures({})
    assert rows["talks"]["recall"] == rows["statements"]["recall"] == rows["participants"]["recall"] == 0


def test_an_invented_delegation_costs_precision_alone():
    record = perfect()
    record["talks"][0]["participants"].append({"actor": "berger", "role": "party", "attendance": "attended"})
    assert figures(record)["participants"] == {"precision": 0.75, "recall": 1.0, "f1": 6 / 7, "gold": 3, "predicted": 4}


def test_who_stayed_away_is_counted_by_itself():
    record = perfect()
    record["talks"][0]["participants"][2]["attendance"] = "attended"
    rows = figures(record)
    assert rows["participants who stayed away"] == {"recall": 0.0, "gold": 1}
    assert rows["participants"]["recall"] == 1.0


def test_talks_in_a_report_of_none_are_false_talks():
    assert figures(perfect(), {**GOLD, "talks": []})["false talks"] == {"count": 1, "of": 1}


def test_the_right_words_in_the_wrong_mouth_are_no_statement():
    record = perfect()
    record["statements"][0]["speaker"] = "front"
    rows = figures(record)
    assert rows["statements"]["f1"] == 0
    assert rows["statement spans"]["f1"] == 1


def test_a_state_answers_to_any_of_its_general_names_but_its_army_does_not():
    def key(name):
        return ActorKeys(GOLD, {"actors": [{"id": "a", "name": name, "kind": "government", "country": "RUR"}]}).of("a")

    assert key("the Ruritanian government") == "ruritania"
    assert key("Ruritanian army") == "?ruritanian army"


def test_a_person_answers_to_the_last_name_with_or_without_the_first():
    def key(name):
        return ActorKeys(GOLD, {"actors": [{"id": "a", "name": name, "kind": "person"}]}).of("a")

    assert key("Anna Maria Berger") == key("Berger") == "berger"
    assert key("Karl Berger") == "berger"  # by "Berger" alone, which gold lists as a name
    assert key("Anna") == "?anna"


def test_quotes_are_found_whatever_their_marks_and_line_breaks():
    assert quote_span("He said:\n“Not  now”.", 'said: "Not now"') == (3, 19)
    assert quote_span("He said no.", "yes") is None


@pytest.mark.parametrize("name", ["the Taliban's", "Taliban", "THE TALIBAN", "Tālibān"])
def test_names_are_compared_without_case_accents_and_articles(name):
    assert bare(name) == "taliban"


@given(st.lists(st.floats(0, 1), max_size=8), st.lists(st.floats(0, 1), max_size=8))
def test_pairs_are_one_to_one(golds, found):
    pairs = pair(golds, found, lambda g, p: 1 - abs(g - p), least=0.5)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "zenda.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "zenda.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path / "gold"


def test_the_digest_changes_with_the_gold(folder):
    before = digest_of(folder)
    (folder / "zenda.txt").write_text(TEXT + " More.", encoding="utf-8")
    assert digest_of(folder) != before


def test_floors_are_kept_as_written(tmp_path):
    file = tmp_path / "floors.toml"
    write_floors(file, {}, "abc", {"talks": {"f1": 0.61999}, "false talks": {"count": 2}}, folder="gold")
    assert read_floors(file) == {"abc": {"folder": "gold", "talks f1": 0.619, "false talks at most": 2}}


def test_floors_only_go_up(tmp_path):
    file = tmp_path / "floors.toml"
    high, low = ({"talks": {"f1": f1}, "false talks": {"count": n}} for f1, n in ((0.7, 1), (0.5, 3)))
    for figures in (high, low):
        write_floors(file, read_floors(file), "abc", figures, folder="gold")
    assert read_floors(file)["abc"] == {"folder": "gold", "talks f1": 0.7, "false talks at most": 1}


def test_a_figure_below_its_floor_is_told_and_fails(folder, tmp_path, capsys):
    floors = tmp_path / "floors.toml"
    assert check_floors(figures(perfect()), folder, floors=floors, pin=True) == 0
    assert check_floors(figures({}), folder, floors=floors, pin=False) == 1
    assert "talks f1: 0.0 is below the pinned 1.0" in capsys.readouterr().err


def test_a_measure_that_disappears_is_below_its_floor():
    assert list(below_floor({}, {"folder": "gold", "talks f1": 0.5})) == ["talks f1: None is below the pinned 0.5"]


def test_the_folder_of_gold_has_its_floors():
    root = Path(__file__).parent.parent
    assert digest_of(root / "gold") in read_floors(root / "evaluate" / "floors.toml")
