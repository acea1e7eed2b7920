"""What is shipped for the browser is made of the present sources, is small, and names whose it is."""

import gzip
import json
from hashlib import sha256
from pathlib import Path

from parley.web.rendering import STATIC

SOURCES = Path(__file__).parents[2] / "desk"
BUNDLE = json.loads((STATIC / "bundle.json").read_text(encoding="utf-8"))


def test_the_bundle_is_of_the_present_sources():
    digest = sha256()
    names = sorted(f"src/{file.name}" for file in (SOURCES / "src").iterdir())
    for name in ("build.mjs", "package-lock.json", *names):
        digest.update(f"{name}\0".encode() + (SOURCES / name).read_bytes() + b"\0")
    assert digest.hexdigest() == BUNDLE["sources"], "run `npm ci && npm run build` in desk/"


def test_every_script_that_is_shipped_is_of_the_bundle():
    assert sorted(file.name for file in STATIC.glob("*.js")) == BUNDLE["files"]


def test_all_scripts_together_are_smaller_than_one_page_may_be():
    assert sum(len(gzip.compress(file.read_bytes())) for file in STATIC.glob("*.js")) < 150_000


def test_every_package_that_the_lock_file_installs_for_use_is_licensed():
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    licences = {about.get("license") for about in lock["packages"].values() if about.get("version")}
    assert licences <= {"ISC", "MIT", "BSD-3-Clause", "Apache-2.0", "Unlicense"}


def test_licences_are_listed():
    text = (STATIC / "LICENSES.txt").read_text(encoding="utf-8")
    assert all(name in text for name in ("@observablehq/plot", "d3-brush", "world-atlas", "Permission to use"))
