"""What a desk serves and to whom: plain settings, made once at start."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from socket import gethostname

LOCAL = ("localhost",)
"""The name under which a browser on the same machine asks, beside its addresses."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A casebook and how it is served.

    `token` opens writing to whoever was given it; with `is_read_only` nobody writes. `password`, where there is one, is
    asked for before anything is shown. `hosts` are the names under which requests may come; `coder` is who judges where
    a judgement names nobody. `model` and `codebook` are as for `parley read`.
    """

    book: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    is_read_only: bool = False
    password: str | None = None
    hosts: tuple[str, ...] = LOCAL
    coder: str = "desk"
    model: str | None = None
    codebook: Path | None = None

    @property
    def name(self) -> str:
        """The casebook's file name, which citations give."""
        return Path(self.book).name

    def entry(self, address: str) -> str:
        """The address that lets its holder write; that of the first page where nobody writes."""
        return address if self.is_read_only else f"{address}/enter?token={self.token}"

    def is_token(self, given: str) -> bool:
        """Whether something is the token; takes as long for every guess."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def proof(self, of: str) -> str:
        """What only those who know the token can make: for forms, and for the cookie of somebody who may write."""
        return hmac.new(self.token.encode(), of.encode(), "sha256").hexdigest()

    def is_proof(self, given: str, of: str) -> bool:
        """Whether something is that proof; takes as long for every guess."""
        return hmac.compare_digest(given.encode(), self.proof(of).encode())


def is_local(host: str) -> bool:
    """Whether only this machine can reach what is served there."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def hosts_for(host: str) -> tuple[str, ...]:
    """The names under which a desk may be asked that is served there: where others may reach it, this machine's too."""
    machine = gethostname().lower()
    return LOCAL if is_local(host) else (*LOCAL, host.lower(), machine, f"{machine}.local")
