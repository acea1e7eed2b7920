"""What telling of an act to come amounts to."""

from __future__ import annotations

import pytest

from parley.claims.events.intents import amounts_to
from parley.claims.happened import Standing


@pytest.mark.parametrize(
    ("kind", "standing", "told"),
    [
        ("AID", Standing("planned", willing=True), ("AGREE", "asserted")),
        ("SUPPORT", Standing("conditional", willing=True), ("AGREE", "conditional")),
        ("ASSAULT", Standing("planned", willing=True), ("THREATEN", "asserted")),
        ("CONSULT", Standing("planned", negated=True, unwilling=True), ("REJECT", "asserted")),
        ("AID", Standing(), ("AID", "asserted")),
        ("ACCUSE", Standing("planned"), ("ACCUSE", "planned")),
    ],
)
def test_an_announced_act_promises_threatens_or_refuses(kind: str, standing: Standing, told: tuple[str, str]) -> None:
    assert amounts_to(kind, standing) == told
