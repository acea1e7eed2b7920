"""The demo casebook on the desk: every link leads somewhere, every number to as many rows as it says."""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from starlette.testclient import TestClient

from parley.web.app import make_app
from parley.web.desk import Desk

pytestmark = pytest.mark.slow

LISTS = {
    "/timeline": "rounds", "/reports": "reports", "/statements": "statements", "/events": "events", "/actors": "actors",
    "/search": "passages",
}  # fmt: skip
"""What the pages to which numbers lead are lists of."""

EACH = 6
"""Addresses that are looked at of those that differ in their values alone."""

NUMBER = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(?:<strong>)?([\d,]+)(?:</strong>[^<]*)?</a>')


class Page(HTMLParser):
    """A page's links and the names of its parts."""

    def __init__(self, text):
        super().__init__()
        self.links, self.names = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.names.add(given.get("id"))
        self.links += [given["href"]] if tag == "a" and "href" in given else []


@pytest.fixture(scope="module")
def reader(demo):
    return TestClient(make_app(Desk(demo)), base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def found(reader):
    """The pages that links lead to from the first one on, by address: the answer, and what is on it."""
    pages, waiting, known, alike = {}, ["/"], {"/"}, Counter()
    while waiting:
        address = waiting.pop(0)
        answer = reader.get(address)
        page = Page(answer.text if answer.headers["content-type"].startswith("text/html") else "")
        pages[address] = answer, page
        for link in sorted({urldefrag(link).url for link in page.links} - {"", *known}):
            alike[form_of(link)] += 1
            if alike[form_of(link)] <= EACH:
                waiting.append(link)
                known.add(link)
    return pages


def form_of(link):
    """An address without its values: what is alike in all but these."""
    parts = urlsplit(link)
    path = re.sub(r"^((?:/api|/csv)?/(?:rounds|actors|reports))/.+", r"\1/ID", parts.path)
    return path, tuple(sorted({pair.partition("=")[0] for pair in parts.query.split("&")}))


def test_no_link_is_dead(found):
    assert {address: answer.status_code for address, (answer, _) in found.items() if answer.status_code != 200} == {}
    assert {"/timeline", "/attendance", "/quality", "/csv/", "/api/"} <= set(found)


def test_every_link_stays_on_the_desk(found):
    assert [link for _, page in found.values() for link in page.links if not re.match(r"[/#](?!/)", link)] == []


def test_every_link_to_a_part_of_a_page_finds_it(found):
    dead = [
        (address, link)
        for address, (_, page) in found.items()
        for link in page.links
        for url, name in [urldefrag(link)]
        if name and (url or address) in found and unquote(name) not in found[url or address][1].names
    ]
    assert dead == []


def counted(answer):
    """The numbers on a page that lead to a list, with its address."""
    for link, number in NUMBER.findall(answer.text):
        address = urldefrag(html.unescape(link)).url
        if urlsplit(address).path in LISTS:
            yield address, int(number.replace(",", ""))


def test_every_number_leads_to_as_many_rows(reader, found):
    told = dict(pair for answer, page in found.values() if page.links for pair in counted(answer))
    held = {
        address: len(reader.get(f"/api{address}{'&' if '?' in address else '?'}limit=1000").json()[LISTS[path]])
        for address in told
        for path in [urlsplit(address).path]
    }
    assert told == held
    assert len(told) > 100


@pytest.mark.parametrize(
    "address",
    [
        "/map?status=held", "/map?actor=Houthis", "/network?since=2018&until=2018", "/network?actor=Oman",
        "/network?format=mediated", "/actors/houthis.yem", "/actors/oman.omn", "/actors/united-nations",
    ],
)  # fmt: skip
def test_numbers_of_a_part_lead_to_that_part(reader, address):
    told = dict(counted(reader.get(address)))
    for link, number in told.items():
        rows = reader.get(f"/api{link}{'&' if '?' in link else '?'}limit=1000").json()[LISTS[urlsplit(link).path]]
        assert (link, len(rows)) == (link, number)
    assert told


def test_what_coders_judged_leads_to_each_judgement(reader):
    page = Page(reader.get("/quality").text)
    judged = [link for link in page.links if link.startswith("/review?id=")]
    quality = reader.get("/api/quality").json()
    assert len(judged) == sum(one["units"] for one in (*quality["accuracy"], *quality["agreement"]))
    assert {reader.get(link).status_code for link in judged} == {200}
