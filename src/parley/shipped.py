"""Where shipped models and examples lie: inside the installed package, or beside `src/` in a checkout."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str, *, within: str = "models") -> Path:
    """The folder of a shipped model, or of shipped reports (`within="examples"`)."""
    package = Path(__file__).parent
    installed = package / within / name
    return installed if installed.is_dir() else package.parents[1] / within / name
