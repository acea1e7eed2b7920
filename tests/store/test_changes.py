"""What a second reading of a text gains and loses, and whose ids its claims have."""

from parley.store.changes import Change, changes, with_lasting_ids
from tests.made_records import actor, record, seat, talk

SAME = {kind: Change(n, n, 0, 0) for kind, n in zip(
    ("actors", "talks", "statements", "positions", "events", "figures", "relations", "conflicts"),
    (4, 1, 1, 1, 1, 1, 1, 0), strict=True)}  # fmt: skip


def statement(id, start, **more):
    span = [start, start + 5]
    return {
        "id": id, "speaker": "a1", "source": {"kind": "named"}, "mode": "direct", "text": "x", "span": span,
        "evidence": [span], **more,
    }  # fmt: skip


def test_the_same_record_gains_and_loses_nothing():
    assert changes(record(), record()) == SAME


def test_other_ids_alone_are_no_change():
    numbered = [actor("a7", "Ruritania", "state", "RUR"), *record()["actors"][1:]]
    nothing = {kind: [] for kind in ("statements", "positions", "events", "figures", "relations")}
    again = record(actors=numbered, talks=[talk("t5", [seat("a7"), seat("a2")])], **nothing)
    assert changes(record(), again)["talks"] == Change(1, 1, 0, 0)


def test_a_claim_that_changed_is_lost_and_gained():
    assert changes(record(), record(talks=[talk("t1", [], status="planned")]))["talks"] == Change(1, 1, 1, 1)


def test_claims_keep_their_ids_where_a_new_one_comes_before_them():
    old = record(statements=[statement("s1", 20), statement("s2", 40)])
    new = record(statements=[statement("s1", 0), statement("s2", 20), statement("s3", 40, chain=["s2"])])
    lasting = with_lasting_ids(new, old)["statements"]
    assert [s["id"] for s in lasting] == ["s3", "s1", "s2"]
    assert lasting[2]["chain"] == ["s1"]


def test_the_id_of_a_claim_that_is_gone_is_not_given_again():
    old = record(statements=[statement("s1", 20), statement("s2", 40)])
    new = record(statements=[statement("s1", 20), statement("s2", 60)])
    assert [s["id"] for s in with_lasting_ids(new, old)["statements"]] == ["s1", "s3"]


def test_actors_keep_their_ids_everywhere():
    old = record()
    first, second, *rest = record()["actors"]
    new = record(
        actors=[{**second, "id": "a1"}, {**first, "id": "a2"}, *rest], talks=[talk("t1", [seat("a2"), seat("a1")])]
    )
    assert with_lasting_ids(new, old)["talks"] == old["talks"]
    assert with_lasting_ids(new, old)["positions"][0]["actor"] == "a2"


def test_a_record_under_its_own_ids_is_itself():
    assert with_lasting_ids(record(), record()) == record()
