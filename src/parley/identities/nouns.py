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
# People by what they are, beside these and the titles of the codebook: who "he" may be, though no actor.
PERSONS = frozenset(
    "author baby boy girl child kid infant son daughter parent uncle aunt cousin friend colleague partner rival guest "
    "host victim survivor hostage prisoner detainee captive captor hijacker pirate gunman attacker suspect defendant "
    "judge lawyer attorney prosecutor clerk bishop pope imam sheikh cleric monk nun pastor rabbi actor actress artist "
    "writer poet novelist editor columnist blogger photographer singer musician composer conductor dancer painter "
    "architect designer engineer scientist biologist physicist physician nurse surgeon patient pilot sailor captain "
    "crew passenger fisherman hunter herder shepherd miner baker butcher cook waiter waitress barber tailor carpenter "
    "builder trader merchant banker manager director owner landlord tenant customer client consumer buyer seller "
    "boss chief leader head mayor governor senator congressman congresswoman candidate voter citizen resident native "
    "immigrant migrant settler exile emir sultan king queen prince princess president premier chancellor secretary "
    "treasurer chairman chairwoman chairperson founder member colonel general major sergeant lieutenant admiral "
    "marshal brigadier recruit veteran sniper militiaman policeman detective inspector agent spy informant thief "
    "smuggler killer murderer coach striker goalkeeper captain referee fan athlete champion winner loser teammate "
    "pupil graduate scholar speaker interpreter translator author reader viewer listener consultant broker trustee "
    "parishioner protester demonstrator marcher organiser organizer campaigner volunteer donor investor shareholder "
    "taxpayer borrower lender bride groom widow widower orphan twin sibling stranger neighbour neighbor".split()
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
    "government camp president minister man woman movement group faction team state power capital "
    "militia general king envoy negotiator mediator guarantor host observer diplomat ambassador commander".split()
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
