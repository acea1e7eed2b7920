"""The words by which English speaks of rounds of contact, by what they say of a round and of those in it."""

from __future__ import annotations

# Nouns that name a round of contact by themselves.
ROUNDS = frozenset(
    "talk negotiation meeting summit round session conference dialogue consultation discussion "
    "conversation encounter gathering "
    "mediation parley plenary roundtable forum contact ceremony signing call".split()
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
# Bodies made of the parties: "the joint commission met".
JOINT = frozenset("commission committee council panel subcommittee".split())
GATHERING = frozenset({"bring", "gather", "assemble", "unite"})
# "X hosted the talks"; of people or delegations ("X received Y") a meeting by itself.
HOSTING = frozenset("host receive welcome greet".split())
CONVENING = frozenset("convene call summon organise organize sponsor arrange".split())
MEDIATING = frozenset("mediate broker chair facilitate moderate shuttle oversee preside arbitrate co-chair".split())
FACILITATING = frozenset({"facilitate", "moderate"})
HOLDING = frozenset(
    "hold open begin start resume continue conduct conclude end close finish have launch "
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
ATTEMPTS = frozenset("attempt bid effort plan try proposal".split())
# What stands between a verb and the round: "three days of talks".
SPANS = frozenset("round session day week series cycle hour month start opening end eve table".split())
STAYING_AWAY = {("stay", "away"), ("stay", "home"), ("stay", "behind"), ("keep", "away")}

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
    "previous earlier prior preceding past first former recent last initial original abortive failed".split()
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
