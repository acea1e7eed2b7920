"""The days and places that a round may have, by texts made by hand; the first option is always that it is open."""

from __future__ import annotations

from parley.claims.rounds import Round
from parley.claims.settings import Settings, date_of
from parley.parsed import Parsed
from parley.record import Date, Place, Time
from tests.claims.hand_made import cast_of, parsed_of, signals_of

MET = (
    "Norway/Norway/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Chile/Chile/PROPN/obj/2 in/in/ADP/case/5 "
    "{place}/{place}/PROPN/obl/2 on/on/ADP/case/7 {day}/{day}/PROPN/obl/2 ./././punct/2"
)
RAINED = "It/it/PRON/nsubj/2 rained/rain/VERB.VBD/root/0 on/on/ADP/case/4 {day}/{day}/PROPN/obl/2 ./././punct/2"
DATELINE = "Nairobi/Nairobi/PROPN/root/0 —/—/PUNCT/punct/1"
VALUES = {"Tuesday": "2020-11-17", "Friday": "2020-11-20", "Monday": "XXXX-WXX-1", "once": "PAST_REF"}
PLACES = {"Sochi": Place("Sochi", "RUS", latitude=43.6, longitude=39.7), "Nairobi": Place("Nairobi", "KEN")}


def met(place: str, day: str) -> str:
    return MET.format(place=place, day=day)


def settings_of(*sentences: str, published: str | None = "2020-11-20") -> Settings:
    """One round of all signals; days and places are told by VALUES and PLACES."""
    bare = parsed_of(*sentences)
    days = [(i, w) for i, w in enumerate(bare.words) if w in VALUES]
    times = tuple(Time((bare.begins[i], bare.end(i)), "DATE", VALUES[w], w) for i, w in days)
    parsed: Parsed = parsed_of(*sentences, times=times)
    places = {i: PLACES[w] for i, w in enumerate(parsed.words) if w in PLACES}
    cast = cast_of({i: w for i, w in enumerate(parsed.words) if w in ("Norway", "Chile")}, places=places)
    return Settings(parsed, cast, [Round(signals_of(parsed, cast), is_main=True)], published)


def days_of(found: Settings) -> list[str | None]:
    times, traits = found.day_options(0)
    assert len(times) == len(traits)
    return [t and t.text for t in times]


def places_of(found: Settings) -> list[str | None]:
    places, traits = found.place_options(0)
    assert len(places) == len(traits)
    return [p and p.name for p in places]


def test_a_round_without_days_and_places_leaves_both_open() -> None:
    found = settings_of(met("there", "then"))
    assert (days_of(found), places_of(found)) == ([None], [None])


def test_days_of_the_sentence_and_of_its_neighbours_are_options() -> None:
    sentences = [met("Sochi", "Tuesday"), RAINED.format(day="Friday"), RAINED.format(day="Monday")]
    assert days_of(settings_of(*sentences)) == [None, "Tuesday", "Friday"]


def test_a_weekday_of_no_week_is_an_option_and_once_is_none() -> None:
    assert days_of(settings_of(met("Sochi", "Monday"))) == [None, "Monday"]
    assert days_of(settings_of(met("Sochi", "once"))) == [None]


def test_a_place_that_is_named_twice_is_one_option() -> None:
    assert places_of(settings_of(met("Sochi", "Tuesday"), met("Sochi", "Friday"))) == [None, "Sochi"]


def test_the_place_of_the_dateline_is_an_option_wherever_the_round_is_told() -> None:
    rain = RAINED.format(day="Tuesday")
    assert places_of(settings_of(DATELINE, rain, rain, met("Sochi", "Friday"))) == [None, "Nairobi", "Sochi"]


def test_traits_say_how_a_day_stands_to_the_day_of_publication() -> None:
    def relation(published: str | None) -> set[str]:
        _, (_, traits) = settings_of(met("Sochi", "Tuesday"), published=published).day_options(0)
        return {t for t in traits if t.startswith("relation=") and "|" not in t}

    days = ("2020-11-17", "2020-11-20", "2020-12-01", "2020-11-01", None)
    assert [relation(d) for d in days] == [{f"relation={r}"} for r in ("same", "month", "year", "later", "unknown")]


def test_traits_say_that_the_day_stands_by_the_word_of_contact() -> None:
    _, (_, own, beside) = settings_of(met("Sochi", "Tuesday"), RAINED.format(day="Friday")).day_options(0)
    assert "attached=True|True|False" in own
    assert "attached=False|False|False" in beside
    assert "sentence=-1" in beside


def test_a_time_of_day_is_its_day_and_an_interval_has_two() -> None:
    span = (0, 5)
    assert date_of(Time(span, "TIME", "2020-11-17TMO", "")) == (Date("2020-11-17", (span,)), None)
    assert date_of(Time(span, "DATE", "2020-11-17/2020-11-19", "")) == (
        Date("2020-11-17", (span,)),
        Date("2020-11-19", (span,)),
    )


def test_the_day_on_which_something_was_said_is_not_that_of_the_round() -> None:
    denied = (
        "Norway/Norway/PROPN/nsubj/2 denied/deny/VERB.VBD/root/0 on/on/ADP/case/4 Friday/Friday/PROPN/obl/2 "
        "that/that/SCONJ/mark/7 it/it/PRON/nsubj/7 met/meet/VERB.VBD/ccomp/2 Chile/Chile/PROPN/obj/7 on/on/ADP/case/10 "
        "Tuesday/Tuesday/PROPN/obl/7 ./././punct/2"
    )
    assert days_of(settings_of(denied)) == [None, "Tuesday"]


def test_the_day_next_after_a_verb_of_speaking_is_not_that_of_the_round() -> None:
    said = (
        "Norway/Norway/PROPN/nsubj/2 said/say/VERB.VBD/root/0 on/on/ADP/case/4 Friday/Friday/PROPN/obl/6 "
        "it/it/PRON/nsubj/6 met/meet/VERB.VBD/ccomp/2 Chile/Chile/PROPN/obj/6 on/on/ADP/case/9 "
        "Tuesday/Tuesday/PROPN/obl/6 ./././punct/2"
    )
    assert days_of(settings_of(said)) == [None, "Tuesday"]


def test_the_day_to_which_a_round_was_put_off_is_not_its_day() -> None:
    put_off = (
        "Talks/talk/NOUN.NNS/nsubj:pass/5 set/set/VERB.VBN/acl/1 for/for/ADP/case/4 Tuesday/Tuesday/PROPN/obl/2 "
        "postponed/postpone/VERB.VBN/root/0 until/until/ADP/case/7 Friday/Friday/PROPN/obl/5 ./././punct/5"
    )
    assert days_of(settings_of(put_off)) == [None, "Tuesday"]


def test_a_place_in_the_name_of_an_agency_is_no_place_of_a_round() -> None:
    dateline = (
        "Nairobi/Nairobi/PROPN/root/0 (/(/PUNCT/punct/3 Sochi/Sochi/PROPN/flat/1 Wire/wire/PROPN/flat/1 "
        ")/)/PUNCT/punct/3 —/—/PUNCT/punct/1"
    )
    assert places_of(settings_of(dateline, met("there", "Friday"))) == [None, "Nairobi"]


def test_a_place_of_violence_is_no_place_of_a_round() -> None:
    since = (
        "Norway/Norway/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Chile/Chile/PROPN/obj/2 since/since/ADP/case/6 "
        "a/a/DET/det/6 clash/clash/NOUN/obl/2 in/in/ADP/case/8 Sochi/Sochi/PROPN/nmod/6 ./././punct/2"
    )
    assert places_of(settings_of(since)) == [None]


def test_a_call_is_in_no_town() -> None:
    called = (
        "Norway/Norway/PROPN/nsubj/2 spoke/speak/VERB.VBD/root/0 by/by/ADP/case/4 telephone/telephone/NOUN/obl/2 "
        "with/with/ADP/case/6 Chile/Chile/PROPN/obl/2 ./././punct/2"
    )
    assert places_of(settings_of(DATELINE, called)) == [None]
