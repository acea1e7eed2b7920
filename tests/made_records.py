"""Records made by hand for tests of the casebook: small, in the published form, on conflicts that never were."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

TEXT = (
    "ZENDA — Ruritania and the Free Valleys Front opened talks in Zenda on Friday, said the foreign ministry. "
    "Rupert Hentzau led the government's delegation of nine, and Flavia Elphberg spoke for the front. "
    "Strelsau demands that the valleys lay down their arms before any vote is held."
)


OTHER_TEXT = "STRELSAU — The lakes mission left the capital without a word to reporters. Nobody was told why it did so."


def record(
    text: str = TEXT,
    *,
    published: str | None = "2031-03-07",
    publisher: str = "Zenda Post",
    file: str | None = "zenda.txt",
    **more: Any,
) -> Any:
    """A report of one round of talks, with an actor of each sort and a claim of each kind."""
    word = [[0, 5]]
    plain: dict[str, Any] = {
        "report": {"id": id_of(text), "text": text, "published": published, "publisher": publisher, "file": file},
        "times": [],
        "actors": [
            actor("a1", "Ruritania", "state", "RUR"),
            actor("a2", "Free Valleys Front", "armed_group", "RUR", sectors=["REB"]),
            actor("a3", "Rupert Hentzau", "person", "RUR", member_of=["a1"]),
            actor("a4", "protesters", "other", "RUR"),
        ],
        "talks": [talk("t1", [seat("a1"), seat("a2")])],
        "statements": [
            {
                "id": "s1", "speaker": "a3", "source": {"kind": "named"}, "mode": "indirect", "text": "opened talks",
                "span": [0, 5], "evidence": word,
            }
        ],
        "positions": [
            {"actor": "a1", "stance": "demands", "object": "arms", "issues": ["ceasefire"], "evidence": word}
        ],
        "events": [
            {
                "id": "e1", "type": "CONSULT", "source": ["a1"], "target": ["a2"], "modality": "asserted",
                "negated": False, "evidence": word,
            }
        ],
        "figures": [{"value": 9, "unit": "delegates", "of": "a1", "evidence": word}],
        "relations": [{"a": "a1", "b": "a2", "quality": "hostile", "evidence": word}],
        "conflicts": [],
    }  # fmt: skip
    return {**plain, **more}


def id_of(text: str) -> str:
    """The id of a report without a title."""
    return "sha256:" + sha256(f"\n{text}".encode()).hexdigest()


def actor(id: str, name: str, kind: str, country: Any = None, **more: Any) -> dict[str, Any]:
    """An actor who is mentioned once."""
    return {"id": id, "name": name, "kind": kind, "mentions": [[0, 5]], "country": country, **more}


def talk(id: str, participants: list[Any], *, status: str = "held", start: str = "2031-03-07", **more: Any) -> Any:
    """A round of talks in Zenda."""
    place = {"name": "Zenda", "country": "RUR", "evidence": [[0, 5]]}
    return {
        "id": id, "status": status, "participants": participants, "evidence": [[0, 5]],
        "start": {"value": start, "evidence": [[0, 5]]}, "place": place, **more,
    }  # fmt: skip


def seat(actor: str, role: str = "party", attendance: str = "attended", **more: Any) -> dict[str, Any]:
    """A delegation's row."""
    return {"actor": actor, "role": role, "attendance": attendance, "evidence": [[0, 5]], **more}
