"""JSON, feeds, news items, web archives and compressed files: each report of a file, with its own metadata."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from parley.errors import InputError, NoArticle, NotEnglish
from parley.reports import Options, Reading, find_inputs, read_bytes, read_reports

BODY = "The envoys of the two camps met in the hall on Monday, and they said that they would come back within ten days."
MORE = "“Nobody asked us to hurry,” said the ferrymen's spokeswoman, who had waited with her people outside."


def readings(data: bytes | str, name: str, options: Options = Options()) -> list[Reading]:  # noqa: B008
    found = list(read_bytes(data.encode() if isinstance(data, str) else data, name, options=options))
    assert all(isinstance(one, Reading) for one in found), found
    return [one for one in found if isinstance(one, Reading)]


def test_json_lines_give_a_report_each_with_its_line() -> None:
    lines = [json.dumps({"title": f"Talks {n}", "text": BODY, "date": "2011-05-03", "id": n}) for n in (1, 2)]
    first, second = (reading.report for reading in readings("\n".join(lines), "many.jsonl"))
    assert (first.file, second.file) == ("many.jsonl:1", "many.jsonl:2")
    assert (second.key, second.title, second.published, second.published_from) == (
        "2",
        "Talks 2",
        "2011-05-03",
        "metadata",
    )


@pytest.mark.parametrize("text", ["text", "body", "content", "article", "maintext"])
@pytest.mark.parametrize("title", ["title", "headline"])
@pytest.mark.parametrize("date", ["date", "published", "publishedAt", "date_published"])
def test_json_field_names_of_common_tools_are_known(text: str, title: str, date: str) -> None:
    item = {
        text: BODY,
        title: "Talks",
        date: "2011-05-03T10:00:00Z",
        "url": "https://news.example/1",
        "author": "Mira Oduya",
    }
    (reading,) = readings(json.dumps(item), "one.json")
    report = reading.report
    assert (report.text, report.title, report.published) == (BODY, "Talks", "2011-05-03")
    assert (report.url, report.authors) == ("https://news.example/1", ("Mira Oduya",))


def test_json_array_and_indented_object_are_read() -> None:
    assert len(readings(json.dumps([{"text": BODY}, {"text": MORE + BODY}]), "many.json")) == 2
    assert len(readings(json.dumps({"text": BODY, "title": "Talks"}, indent=1), "one.json")) == 1


def test_broken_json_line_is_an_error_with_its_number_and_the_rest_is_read() -> None:
    good = json.dumps({"text": BODY})
    found = list(read_bytes(f'{good}\n{{"text": "cut of\n{good}\n'.encode(), "many.jsonl"))
    assert [type(one) for one in found] == [Reading, InputError, Reading]
    assert str(found[1]).startswith("many.jsonl:2: not JSON")
    first_cut = list(read_bytes(f'{{"text": "cut of\n{good}\n'.encode(), "many.jsonl"))
    assert [type(one) for one in first_cut] == [InputError, Reading]


def test_json_text_with_markup_is_read_as_a_page() -> None:
    item = {"content": f"<p>{BODY}</p><figure><figcaption>The hall</figcaption></figure><p>{MORE}</p>"}
    assert readings(json.dumps(item), "one.json")[0].report.text == f"{BODY}\n\n{MORE}"


def test_json_as_is_is_the_text_field_untouched() -> None:
    text = "  Talks\nSubscribe now\n"
    assert readings(json.dumps({"text": text}), "one.json", Options(as_is=True))[0].report.text == text


def test_half_of_a_character_in_json_is_replaced() -> None:
    report = readings('{"text": "' + BODY + ' \\ud800", "id": "\\udfff"}', "one.json")[0].report
    assert report.text.encode()


def test_ninjs_item_is_read() -> None:
    item = {
        "uri": "urn:newsml:news.example:1",
        "headline": "Talks",
        "byline": "By Mira Oduya",
        "body_xhtml": f"<p>{BODY}</p><p>{MORE}</p>",
        "firstcreated": "2011-05-03T10:00:00Z",
        "versioncreated": "2011-05-04T10:00:00Z",
        "located": "Port Hale",
        "usageterms": "For subscribers only.",
    }
    report = readings(json.dumps(item), "item.json")[0].report
    assert (report.key, report.authors, report.dateline) == ("urn:newsml:news.example:1", ("Mira Oduya",), "Port Hale")
    assert (report.text, report.published, report.licence_note) == (
        f"{BODY}\n\n{MORE}",
        "2011-05-03",
        "For subscribers only.",
    )


def test_ninjs_2_lists_are_read() -> None:
    item = {"headlines": [{"value": "Talks"}], "bodies": [{"value": BODY, "contenttype": "text/plain"}]}
    report = readings(json.dumps(item), "item.json")[0].report
    assert (report.title, report.text) == ("Talks", BODY)


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1">
<rightsInfo><copyrightNotice>Copyright Harbour News</copyrightNotice></rightsInfo>
<itemMeta><provider><name>Harbour News</name></provider><versionCreated>2011-05-04T10:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2011-05-03T10:00:00Z</contentCreated><headline>Talks</headline>
<by>By Mira Oduya</by><dateline>PORT HALE</dateline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
<body><body.head><hedline><hl1>Talks</hl1></hedline></body.head>
<body.content><p>{BODY}</p><p>{MORE}</p></body.content></body></nitf></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""


def test_newsml_item_is_read() -> None:
    report = readings(NEWSML, "item.xml")[0].report
    assert (report.title, report.authors, report.publisher) == ("Talks", ("Mira Oduya",), "Harbour News")
    assert (report.published, report.dateline, report.key) == ("2011-05-03", "PORT HALE", "urn:1")
    assert report.text == f"{BODY}\n\n{MORE}"


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour News</title>
<item><title>Talks &amp; ferries</title><link>https://news.example/1</link><guid>n1</guid>
<pubDate>Tue, 03 May 2011 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{BODY}</p><p>{MORE}</p>]]></content:encoded></item>
<item><title>Summary only</title><description>The envoys met.</description></item></channel></rss>"""


def test_feed_entry_with_full_text_is_read_and_a_summary_is_an_error() -> None:
    reading, error = read_bytes(RSS.encode(), "news.rss")
    assert isinstance(reading, Reading)
    report = reading.report
    assert (report.title, report.key, report.url) == ("Talks & ferries", "n1", "https://news.example/1")
    assert (report.published, report.publisher, report.text) == ("2011-05-03", "Harbour News", f"{BODY}\n\n{MORE}")
    assert isinstance(error, NoArticle)
    assert "news.rss#2" in str(error)


def test_atom_feed_is_told_by_its_content() -> None:
    atom = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
    <entry><title>Talks</title><id>n1</id>
    <published>2011-05-03T10:00:00Z</published><author><name>Mira Oduya</name></author>
    <content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""
    report = readings(atom, "-")[0].report
    assert (report.title, report.authors, report.published, report.text) == (
        "Talks",
        ("Mira Oduya",),
        "2011-05-03",
        BODY,
    )


def archive(*, compressed: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=compressed)
    for number, (status, kind) in enumerate(
        [("200 OK", "text/html; charset=utf-8"), ("404 Not Found", "text/html"), ("200 OK", "image/png")]
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        page = f"<html><body><article><h1>Talks</h1><p>{BODY}</p><p>{MORE}</p></article></body></html>".encode()
        address = f"https://news.example/{number}"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(page), http_headers=headers)
        )
    return buffer.getvalue()


@pytest.mark.parametrize("compressed", [False, True])
def test_pages_of_a_web_archive_are_read(compressed: bool) -> None:
    (reading,) = readings(archive(compressed=compressed), "crawl.warc.gz" if compressed else "crawl.warc")
    assert (reading.report.text, reading.report.url) == (f"{BODY}\n\n{MORE}", "https://news.example/0")


@pytest.mark.parametrize("compressed", [False, True])
def test_archive_that_is_cut_off_gives_what_is_whole_and_an_error(compressed: bool) -> None:
    data = archive(compressed=compressed)
    found = list(read_bytes((data + data)[: len(data) + 300], "crawl.warc"))
    assert isinstance(found[0], Reading)
    assert isinstance(found[-1], InputError)


def test_gzip_is_opened_for_every_kind() -> None:
    assert readings(gzip.compress(BODY.encode()), "talks.txt.gz")[0].report.text == BODY
    assert readings(gzip.compress(json.dumps({"text": BODY}).encode()), "talks.jsonl.gz")[0].report.text == BODY


@pytest.mark.parametrize(
    "data",
    [
        f"<!DOCTYPE html><html><body><h1>Talks</h1><p>{BODY}</p></body></html>",
        json.dumps({"text": BODY}),
        RSS.partition("<item><title>Summary")[0] + "</channel></rss>",
        NEWSML,
        BODY,
    ],
)
def test_kind_is_told_by_content_where_the_name_does_not(data: str) -> None:
    assert readings(data, "-")[0].report.text.startswith(BODY)


def test_folder_is_walked_in_sorted_order_and_records_beside_reports_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.html", "a.txt", "a.gold.json", "notes.md", ".hidden.txt"):
        (tmp_path / name).write_text(BODY)
    found = [Path(path).relative_to(tmp_path).as_posix() for path in find_inputs([str(tmp_path)])]
    assert found == ["a.txt", "b/a.html", "z.txt"]


def test_not_english_names_the_language() -> None:
    french = "Les négociateurs des deux camps se sont réunis lundi dans la salle, et ils ont promis de revenir bientôt."
    (error,) = read_bytes(french.encode(), "fr.txt")
    assert isinstance(error, NotEnglish)
    assert "French" in str(error)


def test_report_of_a_file_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(BODY)
    (reading,) = read_reports(str(path))
    assert isinstance(reading, Reading)
    assert reading.report.file == str(path)
