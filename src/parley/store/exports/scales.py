"""Numbers that event data put on kinds of events, and the codes of states."""

from __future__ import annotations

from parley.codebook.load import shipped_codebook

QUADS = (
    ("VERBAL COOPERATION", ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")),
    ("MATERIAL COOPERATION", ("COOPERATE", "AID", "RETREAT")),
    ("VERBAL CONFLICT", ("REQUEST", "ACCUSE", "REJECT", "THREATEN")),
    ("MATERIAL CONFLICT", ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")),
)
QUAD_OF = {type: (number, name) for number, (name, types) in enumerate(QUADS, 1) for type in types}
"""Number from 1 to 4, as GDELT counts them, and name of each PLOVER type's quarter."""

# Conflict and cooperation, from -10 to 10: PLOVER manual of February 2024. ACCUSE is +3 there, against its modes.
OF_TYPE = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
    "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0,
    "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
OF_MODE = {
    ("CONSULT", "visit"): 4.0, ("CONSULT", "third-party"): 1.0, ("CONSULT", "multilateral"): 4.0,
    ("CONSULT", "phone"): 1.5, ("RETREAT", "withdraw"): 8.0, ("RETREAT", "disarm"): 10.0, ("RETREAT", "ceasefire"): 7.5,
    ("RETREAT", "resign"): 4.5, ("REQUEST", "assist"): 0.5, ("REQUEST", "change"): -1.0, ("REQUEST", "yield"): -1.0,
    ("ACCUSE", "disapprove"): -2.0, ("ACCUSE", "investigate"): -3.5, ("ACCUSE", "allege"): -3.5,
    ("REJECT", "assist"): -1.5, ("THREATEN", "restrict"): -3.0, ("THREATEN", "territory"): -4.0,
    ("PROTEST", "obstruct"): -4.5, ("SANCTION", "expel"): -5.5, ("MOBILIZE", "weapons"): -6.5,
    ("MOBILIZE", "police"): -5.5, ("MOBILIZE", "militia"): -6.0, ("COERCE", "censor"): -6.5, ("COERCE", "curfew"): -6.5,
    ("COERCE", "misinformation"): -6.5, ("COERCE", "martial-law"): -7.5, ("ASSAULT", "destroy"): -8.5,
    ("ASSAULT", "beat"): -7.5, ("ASSAULT", "crowd-control"): -7.5, ("ASSAULT", "primitive"): -8.0,
    ("ASSAULT", "targeted"): -9.5, ("ASSAULT", "suicide-attack"): -9.5, ("ASSAULT", "aerial"): -9.5,
    ("ASSAULT", "drone"): -9.5, ("ASSAULT", "heavy-weapons"): -9.5, ("ASSAULT", "unconventional"): -10.0,
}  # fmt: skip
"""Modes whose score is another than their type's."""

_BY_ROOT = (0, 3, 4, 1, 3.5, 6, 7, 5, -2, -5, -2, -4, -6, -6.5, -7.2, -4, -7, -9, -10, -10)
GOLDSTEIN = {f"{root:02}": float(score) for root, score in enumerate(_BY_ROOT, 1)}
"""Goldstein's scale for the roots of CAMEO, as GDELT gives it."""

# Where the Correlates of War project counts a state under another number than Gleditsch and Ward.
COW_APART = {"DEU": 255, "YEM": 679, "SRB": 345, "KIR": 946, "TUV": 947, "TON": 955, "NRU": 970}


def intensity(type: str, mode: str | None) -> float | None:
    """PLOVER's score of an event; None for an unknown type."""
    return OF_MODE.get((type, mode or ""), OF_TYPE.get(type))


def gw_number(country: str | None) -> int | None:
    """A state's number in the list of Gleditsch and Ward."""
    state = shipped_codebook().states.get(country or "")
    return state.gw if state else None


def cow_number(country: str | None) -> int | None:
    """A state's number in the list of the Correlates of War project."""
    return COW_APART.get(country or "", gw_number(country))


def country_name(country: str | None) -> str | None:
    """A state's name; the code where it is not in the codebook."""
    state = shipped_codebook().states.get(country or "")
    return state.name if state else country
