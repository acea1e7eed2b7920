"""The pages in a real browser: no error, no word of a report run as a script, nothing asked of anybody else."""

import re
import shutil
from itertools import combinations

import pytest

from parley.web import pages
from parley.web.desk import Desk
from tests.web.browser import CHROMIUM, QUIET, served
from tests.web.conftest import HOSTILE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: browser tests are left out"),
]

WIDTHS = (360, 1920)
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def address(book, tmp_path_factory):
    own = str(shutil.copy(book, tmp_path_factory.mktemp("served") / "zenda.casebook"))
    with served(Desk(own, token="let me in")) as found:
        yield found


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address_of_demo(demo):
    with served(Desk(demo, token="let me in")) as found:
        yield found


@pytest.fixture
def page(browser, address):
    """A tab that came in by the token; what goes wrong in it is gathered in `faults`."""
    yield from opened(browser, address)


@pytest.fixture
def page_of_demo(browser, address_of_demo):
    """The same, on what `parley demo` shows."""
    yield from opened(browser, address_of_demo)


def opened(browser, address):
    tab = browser.new_page(base_url=address)
    tab.faults = []
    tab.on("console", lambda said: tab.faults.append(said.text) if said.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: tab.faults.append(str(error)))
    tab.on(
        "request",
        lambda asked: tab.faults.append(asked.url) if not asked.url.startswith((address, "blob:", "data:")) else None,
    )
    tab.goto("/enter?token=let me in")
    yield tab
    tab.close()


def paths(page):
    """Every page of the menu, and one of each kind that has an id."""
    page.goto("/timeline")
    found = {
        kind: page.locator(f'main a[href^="/{kind}/"]').first.get_attribute("href") for kind in ("rounds", "actors")
    }
    page.goto(found["rounds"])
    report = page.locator('main a[href^="/reports/"]').first.get_attribute("href")
    return [view.path for view in pages.VIEWS if "{" not in view.path] + [*found.values(), report]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_and_runs_without_a_fault(page, width, scheme):
    open_every_page(page, width, scheme)
    assert page.faults == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1920, "light")])
def test_every_page_of_the_demo_fits_and_runs_without_a_fault(page_of_demo, width, scheme):
    open_every_page(page_of_demo, width, scheme)
    assert page_of_demo.faults == []


def open_every_page(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for path in paths(page):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)


@pytest.mark.parametrize("path", ["/map", "/network", "/actors/houthis.yem"])
def test_names_in_a_figure_do_not_cover_each_other(page_of_demo, path):
    page_of_demo.set_viewport_size({"width": 360, "height": 900})
    page_of_demo.goto(path)
    plot = page_of_demo.locator('figure:is([data-chart="map"], [data-chart="network"], [data-chart="beside"]) svg.plot')
    plot.wait_for()
    boxes = plot.locator("text").evaluate_all("all => all.map(text => text.getBoundingClientRect().toJSON())")
    assert len(boxes) > 3
    assert [(a, b) for a, b in combinations(boxes, 2) if overlap(a, b)] == []


def overlap(a, b):
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]


def test_axe_finds_no_serious_fault(page):
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for path in paths(page):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            rules = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
            found += [
                (path, scheme, rule["id"], [n["target"] for n in rule["nodes"]][:3])
                for rule in rules
                if rule["impact"] in SERIOUS
            ]
    assert found == []


def test_a_script_in_a_report_is_text(page):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto("/search?words=alert")
    page.locator("a.source").first.click()
    assert HOSTILE in page.inner_text("h1")
    assert HOSTILE in page.inner_text("article")
    assert dialogs == []
    assert page.faults == []


def test_a_figure_is_drawn_and_can_be_saved(page):
    page.goto("/timeline")
    page.wait_for_selector("figure svg.plot")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save this figure as SVG").click()
    assert saved.value.suggested_filename == "timeline.svg"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save this figure as PNG").click()
    assert saved.value.suggested_filename == "timeline.png"


def test_a_statement_on_the_timeline_leads_to_its_passage(page):
    page.goto("/timeline")
    page.wait_for_selector("figure svg.plot")
    leads = page.locator("figure svg.plot a").evaluate_all("all => all.map(a => a.href.baseVal)")
    assert any(re.fullmatch(r"/reports/[^?]+\?at=\d+-\d+#at", address) for address in leads)


def test_a_sign_of_attendance_leads_to_its_seat(page):
    page.goto("/attendance")
    page.locator("figure svg.plot a", has_text="●").first.click()
    page.wait_for_url(re.compile(r"/rounds/[^#]+#seat-"))
    assert page.locator("tr:target").count() == 1


def test_a_period_is_chosen_by_dragging_has_an_address_and_is_left_again(page):
    page.goto("/timeline")
    box = page.locator("g.brush rect.overlay").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5, steps=4)
    page.mouse.up()
    chosen = page.locator(".period a")
    assert re.search(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d", chosen.get_attribute("href"))
    page.get_by_role("button", name="Show all").click()
    assert chosen.count() == 0


def test_pages_say_the_same_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    tab = context.new_page()
    tab.goto("/timeline?actor=Ruritania")
    assert "Free Valleys Front" in tab.inner_text("table")
    context.close()


def test_filters_lead_to_an_address_that_shows_the_same_again(page):
    page.goto("/timeline")
    page.select_option("select[name=status]", "held")
    page.fill("input[name=actor]", "Free Valleys Front")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("status=held"))
    rows = page.locator("tbody tr").count()
    page.goto(page.url)
    assert page.locator("tbody tr").count() == rows == 1
    assert page.input_value("input[name=actor]") == "Free Valleys Front"


def test_the_review_goes_on_by_keyboard(page):
    page.goto("/review?coder=kim", wait_until="networkidle")
    first = page.inner_text("article code")
    page.keyboard.press("s")
    page.wait_for_url(re.compile("after="))
    assert page.inner_text("article code") != first
    page.goto("/review?coder=kim", wait_until="networkidle")
    page.keyboard.press("a")
    page.wait_for_function("id => document.querySelector('article code')?.innerText !== id", arg=first)


def test_the_keyboard_reaches_the_content_first(page):
    page.goto("/timeline")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#main$"))
