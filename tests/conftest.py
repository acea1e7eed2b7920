"""The shipped model and codebook, loaded once for all tests that read reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from parley.steps import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """What `read_report` needs beside the report; loaded late, since most tests need no model."""
    from parley.steps import load_reader

    return load_reader()
