"""A talk and the words that tell of it in, its form out: how those in it met, whether in the open, under what name.

Forms are told by words of how people met (by telephone, from room to room), by the noun that the report gives a round
(conference, summit), and by who was there as what. A round is secret where the report says that it was hidden or not
made known, and public where it stands in the open: an assembly, a signing, a sitting before guests or the press.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from parley.claims.rounds import Round
from parley.parsed import Parsed
from parley.record import Talk

HIDDEN = frozenset(
    "secret secretly clandestine clandestinely covert covertly back-channel backchannel unannounced undisclosed "
    "discreet discreetly quietly confidential confidentially behind-the-scenes unpublicised unpublicized".split()
)
HIDING = frozenset("announce disclose reveal publish acknowledge tell inform publicise publicize print".split())
MAYBE_HIDDEN = HIDDEN | HIDING | {"channel"}
NOTHING = frozenset({"nothing", "nobody", "never", "without", "not", "n't", "no", "neither"})
PRESS = frozenset(
    "camera television televise reporter journalist photographer photograph press broadcast publicly openly "
    "audience spectator applause applaud communique communiqué newsreel tv live".split()
)
OPEN_FORMS = frozenset({"conference", "summit"})
CEREMONIES = frozenset({"ceremony", "signing", "conference", "summit", "plenary", "opening", "congress", "assembly"})
DONE = frozenset({"held", "under_way", "collapsed"})
LOOKING_ON = frozenset({"observer", "guarantor", "guest"})
PHONING = frozenset({"telephone", "phone", "ring"})
PHONED = frozenset({"phone", "telephone", "telephonic", "video"})
PHONES = frozenset({"phone", "telephone", "videolink", "video-link", "hotline", "teleconference"})
SHUTTLING = frozenset({"shuttle", "commute"})
INDIRECT = frozenset({"indirect", "indirectly", "proximity"})
DOUBTED = frozenset({"denied", "alleged"})
UNHIDDEN = frozenset({"service", "police", "ballot", "agent", "vote", "army"})
CARRYING = frozenset({"carry", "relay", "pass", "ferry", "convey", "bring", "take", "deliver"})
PAPERS = frozenset("message draft paper note proposal letter text question answer reply demand map word".split())
APART = frozenset({"separate", "different", "adjoining", "adjacent"})
ROOMS = frozenset(
    "room floor wing building hotel corridor suite villa tent side house hall bedroom delegation office".split()
)
BETWEEN = (("between",), ("betweens",))
LEADERS = frozenset({"head_of_state", "head_of_government", "leader"})
GOING_BETWEEN = frozenset(
    "mediate mediator mediation facilitate facilitator facilitation broker go-between intermediary auspices preside "
    "chairmanship moderator matchmaker".split()
)
SUMMITS = frozenset({"summit"})
CONSULTING = frozenset({"consultation", "consult", "workshop", "sound"})
HEADS = frozenset({"head_of_state", "head_of_government"})
MEDIATING = frozenset({"mediator", "facilitator"})
OTHER_CONFERENCES = frozenset({"centre", "center", "hall", "room", "call", "press", "news", "table"})
# "The Astana format", "the Minsk process".
NAMING = frozenset({"format", "process", "track", "initiative", "platform", "dialogue", "conference", "summit"})
NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"})


def publicity_of(p: Parsed, talk: Talk, found: Round, told: Iterable[int], *, hidden: bool) -> str | None:
    """ "secret" or "public" where the report settles it, else None; `told` are the words that tell of the round."""
    if talk.format == "back_channel" or hidden:
        return "secret"
    if talk.status not in DONE or talk.format == "phone":
        return None
    in_view = any(p.lemmas[i].lower() in PRESS for i in told) or any(s.lemma in CEREMONIES for s in found.signals)
    return "public" if in_view or (found.is_main and _is_open(talk)) else None


def _is_open(talk: Talk) -> bool:
    """Whether the round that a report is about is an assembly, or was watched, or had more than two at the table."""
    came = [row for row in talk.participants if row.attendance in ("attended", "attending")]
    return talk.format in OPEN_FORMS or len(came) > 2 or any(row.role in LOOKING_ON for row in came)


def is_hidden(p: Parsed, told: Iterable[int]) -> bool:
    """Whether one of the words says that a round was kept from the public."""
    words = (i for i in told if p.lower[i] in HIDDEN or p.lemmas[i].lower() in MAYBE_HIDDEN)
    return any(_is_hidden(p, i) and not _is_before(p, i) for i in words)


def _is_before(p: Parsed, i: int) -> bool:
    """Whether a word tells of what went before: "the talks come after years of secret contacts"."""
    phrase = [i, *takewhile(lambda w: p.upos[w] != "VERB", p.up(i))]
    return any(p.marker(w) in ("after", "following") and p.upos[p.heads[w]] == "VERB" for w in phrase)


def _is_hidden(p: Parsed, i: int) -> bool:
    """ "Secret talks", "in secret", "without announcing it", "was never announced", "not even X was told"."""
    word, lemma = p.lower[i], p.lemmas[i].lower()
    if word in HIDDEN or lemma in HIDDEN:
        return not (p.upos[i] == "ADJ" and p.lemmas[p.heads[i]] in UNHIDDEN)
    if lemma == "channel" and i and p.lower[i - 1] in ("back", "-"):
        return True
    if lemma not in HIDING or p.upos[i] != "VERB":
        return False
    subjects = p.kids(i, "nsubj:pass", "nsubj")
    near = {p.lower[c] for c in p.children[i]} | {p.lower[k] for c in subjects for k in p.children[c]}
    return bool(near & (NOTHING - {"no"}))


def format_of(p: Parsed, talk: Talk, found: Round, told: Iterable[int], *, hidden: bool) -> str | None:
    """How those in a round met; None where the report leaves it open."""
    words = list(told)
    by_way = _by_phone(p, found) or _by_way(p, words) or _by_name(p, found)
    if by_way is not None:
        return by_way
    if hidden and (talk.status in DOUBTED or _has_channel(p, words)):
        return "back_channel"
    if talk.status == "alleged":
        return "back_channel"  # what neither side owns up to
    helped = any(p.lemmas[i].lower() in GOING_BETWEEN or _is_go_between(p, i) for i in words)
    return "mediated" if helped else _by_people(talk)


def _has_channel(p: Parsed, words: Iterable[int]) -> bool:
    return any(p.lemmas[i].lower() in ("channel", "back-channel", "backchannel", "contact") for i in words)


def _is_go_between(p: Parsed, i: int) -> bool:
    return p.lower[i] == "go" and p.lower[i + 1 : i + 2] == ("-",) and p.lower[i + 2 : i + 3] in BETWEEN


def _by_phone(p: Parsed, found: Round) -> str | None:
    """ "Telephoned", "spoke by phone", "a video call": said of a word of the round itself."""
    for s in found.signals:
        near = (*p.kids(s.word, "obl", "nmod", "compound", "amod"), s.word)
        if s.lemma in PHONING and p.upos[s.word] == "VERB":
            return "phone"
        if any(p.lemmas[c].lower() in PHONES and _is_means(p, c) for c in near):
            return "phone"
        if s.lemma in ("call", "conversation", "conference", "exchange") and any(p.lower[c] in PHONED for c in near):
            return "phone"
    return None


def _is_means(p: Parsed, i: int) -> bool:
    """ "By telephone", "over the phone", not "on the line"."""
    return p.marker(i).split(" ")[0] in ("by", "over", "on", "via") and p.lemmas[i] != "video"


def _by_way(p: Parsed, words: Iterable[int]) -> str | None:
    """From capital to capital, or from room to room."""
    found = None
    for i in words:
        lemma = p.lemmas[i].lower()
        if lemma in SHUTTLING:
            indoors = any(p.lemmas[c] in ROOMS for c in p.kids(i, "obl"))
            found = found or ("proximity" if indoors else "shuttle")
        elif lemma in INDIRECT or (lemma in ROOMS and any(p.lower[c] in APART for c in p.kids(i, "amod"))):
            return "proximity"
        elif lemma in CARRYING and _carries(p, i):
            found = found or _way_of_carrying(p, i)
        elif lemma == "go" and p.lower[i + 1 : i + 4] == ("back", "and", "forth"):
            found = found or "shuttle"
    return found


def _carries(p: Parsed, i: int) -> bool:
    return p.upos[i] == "VERB" and any(p.lemmas[c] in PAPERS for c in p.kids(i, "obj", "nsubj:pass"))


def _way_of_carrying(p: Parsed, i: int) -> str | None:
    """Papers carried indoors make proximity talks, those carried from one place to another a shuttle."""
    places = {p.lemmas[c] for c in p.kids(i, "obl", "nmod")}
    if places & (ROOMS - {"side"}):
        return "proximity"
    start, end = p.sentences[p.sentence_of[i]]
    around = p.lower[start:end]
    return "shuttle" if "between" in around or ("from" in around and "to" in around) else None


def _by_name(p: Parsed, found: Round) -> str | None:
    """The noun that a report gives to a round: conference, summit, consultation."""
    for s in found.signals:
        if s.lemma in SUMMITS:
            return "summit"
        if s.lemma in ("conference", "congress") and not _is_hall(p, s.word):
            return "conference"
    first = found.signals[0].lemma
    return "consultation" if first in CONSULTING else None


def _is_hall(p: Parsed, i: int) -> bool:
    return p.deps[i] == "compound" and p.lemmas[p.heads[i]].lower() in OTHER_CONFERENCES


def _by_people(talk: Talk) -> str | None:
    """By those who were there: with a go-between, two heads of state, two sides by themselves."""
    sides = [row for row in talk.participants if row.role == "party"]
    if any(row.role in MEDIATING for row in talk.participants):
        return "mediated"
    levels = {row.level for row in sides}
    if len(sides) > 1 and levels <= LEADERS and levels & HEADS:
        return "summit"
    return "direct" if len(sides) > 1 else None


def name_of(p: Parsed, found: Round) -> str | None:
    """The name that a report gives to a round: "Geneva II", "the Astana format"."""
    for s in found.signals:
        capital = [i for i in range(p.edges[s.word][0], s.word + 1) if p.upos[i] == "PROPN"]
        if p.upos[s.word] == "PROPN" and p.lower[s.word] in NAMING and len(capital) > 1:
            return p.says(capital[0], s.word + 1)
    return next((p.says(i - 1, i + 1) for i in _numbered(p, found)), None)


def _numbered(p: Parsed, found: Round) -> Iterator[int]:
    """The numeral of each place or event with one in the sentences of a round: "Geneva II"."""
    for sentence in sorted({p.sentence_of[w] for w in found.words}):
        for i in range(p.sentences[sentence][0] + 1, p.sentences[sentence][1]):
            name = p.name_at.get(i - 1) if p.words[i] in NUMERALS else None
            if name is not None and name.kind in ("PLACE", "EVENT"):
                yield i
