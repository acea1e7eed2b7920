"""The API by its own description: whatever is asked, no error of the desk's own, and every fault in one shape."""

from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from parley.web.app import make_app
from parley.web.desk import Desk
from parley.web.reading import Kept, Readers

pytestmark = pytest.mark.slow

HEADERS = {"Host": "localhost", "X-Parley-Token": "let me in"}
APP = make_app(Desk("", token="let me in"))
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP, headers=HEADERS)
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
CHECKS = (not_a_server_error, response_schema_conformance, status_code_conformance, content_type_conformance)
CASES = 12
"""Requests of each kind for each operation, the same at each run."""

PATHS = sorted({operation.path for operation in OPERATIONS if operation.method == "get"})
NAMES = ("actor", "place", "status", "issue", "since", "until", "limit", "words", "at", "id", "coder", "kind", "newest")
ODD = ("\0", "=1+1", "../..", "9" * 400, "-1", "%00", "' OR 1=1 --", "2031-02-30", "0000", "*", '"', "NEAR(a b)", "½")


@pytest.fixture
def client(own, fake):
    """A program that may write, and no language model."""
    APP.state.desk, APP.state.readers, APP.state.kept = Desk(own, token="let me in"), Readers(own), Kept(own)
    return TestClient(APP, headers=HEADERS, raise_server_exceptions=False)


def usual(test):
    """A test of the same random requests at each run."""
    health = list(HealthCheck)
    kept = settings(max_examples=CASES, deadline=None, database=None, phases=[Phase.generate])
    return seed(20)(settings(kept, suppress_health_check=health)(test))


def modes(operation):
    """What keeps to the description, and what breaks it; nothing breaks that of a path that takes any id."""
    is_any = all(one.name in ("id", "x-parley-token") for one in operation.iter_parameters()) and not operation.body
    return [GenerationMode.POSITIVE] if is_any else [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


def assert_told(answer):
    """That an answer is none of our errors, and a fault in the one shape."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        error = answer.json()["error"]
        assert set(error) == {"status", "what", "where"}
        assert error["status"] == answer.status_code


@pytest.mark.parametrize(
    ("operation", "mode"),
    [(operation, mode) for operation in OPERATIONS for mode in modes(operation)],
    ids=lambda one: getattr(one, "label", None) or one.name.lower(),
)
def test_the_api_answers_as_it_describes_itself(client, operation, mode):
    @usual
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case):
        answer = case.call(headers=HEADERS)
        assert_told(answer)
        case.validate_response(answer, checks=CHECKS)

    ask()


@pytest.mark.parametrize("path", PATHS)
def test_odd_values_under_right_names_are_answered_or_refused(client, path):
    value = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)

    @usual
    @given(value, st.lists(st.tuples(st.sampled_from(NAMES), value), max_size=6))
    def ask(id, query):
        assert_told(client.get(path.replace("{id}", quote(id, safe="")), params=query))

    ask()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_methods_that_a_page_does_not_have_are_refused(client, path, method):
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert_told(answer)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("actor=" + "a" * 60_000, 422),
        ("&".join(["actor=Ruritania"] * 2_000), 422),
        ("&".join(f"x{n}=1" for n in range(5_000)), 200),
        ("since=%ff%fe&until=%00", 422),
        ("actor=%ED%A0%80", 422),
        ("&&&=&==&%", 200),
    ],
)
def test_long_and_broken_queries_are_answered_or_refused(client, query, status):
    answer = client.get(f"/api/timeline?{query}")
    assert answer.status_code == status
    assert len(answer.content) < 100_000
    assert_told(answer)
