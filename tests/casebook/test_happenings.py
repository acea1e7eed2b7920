"""What is shown of an event that reports tell, and the verdict on it."""

import pytest

from parley.casebook.happenings import Telling, fuse_happening, happening_id, judge_happening

FRONT, RURITANIA, LAKES = "front.rur", "state:RUR", "lakes-mission"
SIDES = {"sources": ((FRONT, FRONT),), "targets": ((RURITANIA, "ruritania.rur"),)}


def telling(report, modality="asserted", **more):
    told = {"published": "2031-03-08", "is_negated": False, **SIDES, **more}
    return Telling(f"{report}#e1", report, type="ASSAULT", modality=modality, **told)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ([telling("a")], "one_outlet_only"),
        ([telling("a"), telling("b")], "confirmed_by_one_and_third"),
        ([telling("a", according_to=(RURITANIA,))], "one_party_only"),
        ([telling("a", according_to=(RURITANIA,)), telling("b", according_to=(FRONT,))], "confirmed_by_both"),
        ([telling("a", according_to=(RURITANIA,), confirmed_by=(FRONT,))], "confirmed_by_both"),
        ([telling("a", according_to=(LAKES,)), telling("b", "denied", denied_by=(FRONT,))], "disputed"),
        ([telling("a", "alleged", according_to=(RURITANIA,), denied_by=(FRONT,))], "disputed"),
        ([telling("a", "denied", is_negated=True)], "denied"),
        ([telling("a", "denied", according_to=(FRONT,))], "denied"),
        ([telling("a", "alleged")], "unresolved"),
    ],
)
def test_the_verdict_tells_on_whose_word_it_rests(told, verdict):
    assert judge_happening(told).verdict == verdict


def test_copies_of_a_text_vouch_once():
    copies = [telling("a"), Telling("b#e1", "a", "2031-03-08", "ASSAULT", "asserted", False)]
    assert judge_happening(copies).is_sole_source


def test_who_speaks_of_his_own_deed_is_self_serving():
    assert judge_happening([telling("a", according_to=(FRONT,))]).is_self_serving
    assert not judge_happening([telling("a", according_to=(LAKES,))]).is_self_serving


def test_what_most_texts_tell_is_shown_and_all_versions_stand():
    told = [
        telling("a", mode="drone"),
        telling("b", mode="aerial"),
        telling("c", mode="drone"),
        telling("d", "alleged"),
    ]
    shown = fuse_happening(told)
    assert (shown.values["mode"].value, shown.values["mode"].rule) == ("drone", "most_origins")
    assert (shown.values["modality"].value, shown.values["modality"].rule) == ("asserted", "vouched_for")
    assert [(v.field, v.value, v.origins) for v in shown.versions] == [("mode", "aerial", 1), ("mode", "drone", 2)]
    assert fuse_happening(reversed(told)) == shown


def test_an_actor_who_sits_for_two_sides_by_two_reports_is_shown_once():
    sides = {"a": "state:RUR", "b": "hentzau.rur"}
    told = [telling(report, sources=((side, "hentzau.rur"),)) for report, side in sides.items()]
    assert [actor for _, actor in fuse_happening(told).sources] == ["hentzau.rur"]


def test_what_is_told_once_is_shown_as_by_the_rules():
    once = telling("a", mode="drone", date="2031-03-07", first="2031-03-07", last="2031-03-07")
    again = Telling(**{field: getattr(once, field) for field in once.__slots__} | {"claim": "b#e1"})
    assert fuse_happening([once]) == fuse_happening([once, again])
    assert happening_id(["b#e1", "a#e1"]) == happening_id(["a#e1"])
