"""Where the shipped models lie: inside the installed package, or beside `src/` in a checkout."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str) -> Path:
    """The folder of a shipped model."""
    package = Path(__file__).parent
    installed = package / "models" / name
    return installed if installed.is_dir() else package.parents[1] / "models" / name
