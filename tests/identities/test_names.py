"""Named mentions, by names that the model gave to texts made by hand."""

from __future__ import annotations

import pytest

from parley.codebook.load import shipped_codebook
from parley.identities.names import find_names
from parley.parsed import Name
from tests.claims.hand_made import parsed_of

AT_BEL_AIR = (
    "They/they/PRON/nsubj/2 met/meet/VERB.VBD/root/0 at/at/ADP/case/4 Bel/bel/PROPN/obl/2 Air/air/PROPN/flat/4 "
    "./././punct/2"
)


@pytest.mark.parametrize("kind", ["PLACE", "PERSON"])
def test_a_name_goes_on_over_the_words_that_belong_to_it(kind: str) -> None:
    parsed = parsed_of(AT_BEL_AIR, names=(Name(3, 4, kind),))
    (name,) = find_names(parsed, shipped_codebook(), None)
    assert (name.start, name.end) == (3, 5)
