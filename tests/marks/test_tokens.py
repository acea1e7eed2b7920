"""Words, as they are cut before anything is known of them."""

import pytest

from parley.marks.tokens import english


@pytest.mark.parametrize("sign", ["(", "“", ".", "a-"])
def test_what_has_no_white_space_for_very_long_is_one_word(sign: str) -> None:
    """Cutting off two hundred thousand brackets one by one would take hours."""
    assert [word.text for word in english()(f"Zenda: {sign * 200_000}")][:-1] == ["Zenda", ":"]
