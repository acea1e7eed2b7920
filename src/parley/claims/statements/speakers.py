"""A cue and its words in, who speaks out: the word that names the speaker, the actors it means, and the kind of source.

The word is the cue's subject, or that of the clause it hangs on ("…, adding that …"). A body's spokesman and its
written text are the body; people without name or office are nobody in particular, and the words for them are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims.statements.cues import Cues, Heard, subject_of
from parley.claims.statements.pieces import MARKS
from parley.claims.statements.said import TOLD, Said
from parley.parsed import Parsed, Words
from parley.record import ActorId, Source, Span

PRONOUNS = frozenset("he she they it we i you".split())
RELATIVES = frozenset({"who", "which", "that"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
# A verb that hangs on another clause may leave its speaker to that.
HANGING = frozenset({"conj", "advcl", "xcomp", "parataxis", "dep", "acl"})
PARTICIPLES = frozenset({"advcl", "acl", "conj"})
NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
# Verbs whose clause is somebody's words even where the speaker is a noun that no list holds.
PLAIN_SPEECH = frozenset(
    "say tell add warn claim insist argue announce write reply respond explain note stress state deny complain "
    "report reveal conclude declare admit acknowledge recall remark observe assert contend maintain".split()
)
WRITING = frozenset({"write", "tweet", "post", "read", "publish", "blog", "retweet", "e-mail", "email", "cable"})
# Texts that go out in the name of whoever was speaking.
ANNOUNCING = frozenset(
    "statement communique communiqué declaration letter note message release readout tweet post".split()
)
MEDIA = frozenset({"twitter", "facebook", "telegram", "instagram", "x", "weibo", "website", "web", "blog"})
ASKED = TOLD | {"ask", "quote", "accuse", "urge", "order", "question", "press"}
CONDITION = frozenset({"anonymity", "anonymously"})
# A text about somebody is not his.
NOT_OWN = frozenset({"on", "about", "to", "against", "in", "at", "for"})
# How far into its sentence a spokesman may stand who goes on for whoever spoke before.
OPENING = 3
NAME_AFTER = 12
"""How many words after an office the name of who holds it may end."""
LONGEST = 40
"""How many words the phrase of a speaker may have."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: actors, what stands behind the words, and where the speaker is named."""

    ids: tuple[ActorId, ...]
    source: Source
    span: Span | None


class Speakers:
    """Who speaks in one text."""

    def __init__(self, parsed: Parsed, cast: Cast, cues: Cues, said: Said) -> None:
        self.parsed, self.cast, self.cues, self.said = parsed, cast, cues, said

    def word_for(self, i: int) -> int | None:
        """The word for who speaks: the verb's subject, an agent, or the subject of the clause it hangs on."""
        p = self.parsed
        while True:
            subject = self.subject(i)
            if subject is not None:
                return subject
            if p.xpos[i] == "VBN" and p.marker(i) == "as":
                return None
            if p.child(i, "nsubj:pass", "expl") is not None or self._is_passive(i):
                return None
            if p.deps[i] not in HANGING or p.heads[i] == i:
                return None
            outer = self.said.joins.outer_of(i)
            above = p.heads[i] if outer is None else outer
            if p.deps[i] == "acl" and p.upos[above] in ("NOUN", "PROPN", "PRON"):
                return self.subject(p.heads[above]) if self._is_apart(i, above) else above
            if p.deps[i] == "conj" and p.upos[above] in ("NOUN", "PROPN"):
                return None
            quoted = p.child(above, "nsubj:pass")
            if quoted is not None:
                return quoted
            if p.upos[above] not in ("VERB", "AUX", "ADJ", "NOUN"):
                return None
            i = above

    def end_of_source(self, word: int, top: int) -> int:
        """Past the words for a source, less what follows a comma where its clause has no other subject.

        "According to Fiji One, the harbour master said": the tree may take the harbour master for Fiji One's gloss.
        """
        p = self.parsed
        host, end = p.heads[top], p.edges[word][1]
        apart = (p.words[j] == "," for j in range(word + 1, end))
        first = next((j for j, comma in enumerate(apart, word + 1) if comma), end)
        subjects = p.kids(host, *SUBJECTS, "csubj", "expl")
        return first if host > word and p.upos[host] in ("VERB", "AUX") and not subjects else end

    def _is_apart(self, i: int, noun: int) -> bool:
        """ "They held ten men, claiming them to be spies": the participle after a comma is not the men's."""
        p = self.parsed
        return p.xpos[i] == "VBG" and p.words[i - 1] == "," and p.deps[noun] in ("obj", "obl")

    def subject(self, i: int) -> int | None:
        """A verb's own speaker: its subject or its agent."""
        p = self.parsed
        subject = subject_of(p, i)
        if subject is not None or p.xpos[i] != "VBN":
            return subject
        return next((c for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by"), None)

    def _is_passive(self, i: int) -> bool:
        """ "Asked whether …, she smiled", "was told": the verb has no speaker that its sentence names."""
        p = self.parsed
        if p.xpos[i] not in ("VBN", "VBD") or p.child(i, "aux") is not None:
            return False
        asked = p.lemmas[i] in ASKED and p.deps[i] in ("advcl", "ccomp", "acl")
        return asked or p.child(i, "aux:pass") is not None

    def is_known(self, word: int) -> bool:
        """Whether a word means an actor, somebody without a name, or somebody spoken of before."""
        cast = self.cast
        return word in cast.at or word in cast.unnamed or word in cast.spokes or self.parsed.lower[word] in PRONOUNS

    def may_speak(self, word: int, heard: Heard, *, quoted: bool) -> bool:
        """Whether a subject can be a source: an actor, described people, a pronoun or a document."""
        p = self.parsed
        plain = p.lemmas[heard.head] in PLAIN_SPEECH
        if p.lower[word] in NOBODY:
            return False
        if p.lower[word] == "it" and word not in self.cast.at:
            return plain or quoted
        if self.is_known(word) or p.lower[word] in RELATIVES or p.upos[word] == "PROPN":
            return True
        if self.cues.is_noun_of(word, "document"):
            return plain
        return p.deps[heard.head] != "acl" and (plain or quoted)

    def of(self, word: int | None, heard: Heard | None, previous: Speaker | None) -> Speaker:
        """Who speaks by a word; `previous` is who spoke before, for pronouns that nobody could resolve."""
        if word is None:
            return self._left_out(heard, previous)
        p = self.parsed
        span = self.span_of(word, heard)
        if previous is not None and self._goes_on_after_colon(word, previous):
            return Speaker(previous.ids, previous.source, span)
        source = self._referent(word)
        document = self.cues.is_noun_of(source, "document") and source not in self.cast.spokes
        ids = self._ids(source) if heard is not None else self._ids_of_one(source)
        if not ids and document:
            ids = self._owners(source, previous)
        if not ids and previous is not None and self._speaks_for_last(source):
            ids = tuple(a for a in previous.ids if not self._is_person(a))
        if ids:
            together = len(ids) > 1 or (ids[0] in self.cast.loose and p.xpos[source] == "NNS")
            kind = "document" if document or self._is_written(heard) else "collective" if together else "named"
            return Speaker(ids, Source(kind), span)
        if p.lower[word] in PRONOUNS and previous is not None and self._may_go_on(word, previous):
            return Speaker(previous.ids, previous.source, span)
        return Speaker((), Source("document" if document else "anonymous", self._description(source, heard)), span)

    def _speaks_for_last(self, word: int) -> bool:
        """Whether a spokesman is told apart by nothing: he speaks for the body that spoke before."""
        p = self.parsed
        opens = word - p.sentences[p.sentence_of[word]][0] < OPENING
        return opens and word in self.cast.spokes and not p.kids(word, "nmod", "nmod:poss", "amod", "compound", "appos")

    def _goes_on_after_colon(self, word: int, previous: Speaker) -> bool:
        """ "The envoy, Pita Fusi, was pleased: “We waited,” he said": the pronoun is who spoke before the colon."""
        p = self.parsed
        if p.lower[word] not in ("he", "she") or previous.span is None or not self._may_go_on(word, previous):
            return False
        before = bisect_left(p.begins, previous.span[0])
        same = p.sentence_of[min(before, word)] == p.sentence_of[word]
        return bool(previous.ids) and same and ":" in p.words[before:word]

    def _may_go_on(self, word: int, previous: Speaker) -> bool:
        """Whether a pronoun that nobody resolved may be who spoke before: "he" is no body, "it" no person."""
        person = [self._is_person(a) for a in previous.ids]
        word_ = self.parsed.lower[word]
        return all(person) if word_ in ("he", "she") else not any(person) if word_ == "it" else True

    def _left_out(self, heard: Heard | None, previous: Speaker | None) -> Speaker:
        """A participle goes on with who spoke before; "was told" is by nobody that the report names."""
        passive = heard is not None and self.parsed.child(heard.head, "nsubj:pass", "expl") is not None
        if previous is None or heard is None or passive:
            return Speaker((), Source("anonymous"), None)
        return Speaker(previous.ids, previous.source, None)

    def _referent(self, word: int) -> int:
        """What a relative pronoun stands for, or a label in capitals; any other word itself."""
        p = self.parsed
        if p.words[word].isupper() and word + 1 < len(p.words) and p.words[word + 1] == ":":
            return self._namesake(word)
        if p.lower[word] in RELATIVES and word not in self.cast.at:
            for above in p.up(word):
                if p.deps[above] in ("acl:relcl", "acl"):
                    return p.heads[above]
        return word

    def _namesake(self, word: int) -> int:
        """The earlier mention of whom a label in capitals names by the last name; the label itself for nobody."""
        p, cast = self.parsed, self.cast
        same = [w for w in range(word) if p.lower[w] == p.lower[word] and p.upos[w] == "PROPN"]
        heads = (p.heads[w] if p.deps[w] == "flat" else w for w in same)
        return word if word in cast.at else next((w for w in heads if w in cast.at), word)

    def _ids(self, word: int) -> tuple[ActorId, ...]:
        """The actors that a word and what is joined to it mean."""
        return tuple(dict.fromkeys(a for w in self.parsed.conjuncts(word) for a in self._ids_of_one(w)))

    def _ids_of_one(self, word: int) -> tuple[ActorId, ...]:
        """The actors that a word means; none for people by what they are, unless a name stands beside them."""
        cast = self.cast
        plain = word in cast.at and word not in cast.unnamed and word not in cast.spokes
        by_name = () if plain else self._name_beside(word)
        if by_name:
            return by_name
        if plain and cast.at[word][0] in cast.voices and (own := self._name_of_body(word)):
            return own
        return cast.at.get(word, ()) if plain or word in cast.spokes else self._ids_of_name(word)

    def _name_of_body(self, word: int) -> tuple[ActorId, ...]:
        """The body that a name beside a noun means: "the state news agency Fana"."""
        p, at = self.parsed, self.cast.at
        beside = (c for c in p.kids(word, "appos", "flat") if p.upos[c] == "PROPN" and c == p.edges[c][0] == word + 1)
        return next((at[c] for c in beside if c in at), ())

    def _ids_of_name(self, word: int) -> tuple[ActorId, ...]:
        """Whom a name means whose mention the cast heads elsewhere; the person whose name ends a description."""
        p, at = self.parsed, self.cast.at
        if p.upos[word] == "PROPN":
            same = (p.heads[word], *p.kids(word, "flat", "compound", "nmod:desc"))
            return next((at[w] for w in same if w in at and self._is_same_name(w, word)), ())
        last = p.edges[word][1] - 1
        near = last - word <= NAME_AFTER and "VERB" not in p.upos[word:last]
        named = (p.heads[last], last) if p.upos[last] == "PROPN" and near else ()
        found = (a for w in named if word < w and not p.marker(w) for a in at.get(w, ()) if self._is_person(a))
        return tuple(found)[:1]

    def _is_same_name(self, one: int, other: int) -> bool:
        names = self.parsed.name_at
        return one in names and names[one] is names.get(other)

    def _name_beside(self, word: int) -> tuple[ActorId, ...]:
        """The person whose name stands beside a description: "a spokesman, Arne Solvik"."""
        p, cast = self.parsed, self.cast
        among = [k for c in p.kids(word, "nmod") for k in p.kids(c, "appos")] if p.lower[word] == "one" else []
        for c in (*p.kids(word, "appos", "flat", "nmod:desc", "dep"), *among):
            persons = tuple(
                a for w in (c, *p.kids(c, "flat", "appos")) for a in cast.at.get(w, ()) if self._is_person(a)
            )
            if persons:
                return persons[:1]
        return ()

    def _is_person(self, actor: ActorId) -> bool:
        return self.cast.by_id[actor].kind == "person"

    def _owners(self, document: int, previous: Speaker | None) -> tuple[ActorId, ...]:
        """Whose a text is: "Norway's letter", "issued a statement saying", "the statement" of who spoke before."""
        p = self.parsed
        beside = [c for c in p.kids(document, "nmod:poss", "nmod", "amod", "compound") if p.marker(c) not in NOT_OWN]
        released = (c for k in p.kids(document, "acl") for c in p.kids(k, "obl", "obl:agent") if p.marker(c) == "by")
        own = tuple(dict.fromkeys(a for c in (*beside, *released) for a in self._ids(c) or self.cast.at.get(c, ())))
        if own:
            return own
        verb = p.heads[document]
        if p.deps[document] in ("obj", "obl") and (issuer := self.subject(verb)) is not None:
            return self._ids(issuer)
        if not any(p.lower[c] in ("the", "this", "that") for c in p.children[document]):
            return ()
        issued = self._issued_before(document)
        goes_on = previous is not None and p.lemmas[document] in ANNOUNCING
        return issued or (previous.ids if previous is not None and goes_on else ())

    def _issued_before(self, document: int) -> tuple[ActorId, ...]:
        """Who brought out the text spoken of before: "issued a joint statement … the statement"."""
        p = self.parsed
        start = p.sentences[max(0, p.sentence_of[document] - 2)][0]
        for j in range(document - 1, start - 1, -1):
            if p.lemmas[j] == p.lemmas[document] and p.deps[j] == "obj":
                issuer = self.subject(p.heads[j])
                return self._ids(issuer) if issuer is not None else ()
        return ()

    def _is_written(self, heard: Heard | None) -> bool:
        """ "Wrote", "said in a statement", "said on Twitter"."""
        if heard is None:
            return False
        p, i = self.parsed, heard.head
        if p.lemmas[i] in WRITING or any(self.cues.is_noun_of(w, "document") for w in range(*heard.words) if w != i):
            return True
        return any(
            self.cues.is_noun_of(c, "document") or p.lower[c] in MEDIA
            for c in p.kids(i, "obl", "nmod")
            if p.marker(c) in ("in", "on", "by", "through", "via")
        )

    def span_of(self, word: int, heard: Heard | None) -> Span:
        """Where the speaker is named: the whole phrase, without a preposition or the cue's own words."""
        return self.parsed.span(*self.phrase(word, heard))

    def phrase(self, word: int, heard: Heard | None) -> Words:
        """The words that name the speaker, marks at both ends left out."""
        p = self.parsed
        a, b = p.edges[word]
        a = min(
            [
                word,
                *(
                    p.edges[c][0]
                    for c in p.children[word]
                    if c < word and p.deps[c] not in ("case", "mark", "punct", "cc", "dep")
                ),
            ]
        )
        if heard is not None and heard.entry.kind == "preposition":
            b = min(b, max(self.end_of_source(word, word), word + 1))
        if heard is not None:
            x, y = heard.words
            if a <= x < word:
                a = min(y, word)
            elif word < x < b:
                b = x
            elif a <= heard.head < b:
                return word, word + 1
        return self._trimmed(a, b, word)

    def _trimmed(self, a: int, b: int, word: int) -> Words:
        p = self.parsed
        b = next((j for j in range(word + 1, b) if p.words[j] in (";", ":") or p.quoted[j] != p.quoted[word]), b)
        while b - 1 > word and (p.words[b - 1] in MARKS or p.deps[b - 1] == "cc"):
            b -= 1
        return (a, b) if b - a <= LONGEST else (word, word + 1)

    def _description(self, word: int, heard: Heard | None) -> str:
        """The words for somebody without a name, and on what condition he spoke."""
        p = self.parsed
        a, b = self.phrase(word, heard if heard is not None and heard.head != word else None)
        words = p.says(a, b)
        for c in p.children[heard.head] if heard is not None else ():
            if (
                p.deps[c] in ("obl", "advmod", "advcl")
                and not a <= c < b
                and CONDITION & set(p.lower[slice(*p.edges[c])])
            ):
                x, y = p.edges[c]
                return f"{words}, {p.says(x, y).strip(' ,.')}"
        return words
