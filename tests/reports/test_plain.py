"""Plain text: what is body, what is furniture, and what the lines around the body say."""

from __future__ import annotations

import pytest

from parley.record import Report
from parley.reports import Options, read_text
from parley.reports.furniture import is_contributor_line, is_furniture, is_licence, is_links_heading

BODY = """TESK, Varnia — Envoys of Varnia and the Ostmark League met in Tesk on Thursday and agreed to meet again.

“We have a table,” said the Varnian envoy, Lena Korhal. The League sent five people."""


def report_of(text: str) -> Report:
    return read_text(text).report


def test_headline_is_the_title_and_is_no_part_of_the_body() -> None:
    report = report_of(f"Envoys meet at the river\n\n{BODY}\n")
    assert (report.title, report.text) == ("Envoys meet at the river", BODY)


def test_repeated_headline_is_dropped() -> None:
    report = report_of(f"Envoys meet at the river\n\nEnvoys meet at the river\n\n{BODY}\n")
    assert report.text == BODY


def test_text_without_headline_has_no_title() -> None:
    assert report_of(BODY).title is None


def test_dateline_stays_in_the_text_and_names_the_place() -> None:
    report = report_of(f"Envoys meet\n\n{BODY}")
    assert report.text.startswith("TESK, Varnia — Envoys")
    assert report.dateline == "TESK, Varnia"


@pytest.mark.parametrize(
    ("line", "authors", "publisher"),
    [
        ("By Mira Oduya", ("Mira Oduya",), None),
        ("By Mira Oduya and Tom Reyes, Harbour News", ("Mira Oduya", "Tom Reyes"), "Harbour News"),
        ("By Mira Oduya in Port Hale", ("Mira Oduya",), None),
        ("By MIRA ODUYA", ("MIRA ODUYA",), None),
        ("The Upland Gazette", (), "The Upland Gazette"),
        ("From our own correspondent", (), None),
        ("Ministry of the Interior — Press Release", (), "Ministry of the Interior"),
    ],
)
def test_byline_and_publisher_are_read_from_the_header(line: str, authors: tuple[str, ...], publisher: str) -> None:
    report = report_of(f"Envoys meet at the river\n\n{line}\n\n{BODY}")
    assert (report.authors, report.publisher, report.text) == (authors, publisher, BODY)


def test_contributors_are_read_from_the_end() -> None:
    report = report_of(f"Envoys meet\n\n{BODY}\n\nIris Malan in Port Hale and Bo Strand contributed to this report.")
    assert report.contributors == ("Iris Malan", "Bo Strand")
    assert report.text == BODY


def test_reporting_credits_name_writers_and_not_editors() -> None:
    report = report_of(f"Envoys meet\n\n{BODY}\n\n(Reporting by Iris Malan in Port Hale; Editing by Bo Strand)")
    assert report.contributors == ("Iris Malan",)


def test_licence_line_names_author_publisher_and_syndicator() -> None:
    line = (
        "This article was written by Mira Oduya from The Harbour Lantern "
        "and was legally licensed through the WireBridge publisher network."
    )
    report = report_of(f"Envoys meet\n\n{BODY}\n\n{line}\n\nRequest Information\n\nValidation message here\n")
    assert (report.authors, report.publisher, report.syndicator) == (
        ("Mira Oduya",),
        "The Harbour Lantern",
        "WireBridge",
    )
    assert (report.licence_note, report.text) == (line, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Get started on your history degree at Coastal University.",
        "Story continues below",
        "Read more: Who owns the bridge?",
        "SEE ALSO: The ferrymen wait",
        "Sign up for our evening letter.",
        "Validation message here",
        "We use cookies to measure our audience.",
        "By submitting this form, you agree to receive e-mails from us.",
        "Please refer to our privacy policy for more details.",
        "You have 2 free articles left this month.",
        "The closed bridge on Thursday. Photograph: Lantern archive",
        "Share this article",
        "Subscribe now",
        "3 min read",
    ],
)
def test_line_of_furniture_is_recognised(line: str) -> None:
    assert is_furniture(line)
    assert (
        report_of(
            f"Envoys meet\n\n{BODY}\n\n{line}\n\nThe bridge stays closed until then, both sides said."
        ).text.count(line)
        == 0
    )


@pytest.mark.parametrize(
    "line",
    [
        "Member states will vote on the text next week.",
        "By signing up to the deal, the rebels agree to lay down their arms.",
        "The terms and conditions that both sides must accept were read out.",
        "Support for the talks is free of conditions today, the League says.",
        "Our two countries will work on the deal from today.",
        "The rebels want a limited deal on the budget now, and the price is high.",
        "All oil fields are required to report to the commission.",
        "He held up a map by the surveyors of 1921.",
        "The government gave each fighter a handout.",
        "She made the proposal in an article this month.",
        "“Subscribe to peace, sign up for it today,” he told the crowd.",
        "Troops were contributed from six provinces.",
        "Aid was distributed by a network of churches.",
        "This agreement may not be rewritten, the League insists.",
        "The drivers lost their licences in the war.",
        "Join the talks or leave the country, the general told them.",
        "Also present was the bishop.",
        "What do you think of the deal now?",
    ],
)
def test_sentence_of_a_report_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not is_licence(line)
    assert not is_contributor_line(line)
    assert not is_links_heading(line)
    assert line in report_of(f"Envoys meet\n\n{BODY}\n\n{line}\n\nThe bridge stays closed until then.").text


def test_links_under_a_heading_are_dropped_and_the_text_after_them_stays() -> None:
    report = report_of(
        f"Envoys meet\n\n{BODY}\n\nRelated stories\n\nWho owns the bridge\n\nFerry prices rise\n\nThe talks go on."
    )
    assert report.text == f"{BODY}\n\nThe talks go on."


def test_comments_at_the_end_are_dropped() -> None:
    report = report_of(
        f"Envoys meet\n\n{BODY}\n\nThe bridge is old.\n\n2 comments\n\nriverman: I shall believe it when I see it."
    )
    assert report.text == f"{BODY}\n\nThe bridge is old."


def test_short_paragraphs_and_section_headings_stay() -> None:
    text = f"Envoys meet\n\n{BODY}\n\nWho was missing?\n\nThe League's chief.\n\nWhat next\n\nNobody knows."
    assert report_of(text).text == text.removeprefix("Envoys meet\n\n")


def test_pull_quote_is_dropped_and_its_sentence_stays() -> None:
    sentence = "“The bridge will open before the harvest is in,” the bishop said."
    report = report_of(
        f"Envoys meet\n\n{BODY}\n\n{sentence}\n\nThe bridge will open before the harvest is in\n\nNobody left."
    )
    assert report.text == f"{BODY}\n\n{sentence}\n\nNobody left."


def test_wrapped_lines_are_joined_and_unwrapped_lines_stand_alone() -> None:
    wrapped = (
        "The envoys of the two sides met in the small town\n"
        "of Tesk on Thursday, in a hall that had been a ferry\n"
        "station until the war.\n\nThey left late."
    )
    assert report_of(wrapped).text.startswith("The envoys of the two sides met in the small town of Tesk on Thursday")
    assert report_of("Title of it\nFirst sentence of the report.\nSecond sentence of it.").text == (
        "First sentence of the report.\n\nSecond sentence of it."
    )


def test_quotation_marks_and_spelling_are_untouched() -> None:
    text = '“We’re at the ‘end’,” he said — in Tesk\'s naïve "hall" …'
    assert report_of(text).text == text


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Friday 9 May 2014, 18:40", "2014-05-09"),
        ("May 9, 2014", "2014-05-09"),
        ("Published: 2014-05-09", "2014-05-09"),
        ("9 May 2014 · by Mira Oduya · 3 min read", "2014-05-09"),
        ("Published 3:04 AM GMT, May 9, 2014", "2014-05-09"),
        ("Press release 9 May 2014", "2014-05-09"),
        ("On 9 May 2014, leaders of both camps had met in the hall", None),
        ("Updated 9 May 2014", None),
        ("9 May", None),
        ("03/04/2014", None),
    ],
)
def test_date_line_above_the_body_dates_the_report(line: str, published: str | None) -> None:
    report = report_of(f"Envoys meet at the river\n\n{line}\n\n{BODY}")
    assert (report.published, report.published_from) == (published, "text" if published else None)


@pytest.mark.parametrize(
    "header",
    [
        "News\nWorld\nEnvoys meet at the river\nPublished\nShare\nBy Mira Oduya\nHarbour News, Port Hale",
        "Envoys meet at the river\nMira Oduya in Port Hale\nFri 9 May 2014 18.40 BST\nLast modified on Sat 10 May 2014",
        "Envoys meet at the river\nMay 9, 2014\n8:42 PM GMT\nUpdated 3 years ago\nBy Mira Oduya",
    ],
)
def test_header_of_a_copied_page_is_read_and_dropped(header: str) -> None:
    report = report_of(f"{header}\n\n{BODY}")
    assert (report.title, report.text, report.authors) == ("Envoys meet at the river", BODY, ("Mira Oduya",))


@pytest.mark.parametrize(
    ("opening", "place", "publisher"),
    [
        ("TESK (HN) — ", "TESK", "HN"),
        ("TESK, May 9. /HARN/. ", "TESK", "HARN"),
        ("Tesk (HN) – ", "Tesk", "HN"),
        ("TESK/PORT HALE - ", "TESK/PORT HALE", None),
        ("PORT HALE, Varnia, May 9 (Harbour News) -- ", "PORT HALE, Varnia", "Harbour News"),
        ("URGENT - ", None, None),
        ("The League - ", None, None),
    ],
)
def test_datelines_of_agencies_are_read(opening: str, place: str | None, publisher: str | None) -> None:
    report = report_of(
        f"Envoys meet at the river\n\n{opening}The envoys of both camps met in the hall on Friday and left again."
    )
    assert (report.dateline, report.publisher) == (place, publisher)


def test_full_date_in_the_dateline_dates_the_report() -> None:
    report = report_of("Envoys meet\n\nTESK, 9 May 2014 (Harbour News) — The envoys met on Friday and left again.")
    assert (report.published, report.dateline, report.publisher) == ("2014-05-09", "TESK", "Harbour News")


def test_dateline_without_a_year_does_not_date_the_report() -> None:
    report = report_of("Envoys meet\n\nTESK, Varnia, May 9 -- The envoys met on Friday and left again.")
    assert (report.published, report.dateline) == (None, "TESK, Varnia")


def test_copyright_line_settles_the_year_of_a_dateline() -> None:
    report = report_of(
        "Envoys meet\n\nTESK, May 9 -- The envoys met on Friday and left.\n\n© 2014 Harbour News. All rights reserved."
    )
    assert report.published == "2014-05-09"


def test_date_in_a_sentence_does_not_date_the_report() -> None:
    report = report_of(f"Envoys meet\n\n{BODY}\n\nThe treaty was signed on 9 May 2014 in the same hall.")
    assert report.published is None


def test_the_users_date_wins() -> None:
    reading = read_text(f"Envoys meet\n\n9 May 2014\n\n{BODY}", options=Options(published="2014-05-10"))
    assert (reading.report.published, reading.report.published_from) == ("2014-05-10", "argument")


def test_as_is_leaves_the_text_untouched() -> None:
    text = "Envoys meet\n\n  Subscribe now\n\nLes négociateurs se sont quittés sans un mot et sans promesse aucune.\n"
    report = read_text(text, options=Options(as_is=True)).report
    assert (report.text, report.title) == (text, None)


def test_id_is_the_digest_of_title_and_body() -> None:
    from hashlib import sha256

    report = report_of(f"Envoys meet\n\n{BODY}")
    assert report.id == "sha256:" + sha256(f"Envoys meet\n{BODY}".encode()).hexdigest()
    assert report_of(f"Envoys meet\n\n{BODY}\n\nSubscribe now\n").id == report.id
