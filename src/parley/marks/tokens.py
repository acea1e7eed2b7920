"""spaCy's English tokeniser, cutting words as the UD treebanks of English do. Nothing is corrected, only cut."""

from __future__ import annotations

import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# A text beyond this is cut by `parley.reports`; the tokeniser takes what it is given.
LONGEST = 50_000_000
LONGEST_WORD = 1_000
"""Characters of a word that is cut at all; spaCy's time goes with the square of its length."""
LETTER = r"[^\W\d_]"
# Prefixes that the treebanks leave on their word, and numbers of telephones and files.
WHOLE = re.compile(
    r"(?:non|co|pre|anti|re|mid|post|over|pro|multi|sub|semi|neo|cross|counter|mini|inter|e)-" + LETTER + r"+"
    r"|\d+-\d+-[\d-]+",
    re.IGNORECASE,
)
INFIXES = (
    rf"(?<=[0-9])[-–](?={LETTER})",
    rf"(?<={LETTER})[-–](?=[0-9])",
    rf"(?<=\.)-(?={LETTER})",
    r"[—–]",
    rf"(?<={LETTER})/(?={LETTER})",
    r"(?<=[\w])[(\[](?=[\w])",
    rf"(?<={LETTER})\?(?={LETTER})",
)
# Rulers and rows of signs are one word: "====", "***", "$$$", "<<".
RUNS = (r"\*{2,}", r"={2,}", r"_{2,}", r"~{2,}", r"\${2,}", r"<<+", r">>+", r"[!?]{2,}")
SUFFIXES = (
    *RUNS,
    r"(?<=\w)--+",
    r"(?<=\d)(?:am|pm|AM|PM|k|K|bn|mn|m|M|th?n|yrs?|hrs?|mins?|lbs?)",
)
PREFIXES = (rf"-+(?={LETTER})", *RUNS)
SPECIAL = {"etc.": ("etc.",), "and/or": ("and", "/", "or")}


def english() -> Language:
    """A blank English pipeline whose words are those of the treebanks as far as rules can tell."""
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST
    defaults = nlp.Defaults
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *INFIXES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.token_match = is_whole
    for word, parts in SPECIAL.items():
        tokenizer.add_special_case(word, [{ORTH: part} for part in parts])
    return nlp


def is_whole(word: str) -> bool:
    """Whether what stands between white space is one word as it is."""
    return len(word) > LONGEST_WORD or bool(WHOLE.fullmatch(word))
