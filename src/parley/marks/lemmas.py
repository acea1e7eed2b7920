"""A word and its tag in, its lemma out: regular endings by rule, all others from the model's list of exceptions."""

from __future__ import annotations

import re
from collections.abc import Mapping

Exceptions = Mapping[str, Mapping[str, str]]  # by UPOS, then by lower-case form

DOUBLED = re.compile(r"([bdgmnprt])\1$")
# Stems that have lost an e: "urg-ed", "serv-ing", "creat-ed", "organis-ed".
LOST_E = re.compile(r"([vcuz]|[^aeioul]l|[^s]s|[dr]g|[iou]r|[aeiou]k|at|[^aeiou]in|[^n]ut|[aeiou]id)$")
HISSING = ("sses", "shes", "ches", "xes", "zes")


def lemma_of(word: str, upos: str, exceptions: Exceptions) -> str:
    """The lemma in lower case; that of a name keeps its capitals.

    >>> lemma_of("urged", "VERB", {}), lemma_of("talks", "NOUN", {}), lemma_of("Houthis", "PROPN", {})
    ('urge', 'talk', 'Houthis')
    """
    if upos == "PROPN":
        return word
    lower = word.lower()
    listed = exceptions.get(upos)
    if listed is not None and lower in listed:
        return listed[lower]
    return regular(lower, upos)


def regular(lower: str, upos: str) -> str:
    """The lemma of a form in lower case by its ending alone."""
    if upos == "NOUN":
        return _singular(lower)
    if upos in ("VERB", "AUX"):
        return _base(lower)
    return lower


def _singular(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(HISSING):
        return form[:-2]
    if form.endswith("men"):
        return form[:-3] + "man"
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 2:
        return form[:-1]
    return form


def _base(form: str) -> str:
    if form.endswith(("ies", "ied")) and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith((*HISSING, "oes")):
        return form[:-2]
    if form.endswith("eed"):
        return form[:-1]
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) - len(ending) > 1:
            stem = form[: -len(ending)]
            if DOUBLED.search(stem):
                return stem[:-1]
            return stem + "e" if LOST_E.search(stem) else stem
    return form[:-1] if form.endswith("s") and not form.endswith("ss") and len(form) > 2 else form
