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

# Adjectives that tell of somebody's coming.
PRESENCE = frozenset("absent present uninvited missing".split())
# What a text about a conflict speaks of, and a text about something else.
WAR = frozenset(
    "ceasefire cease-fire truce peace rebel rebellion insurgent insurgency guerrilla militia war fighting fighter "
    "army troop soldier hostage prisoner sanction border separatist junta coup siege shelling offensive hostility "
    "armistice frontline amnesty disarmament missile nuclear occupation annexation invasion clash displaced refugee "
    "genocide massacre airstrike bombardment mediator mediation reconciliation demobilisation autonomy secession "
    "self-determination sovereignty détente normalisation normalization embassy diplomat".split()
)
ELSE = frozenset(
    "climate emission carbon footballer striker transfer goal coach league fan wage pay salary union strike worker "
    "employer merger shareholder takeover bid share price profit tariff trade export import film festival director "
    "audience school pupil teacher parent tourism tourist orchestra album concert hospital nurse patient bank loan "
    "investor company factory budget tax airline hotel sponsor tournament club contract fee museum fishery oil".split()
)

# Each word of contact has one kind; the first set that holds it names it.
NOUN_KINDS: dict[str, str] = {}
VERB_KINDS: dict[str, str] = {}
for _kind, _words in {
    "round": ROUNDS,
    "accord": ACCORDS,
    "role": frozenset(ROLE_NOUNS) | frozenset("delegate attendee participant invitee envoy delegation team".split()),
    "coming": frozenset(
        "visit trip tour mission arrival return attendance presence participation audience handshake lunch dinner "
        "breakfast briefing rendezvous face-to-face seat signature appearance appointment date".split()
    ),
    "asking": frozenset(
        "invitation offer proposal initiative attempt effort bid feeler overture request appeal".split()
    ),
    "staying": frozenset(
        "boycott refusal absence walkout walk-out withdrawal departure no-show snub rejection".split()
    ),
    "ending": frozenset(
        "cancellation postponement delay collapse breakdown failure suspension deadlock stalemate end conclusion "
        "resumption restart start opening".split()
    ),
    "way": frozenset("shuttle diplomacy process track channel table backchannel back-channel hotline format".split()),
    "leading": frozenset("hosting chairing convening facilitation auspices sponsorship chairmanship".split()),
    "gathering": frozenset(
        "workshop retreat congress assembly sitting negotiation exchange huddle tete-a-tete get-together powwow "
        "conclave bargaining swap reunion proceedings telephone try handover hand-over statement communique".split()
    ),
}.items():
    for _word in _words:
        NOUN_KINDS.setdefault(_word, _kind)
for _kind, _words in {
    "meeting": MEETING | frozenset("engage contact huddle bargain discuss parlay shake lunch".split()),
    "hosting": HOSTING,
    "convening": CONVENING,
    "mediating": MEDIATING | frozenset("relay carry pass convey oversee reconcile guarantee commute".split()),
    "observing": OBSERVING,
    "gathering": GATHERING,
    "reaching": REACHING,
    "inviting": INVITING,
    "excluding": EXCLUDING | frozenset("uninvite disinvite".split()),
    "boycotting": BOYCOTTING | frozenset("deny miss oppose".split()),
    "leaving": LEAVING | frozenset("walk pull drop back stay keep turn".split()),
    "cancelling": CALLING_OFF | POSTPONING | FAILING | frozenset("break fall interrupt cut abort end".split()),
    "holding": HOLDING | frozenset("restart renew put push".split()),
    "proposing": PROPOSING,
    "planning": PLANNING | frozenset("agree confirm prepare".split()),
    "attending": ATTENDING
    | frozenset(
        "visit send dispatch lead head land see withdraw deliver wait follow spend share face get part remain bring "
        "take cross".split()
    ),
}.items():
    for _word in _words:
        VERB_KINDS.setdefault(_word, _kind)
