"""Which language a text is in: English passes on its commonest words alone, the rest is asked of py3langid.

The language library takes half a second to load, so it is loaded only for texts whose common words are not English.
"""

from __future__ import annotations

import re

SAMPLE = 20_000  # characters of the body that are judged, from its middle
LEAST_LETTERS = 60  # texts with fewer letters are not judged
# Share of these words among all words. Lowest in the 84 development reports and 295 Wikinews articles: see docs/inputs.md.
ENGLISH_SHARE = 0.10
_ENGLISH = re.compile(
    r"\b(?:the|and|of|to|that|with|from|which|by|his|their|they|have|has|were|been|would|this|who|said|is|was|for|on|at|it|as)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
# Shared with Dutch, Danish, French ...: a text is passed as English only where these occur as well.
_ONLY_ENGLISH = re.compile(r"\b(?:the|and|that|with|which|their|they|would|were|said)\b", re.IGNORECASE)
ONLY_ENGLISH_SHARE = 0.04

NAMES = {
    "af": "Afrikaans", "am": "Amharic", "an": "Aragonese", "ar": "Arabic", "as": "Assamese", "az": "Azerbaijani",
    "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "br": "Breton", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "dz": "Dzongkha", "el": "Greek", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fo": "Faroese",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian",
    "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "nb": "Norwegian Bokmål", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "oc": "Occitan", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "qu": "Quechua", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "se": "Northern Sami", "si": "Sinhala",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "vo": "Volapük", "wa": "Walloon", "xh": "Xhosa",
    "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def foreign_language(text: str) -> str | None:
    """The language's name in English where `text` is not English; None for English and for very short texts."""
    start = max(0, (len(text) - SAMPLE) // 2)
    sample = text[start : start + SAMPLE]
    if len(_LETTER.findall(sample)) < LEAST_LETTERS or _plainly_english(sample):
        return None
    from py3langid.langid import classify

    code = str(classify(sample)[0])
    return None if code == "en" else NAMES.get(code, f"a language with the code {code}")


def _plainly_english(sample: str) -> bool:
    words = max(1, len(_WORD.findall(sample)))
    return (
        len(_ENGLISH.findall(sample)) / words >= ENGLISH_SHARE
        and len(_ONLY_ENGLISH.findall(sample)) / words >= ONLY_ENGLISH_SHARE
    )
