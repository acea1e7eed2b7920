"""The repository as a newcomer finds it: README's commands, what is shipped, nothing that belongs to one machine."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.test_layers import FOLDERS, IMPORTS

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest"

MODULES = {
    "charset-normalizer": "charset_normalizer",
    "jsonschema-rs": "jsonschema_rs",
    "XlsxWriter": "xlsxwriter",
    "python-docx": "docx",
}
"""Modules that are not called as their package."""

INDIRECT = {"lxml-html-clean", "python-multipart"}
"""Dependencies that only another dependency imports."""

OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|opt|home)/\w|\.\./sha" + "red")
"""Paths that exist on one machine; where the data lies is told in docs/ and training/."""


def tracked():
    """All files under version control, or all files where there is none."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split("\0") if listed.returncode == 0 else map(str, ROOT.rglob("*"))
    return [file for name in names if name and (file := ROOT / name).is_file()]


def commands_of(readme):
    """The lines of README's code blocks."""
    blocks = re.findall(r"^```(?:sh|bash|console)?\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def commands():
    return commands_of((ROOT / "README.md").read_text(encoding="utf-8"))


def test_readme_runs_the_tests_in_one_line(commands):
    assert TEST_COMMAND in commands


def test_readme_reads_an_example_in_one_line(commands):
    reading = [line for line in commands if line.startswith("python3 -m venv") and "parley read " in line]
    assert len(reading) == 1
    example = re.search(r"parley read (\S+)", reading[0]).group(1)
    assert (ROOT / example).is_file()


def test_no_file_names_a_path_of_one_machine():
    found = []
    for file in tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if match := OF_ONE_MACHINE.search(text):
            found.append(f"{file.relative_to(ROOT)}: {match.group()}")
    assert not found


@pytest.mark.parametrize("group", ["dependencies", "exports"])
def test_every_dependency_has_its_folder_and_reason(group):
    listed = re.search(rf"^{group} = \[\n(.*?)^\]", PYPROJECT, re.DOTALL | re.MULTILINE).group(1).splitlines()
    for line in listed:
        folder = re.search(r'",\s*# (\w+)/(?:, \w+/)*: \S', line)
        assert folder, line
        assert (ROOT / "src" / "parley" / folder.group(1)).is_dir(), line


def test_dependencies_are_what_is_imported():
    listed = (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["exports"])
    declared = {re.match(r"[\w-]+", dependency).group() for dependency in listed}
    imported = {module.split(".")[0] for _, module in IMPORTS} & set(FOLDERS)
    assert {MODULES.get(name, name) for name in declared - INDIRECT} == imported


@pytest.mark.slow
def test_the_wheel_holds_schema_codebook_models_demo_and_licence(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "parley/record.schema.json" in names
    assert {f"parley/codebook/{file.name}" for file in (ROOT / "src/parley/codebook").glob("*.csv")} <= names
    assert [name for name in names if name.startswith("parley/models/") and name.endswith(".onnx")]
    talks = ("traits.json", "weights.npz", "meta.json", "scores.json", "CARD.md")
    assert {f"parley/models/parley-talks/{name}" for name in talks} <= names
    assert {f"parley/examples/demo/{file.name}" for file in (ROOT / "examples/demo").iterdir()} <= names
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert [name for name in names if name.endswith("licenses/NOTICE")]
