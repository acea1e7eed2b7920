"""Common nouns of diplomacy, by what they refer to: the words that a codebook of names cannot hold."""

from __future__ import annotations

# "the Afghan government": the state itself.
GOVERNMENT = frozenset(
    "government administration authorities authority regime cabinet leadership presidency state "
    "kingdom republic nation country".split()
)
# "the Ugandan army": a body of a state, an actor of its own; the value is its PLOVER sector.
BODIES = {
    "army": "MIL",
    "military": "MIL",
    "navy": "MIL",
    "airforce": "MIL",
    "police": "COP",
    "parliament": "LEG",
    "senate": "LEG",
    "congress": "LEG",
    "assembly": "LEG",
    "legislature": "LEG",
    "court": "JUD",
    "judiciary": "JUD",
    "ministry": "GOV",
    "embassy": "GOV",
    "department": "GOV",
    "junta": "MIL",
    "office": "GOV",
    "council": "GOV",
    "committee": "GOV",
    "commission": "GOV",
    "agency": "GOV",
    "opposition": "OPP",
    "party": "PTY",
    "coalition": "OPP",
    "union": "LAB",
    "federation": "NGO",
    "church": "REL",
    "bank": "BUS",
    "newspaper": "JRN",
    "broadcaster": "JRN",
    "television": "JRN",
    "radio": "JRN",
    "foundation": "NGO",
    "charity": "NGO",
}
# "the rebels": a group under arms.
GROUPS = frozenset(
    "rebel insurgent guerrilla guerilla militant militia fighter separatist faction movement "
    "group organisation organization front".split()
)
ARMED = frozenset(
    "rebel insurgent guerrilla guerilla militant militia fighter separatist faction insurgency rebellion".split()
)
# "the Taliban delegation": those who send it.
DELEGATION = frozenset(
    "delegation team side delegate representative envoy negotiator mission camp leadership leader "
    "official emissary mediator party "
    "commander chief spokesman spokeswoman spokesperson aide ambassador diplomat minister "
    "president officer troop force soldier "
    "fighter deputy member head general statement communique readout proposal offer invitation army".split()
)
# "a ministry spokesman": the ministry speaks.
SPOKES = frozenset("spokesman spokeswoman spokesperson spokesmen spokespeople".split())
# People who are named by what they are alone: sources without a name.
UNNAMED = frozenset(
    "official diplomat source analyst expert aide adviser advisor resident witness observer "
    "negotiator delegate participant member "
    "envoy officer officer lawmaker legislator deputy minister commander fighter soldier activist "
    "mediator elder insider person "
    "politician delegation critic supporter relative neighbour neighbor doctor worker farmer "
    "teacher villager organiser organizer "
    "historian professor researcher economist lawyer player driver priest monk guard student "
    "woman man people others some many "
    "two three four five several one another employee staffer assistant executive representative "
    "journalist reporter refugee".split()
)
# Words that stand before a title and change nothing of it.
TITLE_MODIFIERS = frozenset(
    "former then acting interim outgoing incoming veteran newly elect late deputy vice assistant "
    "senior top chief special "
    "lead head first second permanent new old ex retired exiled ousted current long serving "
    "caretaker transitional ailing".split()
)
# "both sides", "the two parties": the parties of the round.
PAIR = frozenset(
    "side party delegation country neighbour neighbor nation foe rival leader enemy adversary "
    "government camp president minister man movement group faction team state power".split()
)
MALE = frozenset(
    "mr mr. king prince sir lord emir sultan spokesman chairman statesman congressman father "
    "brother husband he him his".split()
)
FEMALE = frozenset(
    "mrs mrs. ms ms. miss queen princess lady baroness spokeswoman chairwoman congresswoman "
    "mother sister wife she her".split()
)
HE, SHE, THEY, IT = (
    frozenset({"he", "him", "his", "himself"}),
    frozenset({"she", "her", "hers", "herself"}),
    frozenset({"they", "them", "their", "theirs", "themselves"}),
    frozenset({"it", "its", "itself"}),
)
# Prepositions after which a capital is the city.
LOCATIVE = frozenset(
    "in at from near outside around into via through inside to across toward towards throughout".split()
)
