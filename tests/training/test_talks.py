"""From two tagged reports to networks that read: train, write, load."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs `pip install -e '.[train]'`")

from evaluate.floors import digest_of
from parley.claims.chooser import Chooser, load_chooser
from parley.record import Report
from parley.steps import Reader, find_cast, find_talks, parse
from tests.training.test_tagged import TEXT, write_report
from training.tagged import untagged
from training.talks import RECIPE, main

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tagged reports, and beside them the networks learnt from them."""
    made = tmp_path_factory.mktemp("talks")
    for name in ("oslo", "oslo-again"):
        write_report(made / "tagged", name)
    (made / "quiet").mkdir()
    asked = ["--tagged", str(made / "tagged"), "--quiet", str(made / "quiet"), "--out", str(made / "model")]
    assert main(asked) == 0
    return made


def test_the_folder_is_one_that_reading_loads(folder: Path) -> None:
    chooser = load_chooser(folder / "model")
    assert {"where", "present", "role", "attendance", "status", "day", "place"} <= set(chooser.networks)
    assert all(len(network.labels) == network.out.shape[1] for network in chooser.networks.values())


def test_options_without_known_traits_score_what_the_biases_give(folder: Path) -> None:
    for network in load_chooser(folder / "model").networks.values():
        assert not network.vectors[0].any()


def test_what_was_learnt_is_read_again(folder: Path, reader: Reader) -> None:
    chooser: Chooser = load_chooser(folder / "model")
    if "member" not in chooser.networks:
        chooser = Chooser({**chooser.networks, "member": reader.chooser["member"]})
    report = Report(id="oslo", text=untagged(TEXT)[0], published="2020-11-20")
    parsed = parse(report, reader)
    cast = find_cast(parsed, reader.codebook, report.published)
    talks = find_talks(parsed, cast, reader.codebook, chooser, (), report.published)
    assert talks
    assert {"Norway", "Chile"} <= {cast.by_id[row.actor].name for row in talks[0].participants}


def test_meta_holds_recipe_counts_and_the_digest_of_the_reports(folder: Path) -> None:
    meta = json.loads((folder / "model" / "meta.json").read_text(encoding="utf-8"))
    assert meta["recipe"] == RECIPE
    assert meta["digests"] == {part: digest_of(folder / part) for part in ("tagged", "quiet")}
    assert (meta["reports"], meta["questions"]["status"]) == ({"tagged": 2, "quiet": 0}, 4)


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"talks: .*no-such-folder"):
        main(["--tagged", str(tmp_path / "no-such-folder"), "--out", str(tmp_path / "model")])
