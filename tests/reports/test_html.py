"""Pages: the article alone, all of it, and the metadata of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.errors import NoArticle
from parley.record import Report
from parley.reports import Options, Reading, read_bytes, read_reports

PAGES = Path(__file__).parent / "pages"
MET = "The envoys met in the hall on Monday, and they said that they would come back."
LATER = "Nobody knows when that will be."


def report_of(name: str) -> Report:
    (reading,) = read_reports(str(PAGES / name))
    assert isinstance(reading, Reading)
    return reading.report


def report_of_page(page: str) -> Report:
    (reading,) = read_bytes(page.encode(), "page.html")
    assert isinstance(reading, Reading), reading
    return reading.report


def test_body_is_the_article_alone_and_all_of_it() -> None:
    assert report_of("crossing.html").text.split("\n\n") == [
        "TESK, Varnia — Envoys of Varnia and of the Ostmark League sat down in the border town of Tesk on Thursday for "
        "the first time since the bridge was closed.",
        "“We have a table, and that is more than last year,” said the Varnian envoy, Lena Korhal.",
        "The League sent five people.",
        "The sides agree to open the crossing to families on Sundays and to meet again before the harvest.",
        "The text was read out by the mediator, Bishop Anton Veld, who had shuttled between the two delegations for "
        "nine days.",
        "Neither side would say when the next round takes place.",
    ]


def test_metadata_of_the_page_is_read() -> None:
    report = report_of("crossing.html")
    assert report.title == "Varnian envoys reopen the river crossing talks"
    assert report.authors == ("Mira Oduya", "Tom Reyes")
    assert report.publisher == "The Harbour Lantern"
    assert report.contributors == ("Iris Malan",)
    assert report.syndicator == "Northern Features Exchange"
    assert report.url == "https://lantern.example/world/crossing"
    assert report.dateline == "TESK, Varnia"
    assert report.language == "en"


def test_publication_date_wins_over_modification_date() -> None:
    report = report_of("crossing.html")
    assert (report.published, report.published_from) == ("2016-05-12", "metadata")


def test_time_of_an_update_is_not_the_publication() -> None:
    report = report_of("updated.html")
    assert (report.published, report.published_from) == ("2012-03-07", "metadata")
    assert report.authors == ("Ana Bexley",)


def test_visible_date_is_found_and_said_to_be_from_the_text() -> None:
    report = report_of("visible.html")
    assert (report.published, report.published_from, report.publisher) == ("2014-06-03", "text", "Upland Radio")
    assert "Published" not in report.text


def test_page_without_an_article_is_an_error() -> None:
    (error,) = read_reports(str(PAGES / "links.html"))
    assert isinstance(error, NoArticle)


def test_page_without_a_date_has_none() -> None:
    page = f"<h1>Talks</h1><p>{MET}</p><p>{LATER}</p>"
    assert report_of_page(page + "<footer>Last modified: 3 May 2011</footer>").published is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2011-05-03T23:30:00-05:00">', "2011-05-03"),
        ('<meta name="pubdate" content="20110503">', "2011-05-03"),
        ('<meta itemprop="datePublished" content="2011-05-03">', "2011-05-03"),
        ('<meta property="article:modified_time" content="2011-05-03">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2011-05-03"}</script>', None),
        (
            '<script type="application/ld+json">[{"@type": ["Article"], "datePublished": "2011-05-03"}]</script>',
            "2011-05-03",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
    ],
)
def test_date_is_read_from_the_head(head: str, published: str | None) -> None:
    body = f"<p>{MET}</p><p>{LATER}</p>"
    assert report_of_page(f"<html><head>{head}</head><body><h1>Talks</h1>{body}</body></html>").published == published


def test_furniture_class_around_the_whole_article_does_not_lose_it() -> None:
    page = f"<div class='sidebar-layout'><p>{MET}</p><p>{LATER}</p></div>"
    assert LATER in report_of_page(page).text


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_charset_is_found(charset: str) -> None:
    declared = "windows-1252" if charset == "cp1252" else charset
    said = "The envoy, José Núñez, said “no” in the café and left the hall with his whole delegation."
    page = f"<html><head><meta charset='{declared}'></head><body><p>{said} {LATER}</p></body></html>"
    (reading,) = read_bytes(page.encode(charset), "page.html")
    assert isinstance(reading, Reading)
    assert reading.report.text == f"{said} {LATER}"


def test_as_is_keeps_the_extracted_text_without_judging_its_lines() -> None:
    page = f"<article><p>{MET}</p><p>{LATER}</p><p>Read more: the hall.</p></article>"
    (reading,) = read_bytes(page.encode(), "page.html", options=Options(as_is=True))
    assert isinstance(reading, Reading)
    assert "Read more: the hall." in reading.report.text


def test_deeply_nested_page_is_read_as_flat_text() -> None:
    page = "<div>" * 1_000 + f"<p>{MET} {LATER}</p>"
    (reading,) = read_bytes(page.encode(), "page.html")
    assert isinstance(reading, Reading)
    assert reading.report.text.startswith("The envoys met")
    assert "nested too deeply" in reading.problems[0].what


def test_page_over_the_limit_is_cut_with_a_note() -> None:
    (reading,) = read_bytes((f"<p>{MET * 20}</p>" * 1_500).encode(), "page.html")
    assert isinstance(reading, Reading)
    assert "rest was not read" in reading.problems[0].what


def test_a_single_paragraph_that_an_agency_signs_is_an_article() -> None:
    body = f"{MET} {LATER} Both sides will read the paper at home first. (Lakes Wire)"
    assert report_of_page(f"<title>Envoys meet</title><body><p>{body}</p></body>").text == body
