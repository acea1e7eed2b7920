"""Tagged reports: tags and their offsets, the questions of a tiny report, and the reports that are shipped."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parley.steps import Reader
from training.questions import ROLES, STATUS, question_of_subject, questions_of, read_to_talks
from training.tagged import Labelled, labelled_reports, tagged_reports, untagged

REPORTS = Path(__file__).parents[2] / "training" / "reports"
TEXT = """\
Norway and Chile {t1 meet}

Envoys of Norway and Chile {t1 met} in Oslo on Tuesday to end the war over the islands. Peru {t1 sent} an observer.

The foreign minister of Norway, Ada Solvik, said that a {t2 second round} would {t2 open} in Lima on Friday.
The two {t1+t2 rounds}, she said, were one peace.
"""
GOLD = {
    "published": "2020-11-20",
    "actors": {
        "no": {"names": ["Norway"], "kind": "state", "country": "NOR", "generic": True},
        "cl": {"names": ["Chile"], "kind": "state", "country": "CHL", "generic": True},
        "pe": {"names": ["Peru"], "kind": "state", "country": "PER", "generic": True},
    },
    "talks": [
        {
            "id": "t1",
            "status": "held",
            "start": "2020-11-17",
            "place": {"name": "Oslo"},
            "participants": [
                {"actor": "no", "role": "party", "attendance": "attended"},
                {"actor": "cl", "role": "party", "attendance": "attended"},
                {"actor": "pe", "role": "observer", "attendance": "attended"},
            ],
        },
        {
            "id": "t2",
            "status": "planned",
            "place": {"name": "Lima"},
            "participants": [
                {"actor": "no", "role": "party", "attendance": "unknown"},
                {"actor": "cl", "role": "party", "attendance": "unknown"},
            ],
        },
    ],
}


def write_report(folder: Path, name: str = "oslo", text: str = TEXT, gold: Any = GOLD) -> Path:
    """One tagged report in a folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def oslo(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Labelled:
    """The tiny report, read with its tags."""
    (labelled,) = tagged_reports(write_report(tmp_path_factory.mktemp("tagged")), reader)
    return labelled


def test_a_text_without_its_tags_and_where_they_stood() -> None:
    plain, tags = untagged("They {t1 met} and {t12 sat down}.")
    assert plain == "They met and sat down."
    assert [(plain[a:b], sorted(rounds)) for a, b, rounds in tags] == [("met", ["t1"]), ("sat down", ["t12"])]


def test_a_tag_may_tell_of_two_rounds() -> None:
    assert untagged("{t1+t3 Both} failed") == ("Both failed", [(0, 4, frozenset({"t1", "t3"}))])


@pytest.mark.parametrize("text", ["", "No tag.", "{a} {t met} {x1 met} {t1}", "{t1 met {t2 sat}"])
def test_what_is_no_tag_stays_in_the_text(text: str) -> None:
    plain, tags = untagged(text)
    assert plain == text.replace("{t2 sat}", "sat")
    assert [t[2] for t in tags] == ([frozenset({"t2"})] if "t2" in text else [])


def test_tags_of_a_report_are_those_of_the_words_that_they_cover(oslo: Labelled) -> None:
    assert "{" not in oslo.report.text
    shown = [(oslo.parsed.words[word], sorted(rounds)) for word, rounds in sorted(oslo.words.items())]
    assert shown[-5:] == [
        ("met", ["t1"]),
        ("sent", ["t1"]),
        ("round", ["t2"]),
        ("open", ["t2"]),
        ("rounds", ["t1", "t2"]),
    ]


def test_a_report_is_read_as_published_on_its_golds_day(oslo: Labelled) -> None:
    assert oslo.report.published == "2020-11-20"
    assert [t.value for t in oslo.parsed.times if t.text == "Tuesday"] == ["2020-11-17"]


def test_labels_apart_are_offsets_in_the_text_of_one_report(oslo: Labelled, reader: Reader, tmp_path: Path) -> None:
    folder = write_report(tmp_path / "gold", text=untagged(TEXT)[0])
    met = oslo.report.text.index("met in Oslo")
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps({oslo.report.id: {str(met): ["t1"]}}), encoding="utf-8")
    (labelled,) = labelled_reports(folder, labels, reader)
    assert {labelled.parsed.words[w]: set(rounds) for w, rounds in labelled.words.items()} == {"met": {"t1"}}


def test_labels_of_another_text_are_refused(reader: Reader, tmp_path: Path) -> None:
    folder = write_report(tmp_path / "gold", text=untagged(TEXT)[0])
    labels = tmp_path / "labels.json"
    labels.write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"oslo\.txt is not the text"):
        list(labelled_reports(folder, labels, reader))


def test_questions_have_the_answers_of_the_coder(oslo: Labelled, reader: Reader) -> None:
    found = questions_of(read_to_talks(oslo, reader))
    assert [STATUS[answer] for _, answer in found["status"]] == ["held", "planned"]
    roles = [ROLES[answer] for _, answer in found["role"]]
    assert roles.count("observer") == 1
    assert set(roles) == {"party", "observer"}
    where = [answer for _, answer in found["where"]]
    assert where.count(1) == 2, "two rounds are opened"
    assert {2, 3} <= set(where), "and both are told of again"


def test_answers_are_among_the_options_and_every_option_has_traits(oslo: Labelled, reader: Reader) -> None:
    found = questions_of(read_to_talks(oslo, reader))
    for question in ("where", "day", "place"):
        assert found[question]
        assert all(0 <= answer < len(options) and all(options) for options, answer in found[question])
    assert {answer for _, answer in found["present"]} == {0, 1}
    assert all(traits for question in ("present", "role", "attendance", "status") for traits, _ in found[question])


NAMES = sorted(file.stem for file in REPORTS.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_tags_and_gold_of_a_shipped_report_speak_of_the_same_rounds(name: str) -> None:
    gold = json.loads((REPORTS / f"{name}.gold.json").read_text(encoding="utf-8"))
    plain, tags = untagged((REPORTS / f"{name}.txt").read_text(encoding="utf-8"))
    assert not {"{", "}"} & set(plain), "a tag that is none"
    rounds = {talk["id"]: talk for talk in gold["talks"]}
    assert len(rounds) == len(gold["talks"])
    assert set().union(*(tag[2] for tag in tags)) == set(rounds)
    rows = [row for talk in rounds.values() for row in talk.get("participants", ())]
    assert {a for row in rows for a in (row["actor"], *row.get("members", ()))} <= set(gold["actors"])
    assert {row["role"] for row in rows} <= set(ROLES)
    assert {talk["status"] for talk in rounds.values()} <= set(STATUS)


QUIET = REPORTS.parent / "quiet"


@pytest.mark.parametrize("name", sorted(file.stem for file in QUIET.glob("*.txt")))
def test_a_quiet_report_has_neither_rounds_nor_tags(name: str) -> None:
    assert json.loads((QUIET / f"{name}.gold.json").read_text(encoding="utf-8"))["talks"] == []
    assert not untagged((QUIET / f"{name}.txt").read_text(encoding="utf-8"))[1]


def test_of_a_quiet_report_only_its_subject_is_asked(oslo: Labelled, reader: Reader) -> None:
    quiet = read_to_talks(replace(oslo, gold={**oslo.gold, "talks": []}), reader)
    assert question_of_subject(quiet)[1] == 0
    assert question_of_subject(read_to_talks(oslo, reader)) == questions_of(read_to_talks(oslo, reader))["about"][0]
