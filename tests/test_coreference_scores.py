"""Measures of coreference by examples worked out by hand, and GUM's brackets by a document made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.clusters import MEASURES, Tally, b_cubed, best_pairing, ceaf_e, mentions, muc
from evaluate.coreference import Entity, Mention, Scored, bracketed, clusters, figures, gold_entities, main
from evaluate.gum import marks_of
from evaluate.treebank import documents_of
from training.treebanks import read_conllu

# The example of Pradhan and others (2014), Scoring coreference partitions of predicted mentions, figure 1.
GOLD = [frozenset("abc"), frozenset("defg")]
FOUND = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]

LAKE = """\
# newdoc id = GUM_news_lake
# newpar
# sent_id = GUM_news_lake-1
# text = Anna Berger left.
1\tAnna\tAnna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-1,2-coref
2\tBerger\tBerger\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = GUM_news_lake-2
# text = She had sold her boat.
1\tShe\tshe\tPRON\tPRP\t_\t3\tnsubj\t_\tEntity=(1-person-giv:act-cf1-1-ana)
2\thad\thave\tAUX\tVBD\t_\t3\taux\t_\t_
3\tsold\tsell\tVERB\tVBN\t_\t0\troot\t_\t_
4\ther\ther\tPRON\tPRP$\t_\t5\tnmod:poss\t_\tEntity=(2-object-new-cf2-2-sgl(1-person-giv:act-cf1-1-ana)
5\tboat\tboat\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


def values(tally: Tally) -> tuple[float, float]:
    return round(tally.recall, 4), round(tally.precision, 4)


def test_muc_counts_links() -> None:
    assert values(muc(GOLD, FOUND)) == (0.4, 0.4)


def test_b_cubed_counts_shares_of_mentions() -> None:
    assert values(b_cubed(GOLD, FOUND)) == (0.4167, 0.5)


def test_ceaf_e_counts_the_best_pairs_of_clusters() -> None:
    assert values(ceaf_e(GOLD, FOUND)) == (0.65, 0.4333)


def test_mentions_are_counted_whatever_their_cluster() -> None:
    assert values(mentions(GOLD, FOUND)) == (round(6 / 7, 4), 0.75)


def test_one_cluster_of_all_has_full_recall_of_links_and_poor_precision() -> None:
    assert values(muc(GOLD, [frozenset("abcdefg")])) == (1.0, round(5 / 6, 4))


def test_nothing_found_scores_nothing() -> None:
    assert all(measure(GOLD, []).f1 == 0 for measure in MEASURES.values())


def test_documents_add_up_before_they_are_divided() -> None:
    total = muc(GOLD, FOUND) + muc([frozenset("xyz")], [frozenset("xyz")])
    assert values(total) == (round(4 / 7, 4), round(4 / 7, 4))


def test_the_best_pairing_is_not_the_greedy_one() -> None:
    assert best_pairing([{0: 0.9, 1: 0.8}, {0: 0.8}], 2) == pytest.approx(1.6)
    assert best_pairing([{0: 0.9}, {0: 0.8}, {0: 0.95}], 1) == pytest.approx(0.95)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_a_partition_scores_one_against_itself(numbers: list[int]) -> None:
    partition = [frozenset(i for i, n in enumerate(numbers) if n == k) for k in set(numbers)]
    kept = [c for c in partition if len(c) > 1]
    assert all(measure(kept, kept).f1 == pytest.approx(1.0) for measure in MEASURES.values() if kept)


def test_brackets_nest_and_broken_mentions_keep_their_number() -> None:
    marks = ["(1-person-new-cf1-1-coref(2-place-new-sgl)", "1)", "(3[1/2]-event-new-sgl)", "", "(3[2/2]-event-new-sgl)"]
    assert list(bracketed(marks)) == [
        (0, 1, "2", "place"), (0, 2, "1", "person"), (2, 3, "3", "event"), (4, 5, "3", "event"),
    ]  # fmt: skip


def test_mentions_with_one_head_are_kept_apart_by_their_length() -> None:
    pair, one = Mention((0, 20), (0, 4), "name"), Mention((0, 4), (0, 4), "name")
    assert clusters([Entity((pair,)), Entity((one,))], "heads") == [
        frozenset({((0, 4), 0)}),
        frozenset({((0, 4), 1)}),
    ]


def test_gold_entities_have_their_heads_characters_and_kinds(tmp_path: Path) -> None:
    file = tmp_path / "dev.conllu"
    file.write_text(LAKE, encoding="utf-8")
    (document,) = documents_of(read_conllu(file))
    berger, boat = gold_entities(document, marks_of(file, "Entity")["GUM_news_lake"])
    assert (berger.type, boat.type) == ("person", "object")
    assert [document.text[slice(*m.span)] for m in berger.mentions] == ["Anna Berger", "She", "her"]
    assert [document.text[slice(*m.head)] for m in berger.mentions] == ["Anna", "She", "her"]
    assert [m.kind for m in berger.mentions] == ["name", "he, she", "he, she"]
    assert document.text[slice(*boat.mentions[0].span)] == "her boat"


def test_an_antecedent_may_be_any_earlier_mention_of_the_entity() -> None:
    name, she, her = (Mention((n, n + 1), (n, n + 1), k) for n, k in enumerate(("name", "he, she", "he, she")))
    rows = figures([Scored("GUM_news_x", "ABC", (Entity((name, she, her), "person"),), (Entity((name, her)),))])
    assert rows["antecedents of he, she"] == {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3), "of": 2}


def test_the_command_reads_the_raw_text_with_parley(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ud-english-gum").mkdir()
    (tmp_path / "ud-english-gum" / "test.conllu").write_text(LAKE, encoding="utf-8")
    assert main(["--data", str(tmp_path), "--split", "test", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["ud-english-gum test coreference"]
    assert rows["actors, heads: CoNLL"]["f1"] == 1.0
    assert rows["actors, spans: mentions"]["f1"] == 1.0
    assert rows["all, heads: MUC"]["recall"] == 1.0


def test_errors_of_the_test_split_are_not_shown(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(tmp_path), "--split", "test", "--errors"])
