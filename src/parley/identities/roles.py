"""Words of a noun phrase in, the role that it names out: "drug cartel", "opposition lawmakers", "army chief of staff".

The nouns are data (`titles.csv` for people in the singular, the rows of `bodies.csv` without a country for bodies and
groups); here is only how English puts them together. No name of anybody is read here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.parsed import Parsed, Words

# Nouns that say little by themselves, so that whose they are decides: "Taliban negotiators", "party officials".
VAGUE = frozenset(
    "leader head chief spokesman spokeswoman spokesperson spokesmen spokespeople official representative delegate "
    "delegation envoy emissary negotiator mediator member team side source adviser advisor aide director chairman "
    "chairwoman chairperson chair president secretary founder co-founder supporter sympathiser sympathizer follower "
    "worker employee staff office council committee commission mission camp leadership group organisation "
    "organization movement faction wing branch unit expert insider boss figure cadre coordinator administrator "
    "manager ally loyalist hardliner moderate deputy operative personnel bloc network alliance coalition front body "
    "agency department chiefs force secretary-general emissaries interlocutor observer delegates candidate assembly "
    "congress executive commander fighter elder veteran authority statement media crew team guard party".split()
)
VAGUE_PHRASES = frozenset({"chief of staff", "general secretary", "executive director", "deputy leader", "deputy head"})
ANY_VAGUE = VAGUE | VAGUE_PHRASES
# Vague nouns that name several people at once even in the singular.
COLLECTIVE = frozenset(
    "delegation team side office council committee commission mission camp leadership group organisation organization "
    "movement faction wing branch unit staff personnel bloc network alliance coalition front body agency department "
    "force assembly congress authority media crew party people population public populace crowd mob community family "
    "minority majority press peasantry clergy".split()
)
SEVERAL = COLLECTIVE | {"children"}
# Words before a noun that turn whatever it says: "rebel mayor", "opposition senator"; the value is PLOVER.
TURNING = {
    "rebel": "REB",
    "insurgent": "REB",
    "guerrilla": "REB",
    "guerilla": "REB",
    "separatist": "REB",
    "secessionist": "REB",
    "breakaway": "REB",
    "maoist": "REB",
    "mutinous": "REB",
    "militant": "REB",
    "terrorist": "REB",
    "jihadist": "REB",
    "opposition": "OPP",
    "dissident": "OPP",
    "exiled": "OPP",
    "paramilitary": "PRM",
    "vigilante": "PRM",
}
# What may be turned by each: "rebel hospital" stays a hospital.
TURNED = {
    "REB": {"GOV", "MIL", "LEG", "JUD", "COP", "PTY", "OPP", "UAF", "PRM", "SPY"},
    "OPP": {"GOV", "LEG", "PTY", "SOC"},
    "PRM": {"MIL", "UAF", "COP", "REB"},
}
# Adjectives of a sector that are no nouns of role themselves.
ADJECTIVES = {
    "religious": "REL",
    "muslim": "REL",
    "islamic": "REL",
    "christian": "REL",
    "catholic": "REL",
    "jewish": "REL",
    "orthodox": "REL",
    "anglican": "REL",
    "protestant": "REL",
    "evangelical": "REL",
    "hindu": "REL",
    "buddhist": "REL",
    "shiite": "REL",
    "shia": "REL",
    "sunni": "REL",
    "sufi": "REL",
    "coptic": "REL",
    "clerical": "REL",
    "tribal": "SOC",
    "civic": "SOC",
    "indigenous": "SOC",
    "humanitarian": "NGO",
    "presidential": "GOV",
    "ministerial": "GOV",
    "governmental": "GOV",
    "diplomatic": "GOV",
    "municipal": "GOV",
    "provincial": "GOV",
    "royal": "GOV",
    "consular": "GOV",
    "parliamentary": "LEG",
    "congressional": "LEG",
    "legislative": "LEG",
    "judicial": "JUD",
    "legal": "JUD",
    "medical": "MED",
    "industrial": "BUS",
    "corporate": "BUS",
    "commercial": "BUS",
    "naval": "MIL",
    "armed": "UAF",
    "criminal": "CRM",
    "mafia": "CRM",
    "drug": "CRM",
    "academic": "EDU",
    "agricultural": "AGR",
    "farm": "AGR",
    "labour": "LAB",
    "labor": "LAB",
    "civilian": "CVL",
    "state": "GOV",
    "palace": "GOV",
    "security": "COP",
    "defence": "MIL",
    "defense": "MIL",
    "intelligence": "SPY",
    "spy": "SPY",
    "youth": "SOC",
    "women's": "SOC",
    "rights": "SOC",
    **dict.fromkeys("african european asian american western arab gulf caribbean nordic balkan world".split(), "GOV"),
}
IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "thieves": "thief"}
KIND_OF_SECTOR = {
    **dict.fromkeys(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"), "government"),
    **dict.fromkeys(("REB", "PRM", "UAF", "CRM"), "armed_group"),
    **dict.fromkeys(("PTY", "OPP"), "party"),
    "IGO": "igo",
    "NGO": "ngo",
    "MNC": "company",
    "IMG": "armed_group",
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of those it names.

    `title` is the noun, in the singular where it names people; `words` where it stands; `kind` and `sectors` as in the
    record. `vague` nouns yield to whose they are; `person`: one person is named, not several and not a body.
    """

    title: str
    words: Words
    kind: str
    sectors: tuple[str, ...]
    vague: bool = False
    person: bool = False
    office: bool = False


def role_ending(parsed: Parsed, codebook: Codebook, first: int, last: int, *, floor: int = 0) -> Role | None:
    """The role that words `first` to `last` end in, what stands before it taken into account; None where it is none.

    Words before `floor` are part of a name and say nothing of the role.
    """
    role = noun_ending(parsed, codebook, first, last)
    if role is None:
        return None
    return _modified(parsed, codebook, role, max(first, floor))


def noun_ending(parsed: Parsed, codebook: Codebook, first: int, last: int) -> Role | None:
    """The longest noun of role that words `first` to `last` end in."""
    for begin in range(max(first, last - 7), last):
        if parsed.words[begin] in "-'’" or (begin > first and parsed.words[begin - 1] == "-" and last - begin == 1):
            continue
        found = role_called(parsed.says(begin, last), codebook, (begin, last))
        if found is not None:
            return found
    return None


def role_called(form: str, codebook: Codebook, words: Words = (0, 0)) -> Role | None:
    """The role that a noun names in the singular or the plural; None where no file has it.

    >>> from parley.codebook.load import load_codebook
    >>> role_called("drug cartels", load_codebook()).sectors
    ('CRM',)
    """
    key = normal(form)
    singulars = _singulars(key)
    title = next((codebook.role_nouns[k] for k in singulars if k in codebook.role_nouns), None)
    many = title is not None and normal(title.title) != key
    body = next((k for k in codebook.aliases.get(key, ()) if k.generic), None)
    vague = next((k for k in singulars if k in ANY_VAGUE), None)
    several = key.split(" of ")[0].split(" ")[-1] in SEVERAL
    if body is not None and (title is None or key in COLLECTIVE):
        return Role(key, words, body.kind, body.sectors, vague is not None and body.kind != "party")
    if title is not None:
        kind = KIND_OF_SECTOR.get(title.sectors[0], "community") if title.sectors else "other"
        person = not many and not several
        return Role(
            normal(title.title),
            words,
            "person" if person else kind,
            title.sectors,
            vague is not None,
            person,
            title.office is not None,
        )
    if vague is not None:
        person = vague == key and not several
        return Role(vague, words, "person" if person else "other", (), True, person)
    return None


def singular(word: str) -> str:
    """An English noun, in small letters, in the singular, as far as its ending tells."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("children"):
        return word[:-8] + "child"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _singulars(key: str) -> tuple[str, ...]:
    """A key and what it may be the plural of: "heads of state" by its first word, "rebel leaders" by its last."""
    words = key.split(" ")
    last = " ".join([*words[:-1], singular(words[-1])])
    first = " ".join([singular(words[0]), *words[1:]])
    return tuple(dict.fromkeys((last, first, key)))


def _modified(parsed: Parsed, codebook: Codebook, role: Role, first: int) -> Role:
    """A role with what the words before it make of it, the nearest first: "student leader", "rebel governor"."""
    end = role.words[0]
    for begin in range(end - 1, first - 1, -1):
        sector = TURNING.get(parsed.lower[begin])
        if sector and (role.vague or not role.sectors or set(role.sectors) & TURNED[sector]):
            return _with(role, (sector,))
    if not role.vague:
        return role
    for begin in range(end - 1, first - 1, -1):
        word = parsed.lower[begin]
        if word in ADJECTIVES:
            return _with(role, (ADJECTIVES[word],))
        before = noun_ending(parsed, codebook, first, begin + 1)
        if before is not None and before.sectors and not before.vague:
            return _with(role, before.sectors)
    return role


def _with(role: Role, sectors: tuple[str, ...]) -> Role:
    kind = role.kind if role.person else KIND_OF_SECTOR.get(sectors[0], "community")
    if sectors[0] == "JRN" and not role.person:
        kind = "media"
    return replace(role, sectors=sectors, kind=kind, vague=False)
