"""What single reports tell of one round, as shown values and verdicts are made of it. Types alone.

Sources are sides (`parties.side_of`), or free descriptions of people without a name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeatAccount:
    """A delegation's row in one report; `size` counts people, None where the report does not."""

    side: str
    actor: str
    role: str
    attendance: str
    level: str | None = None
    size: int | None = None
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A talk of one report; `origin` is the first report of its text.

    `according_to` are those on whose word the report tells it, empty where it vouches itself; `confirmed_by` and
    `denied_by` those whose statements in the passage confirm or deny it. `start` and `end` are TIMEX3 values, `first`
    and `last` the days that they allow.
    """

    talk: str
    origin: str
    published: str | None
    status: str
    seats: tuple[SeatAccount, ...] = ()
    format: str | None = None
    publicity: str | None = None
    name: str | None = None
    start: str | None = None
    end: str | None = None
    first: str | None = None
    last: str | None = None
    place: str | None = None
    country: str | None = None
    venue: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    outcome: str | None = None
    according_to: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """The claim's id."""
        return self.talk
