"""The words by which English speaks of rounds of contact, by what they say of a round and of those in it."""

from __future__ import annotations

# Nouns that name a round of contact by themselves.
ROUNDS = frozenset(
    "talk negotiation meeting summit round session conference dialogue consultation discussion "
    "conversation encounter gathering "
    "mediation parley plenary roundtable forum contact ceremony signing call".split()
)
# Nouns that name one only with an actor, a place or a day beside them.
WEAK = frozenset(
    "session forum gathering conversation ceremony signing call contact discussion plenary "
    "encounter round visit mediation conference dialogue".split()
)
# What is signed or reached at a round.
ACCORDS = frozenset(
    "agreement accord deal truce ceasefire cease-fire treaty pact protocol armistice settlement "
    "memorandum declaration roadmap communique".split()
)
REACHING = frozenset(
    "sign initial reach conclude seal agree strike clinch announce negotiate finalise finalize "
    "adopt broker accept exchange".split()
)
# Modifiers that make a talk noun another thing.
OTHER_TALKS = frozenset(
    "press news transfer merger wage pay salary contract climate coalition cabinet trade takeover "
    "sales board budget party staff title "
    "video radio telephone school town annual shareholder earnings conference bankers sports".split()
)

MEETING = frozenset(
    "meet negotiate confer talk speak converse parley sit telephone phone call dine see consult gather".split()
)
# "X received Y", "Y was received by X": a meeting where both are people or delegations.
RECEIVING = frozenset("receive welcome host greet".split())
# Bodies made of the parties: "the joint commission met".
JOINT = frozenset("commission committee council panel subcommittee".split())
GATHERING_VERBS = frozenset({"bring", "gather", "assemble", "unite"})
HOSTING = frozenset("host receive welcome greet".split())
CONVENING = frozenset("convene call summon organise organize sponsor arrange".split())
MEDIATING = frozenset("mediate broker chair facilitate moderate shuttle oversee preside arbitrate co-chair".split())
FACILITATING = frozenset({"facilitate", "moderate"})
HOLDING = frozenset(
    "hold open begin start resume continue conduct conclude end close finish have have launch "
    "reopen reconvene complete enter pursue".split()
)
ATTENDING = frozenset(
    "attend join participate come arrive sit represent go return travel fly appear show gather "
    "assemble convene take".split()
)
OBSERVING = frozenset("observe witness watch monitor".split())
LEAVING = frozenset("leave quit withdraw storm abandon".split())
BOYCOTTING = frozenset("boycott skip snub shun spurn reject refuse decline".split())
CALLING_OFF = frozenset("cancel scrap thwart scupper derail".split())
POSTPONING = frozenset("postpone delay defer adjourn suspend reschedule".split())
FAILING = frozenset("collapse fail founder falter stall unravel".split())
EXCLUDING = frozenset("exclude bar shut ban omit".split())
INVITING = frozenset({"invite", "ask", "summon"})
PLANNING = frozenset("schedule plan expect set due slate".split())
PROPOSING = frozenset("propose offer suggest call urge seek want ask request".split())
# Particles that turn a verb: "called off", "broke down", "walked out".
WITH_PARTICLE = {
    ("call", "off"): "cancelled",
    ("break", "down"): "collapsed",
    ("break", "off"): "collapsed",
    ("fall", "apart"): "collapsed",
    ("fall", "through"): "collapsed",
    ("put", "off"): "postponed",
    ("push", "back"): "postponed",
    ("break", "up"): "collapsed",
}
WALKING_OUT = {("walk", "out"), ("pull", "out"), ("storm", "out"), ("walk", "away"), ("back", "out"), ("drop", "out")}
STAYING_AWAY = {("stay", "away"), ("stay", "home"), ("stay", "behind"), ("keep", "away")}

OBSERVERS = frozenset("observer witness".split())
ROLE_NOUNS = {
    "observer": "observer",
    "witness": "observer",
    "guarantor": "guarantor",
    "guest": "guest",
    "host": "host",
    "mediator": "mediator",
    "facilitator": "facilitator",
    "moderator": "facilitator",
    "chair": "mediator",
    "chairman": "mediator",
    "co-chair": "mediator",
    "convener": "convener",
    "organiser": "convener",
    "organizer": "convener",
    "sponsor": "convener",
    "intermediary": "mediator",
    "go-between": "mediator",
    "broker": "mediator",
    "party": "party",
}
# Adjectives that set a round apart from the one spoken of.
EARLIER = frozenset(
    "previous earlier prior preceding past first former recent last initial original previous abortive failed".split()
)
LATER = frozenset(
    "next second third fourth fifth sixth seventh new fresh further future another follow-up "
    "subsequent later additional separate other upcoming final".split()
)
PHONE = frozenset("phone telephone telephonic video call".split())
SECRET = frozenset("secret secretly clandestine covert back-channel backchannel confidential behind-the-scenes".split())
INDIRECT = frozenset("indirect proximity separate".split())
LEVELS = (
    "head_of_state",
    "head_of_government",
    "minister",
    "leader",
    "envoy",
    "ambassador",
    "military",
    "senior_official",
    "working",
    "representative",
)
# Words of war and peacemaking: a report with few of them is about another kind of talks.
CONFLICT = frozenset(
    "ceasefire cease-fire truce peace war rebel insurgent insurgency guerrilla militia troop "
    "separatist hostility fighting armistice "
    "peacekeeper disarm disarmament envoy mediator conflict sanction occupation siege shelling "
    "junta coup annexation secession autonomy "
    "independence border refugee prisoner hostage withdrawal militant faction army territory "
    "denuclearization nuclear missile demobilise "
    "demobilize warring belligerent constitution transition normalisation normalization status- "
    "of-forces reconciliation enclave".split()
)
