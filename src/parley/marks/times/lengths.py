"""Lengths of time ("17-year", "for months") and repetitions ("every week")."""

from __future__ import annotations

import re

from parley.marks.times.patterns import PART_CODE, SEASON_CODE
from parley.marks.times.scene import FUTURE, PAST, Mark, Match, Scene, lead_in_word, one, part_code
from parley.marks.times.tense import lead_in
from parley.marks.times.values import duration, length, number, ordinal, unit_name


def duration_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "nearly 40 years", "17-year", "a year and a half"; "a day" as a rate."""
    unit, words = unit_name(match["unit"]), match["n"].lower()
    after = scene.text[match.end() : match.end() + 16]
    if not _is_a_length(scene, match, unit, words, after):
        return []
    count = number(words)
    if match["half"] and count is not None:
        count += 0.5
    value = length(count, unit)
    if match["n2"] and count is not None:
        value += re.sub(r"^P", "", length(number(match["n2"]), match["unit2"].lower()))
    if words in ("a", "an") and re.search(
        r"(?:\w{2,}s|people|dollar|once|twice)\s$", scene.text[max(0, match.start() - 12) : match.start()]
    ):
        return one(match, "SET", value)
    return one(match, "DURATION", value)


_OLD_THING = re.compile(
    r"\s(?:\w+\s)?(?:war|conflict|dispute|insurgency|crisis|feud|rebellion|stalemate|standoff|row|truce|ceasefire"
    r"|embargo|blockade|division|rivalry|strike|siege|occupation|revolt|uprising|alliance|agreement|deal|process|quarrel)\b"
)


def _is_a_length(scene: Scene, match: Match, unit: str, words: str, after: str) -> bool:
    """No ages ("16 years old"), no "a second envoy", no "one day" that means some time."""
    text = scene.text
    if match["long"] and match["long"].lower() == "old":
        return bool(_OLD_THING.match(text[match.end() : match.end() + 40]))
    if re.match(r"\sold\b", after) or re.search(r"\baged\s$", text[max(0, match.start() - 5) : match.start()]):
        return False
    last_word = re.split(r"[\s-]", match[0])[-1].lower()
    if unit == "second" and (words in ("a", "an", "another", "one") or not last_word.endswith("s")):
        return False
    if words == "many" and lead_in_word(text, match.start()) in ("as", "so", "how"):
        return False  # "the second time in as many days"
    if words == "another" and unit == "day" and lead_in(text, match.start()) in ("to", "for", "until"):
        return False
    if words == "one" and unit == "day" and match["sep"].isspace():
        before = lead_in_word(text, match.start())
        return before in (
            "for",
            "in",
            "within",
            "after",
            "only",
            "just",
            "lasted",
            "least",
            "than",
            "of",
            "by",
        ) or bool(re.match(r"\s(?:after|before|of|later|earlier)\b", after))
    plural_needed = match["sep"].isspace() and words not in _SINGULAR and not match["half"]
    return not plural_needed or last_word.endswith("s") or last_word == "old" or last_word == "long"


_SINGULAR = {"a", "an", "one", "another", "half a", "half an", "a half", "a further", "a single", "a full", "a whole",
             "an entire", "1", "an extra", "an additional"}  # fmt: skip


def long_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "decade-long", "months-long"; "a week-old truce"."""
    before = scene.text[max(0, match.start() - 1) : match.start()]
    if before in "-‐–" and before:
        return []
    if match["how"].lower() == "old" and not _OLD_THING.match(scene.text[match.end() : match.end() + 40]):
        return []
    return one(match, "DURATION", duration(None if match["plural"] else 1, unit_name(match["unit"])))


def open_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "for months", "within hours", "years of": a length of time without a number."""
    lead, trail = (match["lead"] or "").lower(), (match["trail"] or "").strip().lower()
    if not lead and not trail:
        return []
    if not lead and lead_in_word(scene.text, match.start("x")) in (
        "the",
        "these",
        "those",
        "his",
        "her",
        "their",
        "our",
        "its",
        "old",
    ):
        return []
    if trail == "on" and not re.match(r"[,.;]", scene.text[match.end() : match.end() + 1]):
        trail = ""
    value = duration(None, unit_name(match["unit"]))
    return [Mark(*match.span("x"), "DURATION", value, None)] if lead or trail else []


def span_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the past three years" is a length, "recent years", "the coming weeks" point back and ahead."""
    ref = (match["ref"] or match["ref2"]).lower()
    count = number(match["n"]) if match["n"] else None
    if count is not None:
        return one(match, "DURATION", length(count, unit_name(match["unit"])))
    ahead = ref in ("coming", "next", "following", "ensuing", "subsequent")
    value = FUTURE if ahead else PAST
    return one(match, "DATE", value)


def within_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "over the past year"."""
    return [Mark(*match.span("x"), "DURATION", duration(1, match["unit"].lower()), None)]


def every_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "every week", "each morning", "every other day"."""
    unit, words = match["unit"].lower(), (match["n"] or "").lower()
    if unit in PART_CODE:
        return one(match, "SET", "XXXX-XX-XX" + part_code(unit))
    if unit in SEASON_CODE:
        return one(match, "SET", f"XXXX-{SEASON_CODE[unit]}")
    if unit == "weekend":
        return one(match, "SET", "XXXX-WXX-WE")
    count = {"": 1.0, "single": 1.0, "other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0}.get(words, number(words))
    return one(match, "SET", duration(count, unit))


def rate_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "once a week", "three times a year"."""
    return one(match, "SET", duration(number(match["n"]) if match["n"] else 1, match["unit"].lower()))


def adverb_set_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "daily", "annually"."""
    word = match["set"]
    if not word.islower():  # "the Daily Star"
        return []
    value = {
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "hourly": "PT1H",
    }.get(word, "P1Y")
    return one(match, "SET", value)


def nth_unit_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "in its 18th year": the eighteenth of a row of years."""
    which = ordinal(match["n"])
    if not which or (which == 1 and match[0].lower().startswith("the")):
        return []
    return one(match, "DURATION", duration(which, match["unit"].lower()))
