"""An act told as to come, by its own doer, in; what telling it amounts to out: a promise, a threat, a refusal.

"Oslo said it would send food" promises, "said it would shell the port" threatens, "said it would not come" refuses.
A mere schedule in the report's own voice stays what it is.
"""

from __future__ import annotations

from parley.claims.happened import Standing

KIND = frozenset("CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT".split())
HARSH = frozenset("SANCTION MOBILIZE COERCE PROTEST ASSAULT REJECT".split())
TO_COME = frozenset({"planned", "conditional"})


def amounts_to(kind: str, standing: Standing) -> tuple[str, str]:
    """The type of event and its modality where the doer of an act of `kind` tells of it."""
    if standing.modality not in TO_COME or standing.negated:
        return ("REJECT", "asserted") if standing.unwilling and kind in KIND else (kind, standing.modality)
    modality = "conditional" if standing.modality == "conditional" else "asserted"
    if kind in KIND:
        return "AGREE", modality
    return ("THREATEN", "asserted") if kind in HARSH else (kind, standing.modality)
