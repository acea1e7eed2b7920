"""Bytes -> text: byte order mark, UTF-8, declared charset, then detection. Refuses bytes that are no text."""

from __future__ import annotations

import codecs
import re

from parley.errors import InputError

DETECTION_SAMPLE = 100_000  # bytes shown to the charset detector, characters asked whether they are text
MOST_CONTROLS = 0.02  # share of control characters above which bytes are taken for a binary file
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as windows-1252, and so do the pages that carry them.
_AS_BROWSERS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, where: str, *, declared: str | None = None, cut: bool = False) -> str:
    """The text of `data`; `cut` says that its last character may be incomplete. Raises InputError."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"), where)
    text = _strictly(data, "utf-8", cut)
    if text is None or text.count("\0") > len(text) // 10:
        text = _strictly(data, _AS_BROWSERS.get((declared or "").lower(), declared or ""), cut) or _detected(data)
    if text is None:
        raise InputError(where, "the bytes are not text in any known encoding")
    return _checked(text, where)


def tidy(text: str) -> str:
    """Text with line breaks as newlines and without control, invisible and broken characters."""
    if not _ODD.search(text):
        return text
    text = _BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", _CONTROLS.sub("", text))
    return _SURROGATES.sub("\ufffd", text)


def _strictly(data: bytes, encoding: str, cut: bool) -> str | None:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(data, final=not cut)
    except (LookupError, ValueError, AttributeError, TypeError):
        return None
    return text if isinstance(text, str) else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:DETECTION_SAMPLE]).best()
    return data.decode(best.encoding, errors="replace") if best else None


def _checked(text: str, where: str) -> str:
    sample = text[:DETECTION_SAMPLE]
    if _ODD.search(sample) and len(_CONTROLS.findall(sample)) > max(4, MOST_CONTROLS * len(sample)):
        raise InputError(where, "the bytes are not text (many control characters)")
    return text
