"""What many tests share and what takes seconds to make: the model and codebook, the casebook of the shipped reports."""

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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The casebook that `parley demo` shows; nobody writes in it."""
    from parley.run.demo import NAME, build_demo

    path = str(tmp_path_factory.mktemp("demo") / NAME)
    assert all(added.is_new for added in build_demo(path))
    return path
