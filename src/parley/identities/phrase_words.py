"""Small words of noun phrases, by what they do there: counting, owning, placing, helping."""

from __future__ import annotations

FORMER = frozenset("former ex ousted deposed onetime erstwhile ex-president retired".split())
COUNTING = frozenset(
    "the a an some several many few both all two three four five six seven eight nine ten dozens scores hundreds "
    "thousands tens millions at least more than about around nearly almost over up to most other another certain "
    "unnamed unidentified unknown alleged suspected senior top high-ranking ranking leading key prominent local "
    "fellow visiting so-called self-styled this that these those his her its their our any every each no".split()
)
PORTION = frozenset(
    "group number handful couple crowd series convoy column majority minority one some part elements remnants units "
    "dozens scores hundreds thousands tens millions members member groups supporters".split()
)
LOCATIVE = frozenset(
    "in at from near inside within across along around outside throughout over on off into behind beyond".split()
)
PREPOSITIONS = LOCATIVE | frozenset("of for to by with against under between among amid about".split())
RELATIVE = frozenset("who whom whose which that where when while".split())
# Participles and adjectives after a noun: those that say whose it is, and those that say only who helps or harms it.
BELONGING = frozenset(
    "loyal allied linked affiliated aligned belonging close led commanded run controlled headed ruled owned employed "
    "faithful answerable".split()
)
HELPED = frozenset(
    "backed supported funded armed trained sponsored financed equipped opposed hostile fighting critical accused "
    "suspected supplied recognised recognized".split()
)
# After a hyphen: "Saudi-led" owns what follows, "Moscow-backed" does not.
OWNING = frozenset(
    "led based born run controlled occupied held owned ruled dominated administered governed style speaking".split()
)
# "Helmand province": the place.
PLACE_NOUNS = frozenset(
    "province region state district city town county valley area governorate oblast department prefecture peninsula "
    "island islands canton municipality territory republic strip delta enclave highlands mountains village capital "
    "suburb neighbourhood neighborhood port airport".split()
)
ENVOYS = frozenset("envoy representative coordinator mediator commissioner rapporteur minister secretary".split())
SENT = frozenset("delegation side team negotiator representative envoy delegate camp emissary mission".split())
