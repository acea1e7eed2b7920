"""Which lines of a scraped page are no part of its report: advertising, forms, consent, captions, links, licences.

In: one line that is not empty, white space normalised. Out: whether it is furniture of one kind. Each pattern names a
habit of news pages in general. Quoted speech is never furniture: people in the news also say "subscribe".
"""

from __future__ import annotations

import re

LONGEST_ALONE = 150  # characters of a label or button
LONGEST = 900  # characters; longer lines are judged by their consent and licence phrases only


def _one_of(alternatives: str, *, end: str = "") -> re.Pattern[str]:
    """A pattern of alternatives, given on a line each; upper and lower case are one, `end` may follow."""
    lines = [line.strip() for line in alternatives.splitlines()]
    return re.compile(f"(?:{'|'.join(filter(None, lines))}){end}", re.IGNORECASE)


# Whole lines, punctuation at their ends aside.
_ALONE = _one_of(
    r"""
    ad(?:vertisement|vert|s)?s?(?: ?[.:–—-].{0,80})?
    advertising
    sponsored(?: (?:content|post|by .{1,60}))?
    promoted|paid content|partner content
    (?:story|article|text) continues (?:below|after).{0,40}
    continue reading.{0,40}|scroll to continue.{0,40}
    share(?: (?:this|on|via|with|full|by)\b.{0,40})?
    tweet|pin it
    e-?mail(?: (?:a friend|this|address))?
    print(?: this.{0,20})?|facebook|twitter|x|whats\s?app|linkedin|telegram|reddit|instagram|messenger
    flipboard|copy link|permalink
    save(?: (?:article|story|for later))?
    gift this article|reprints?|bookmark|listen(?: to this .{1,30})?
    \(?\d+\)? (?:comments?|shares?|likes?|views?|replies)
    comments?(?: ?\(\d+\))?
    (?:view|show|add|post|leave|write) (?:all |a |your )?(?:comments?|reply)
    log ?in|sign ?(?:in|up|out)|register|subscribe(?: now)?|menu|search|home|close(?: (?:menu|this))?
    next|previous|more|less|skip to .{1,30}|back to (?:top|home.{0,12})
    accept(?: (?:all|cookies|and close))*
    reject(?: all)?|agree(?: to all)?|got it
    manage (?:choices|cookies|preferences|settings)
    cookie (?:settings|preferences|policy)
    privacy (?:policy|notice)|terms of (?:use|service)|loading|\d+ ?-?min(?:ute)?s? read
    (?:reading time|time to read):? .{1,20}
    validation message.{0,20}
    (?:this is a )?required(?: field)?
    submit|send|go|ok
    request (?:more )?info(?:rmation)?
    (?:first|last|full) name|phone(?: number)?
    your (?:e-?mail|name)(?: address)?
    zip(?: code)?
    image (?:caption|source|copyright).{0,80}
    media caption.{0,120}|file photo.{0,80}|play video|watch (?:live|now|video)
    (?:click|tap) (?:here|to)\b.{0,80}
    newest first.{0,20}|breaking(?: news)?|live|exclusive|readout
    sorry, this (?:video|content|clip).{0,60}
    enable javascript.{0,60}|on this page
    in this (?:article|section|story)
    table of contents|downloads?|advertisement feature|published|posted|updated|issued on|by
    \((?-i:[A-Z])[\w /]{1,30}(?:(?:, | with | and )(?-i:[A-Z])[\w /]{1,30}){0,3}\)
    [\W_]+
    """,
    end=r"[\s.:!…*»›>]*",
)
# A heading over links; the titles under it go with it.
_LINKS = _one_of(
    r"""
    related(?: (?:articles?|stories|story|news|topics?|content|links?|posts?|coverage|reading))?
    read (?:more|next|also|on)|also read|see also|further reading
    more (?:on|from|in|about)\b.{0,40}
    more (?:stories|news|headlines|coverage)
    you (?:may|might) (?:also )?(?:like|be interested).{0,30}
    also (?:on|in) .{1,40}
    (?:most|editors?['’]?s?) (?:read|popular|viewed|shared|commented|picks?|recent).{0,20}
    recommended(?: (?:for you|stories|reading))?
    trending(?: now)?
    (?:latest|recent|top) (?:news|stories|posts|headlines|articles)
    around the web|from (?:around )?the web|in (?:depth|other news)|what to read next|don['’]t miss
    external links?|sister links|sources?|references|tags?|explore more|popular (?:now|stories)
    """,
    end=r"[\s:…»›>]*",
)
_SECTION = re.compile(
    r"(?:world|news|politics|international|opinion|analysis|business|economy|climate|diplomacy|security|conflict"
    r"|features?|top stories|global|national"
    r"|(?:world|foreign|international) (?:news|affairs)|news analysis|in focus|special report|latest|headlines"
    r"|sports?|culture|videos?|local|health|travel|weather|technology|science|entertainment)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:read (?:more|also|next|our)|also read|see also|related(?: (?:story|article|coverage|news))?|more|watch"
    r"|listen|explained|explainer|opinion"
    r"|analysis|photos?|video|gallery|in pictures|podcast|live(?: updates)?|timeline|recommended|don['’]t miss"
    r"|breaking)\s*(?::|\||»|>|→)\s*\S",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:tags?|topics?|filed under|categor(?:y|ies)|section|keywords|posted in)\s*:\s*\S", re.IGNORECASE)
_CAPTION = _one_of(
    r"""
    (?:^|[.”"')\]\s])\(?(?:photo(?:graph)?|image|picture|video|graphic|credit)s?(?: credit| courtesy)?:\s?[^"“”]{1,80}$
    (?:^|[.!?”)\]]\s)\(?(?:photo(?:graph)?|image|picture)s? (?:by|courtesy of) \S.{0,80}$
    (?:^|[.!?”)\]]\s)\(?(?:(?:pool|file|handout|courtesy|staff|archive) (?:photo|image|picture)|handout)\)?\.?$
    \b(?:getty images|ap photo|shutterstock|epa-efe|afp via \w+)\b[\w\s/,.-]{0,60}\)?\.?$
    \breuters/[A-Z][^/.]{1,40}$
    """
)
_CREDITED = re.compile(r"\((?:AP|AFP|Reuters|EPA|Getty)[^)]{0,20}(?:Photo|Images|/)[^)]{0,60}\)\.?$")
_CONSENT = _one_of(
    r"""
    (?:we|this (?:web\s?)?site|our partners|this page|website)\b[^.]{0,80}\bcookies
    (?:we|(?:web\s?)?site|our partners|this page)\b[^.]{0,80}\bstores? (?:information|identifiers|small files)
    \bcookies?\b[^.]{0,60}\b(?:our|your|this site|site|deliver|accept|settings|policy)
    \byour privacy\b|\b(?:our|the|see|read) privacy (?:policy|notice)\b
    ^by (?:continuing|using|clicking|submitting|signing up|browsing|registering|subscribing|staying)\b[^.]{0,120}\byou\b
    \bI (?:agree|consent|understand) that\b[^.]{0,120}\b(?:consent|offers?|e-?mails?|texts?|calls|may send)
    \b(?:withdraw|change) (?:your (?:consent|mind)|this consent)\b
    \byou may (?:withdraw|unsubscribe|opt out)
    \bour terms (?:of (?:use|service)|and conditions)\b|\bterms (?:of service|and conditions) apply\b
    \byour (?:personal )?data\b[^.]{0,60}\b(?:process|use|store|deliver)\w*
    \bwe process your data
    """
)
_FORM = _one_of(
    r"""
    ^(?:please )?(?:complete|fill (?:in|out)|submit) (?:this|the|our) form
    \ball fields\b.{0,40}\brequired|^fields marked
    ^(?:please )?enter (?:your|a valid)
    ^ready to (?:apply|start|join|subscribe)
    \bfree articles?\b.{0,20}\bthis month|\barticles? (?:left|remaining)\b
    ^you have (?:read )?\d+\b.{0,30}\b(?:articles?|stories)
    ^(?:already|become) an? (?:subscriber|member)\b|^for (?:subscribers|members)$
    ^(?:an? )?error (?:has )?occurred
    ^thank you for (?:subscribing|signing)
    ^this (?:field|form) is|^send (?:tips|us)\b|^have (?:a tip|an opinion)\b
    ^join the (?:conversation|discussion)
    ^for (?:more|further) information\b|^(?:for )?(?:press|media) (?:contacts?|enquiries|inquiries)\b
    ^this article contains content provided by\b|^allow content from\b
    """
)
_LETTER = _one_of(
    r"""
    ^(?:sign up|subscribe|register|join|follow)\b.{0,60}\b(?:for|to|us|our|on|here|free|today)\b
    \b(?:in|to) your inbox\b
    ^(?:get|receive|never miss)\b.{0,80}\b(?:newsletter|briefing|digest|alerts?|inbox|e-?mails?|story|headlines)\b
    ^(?:get|receive|never miss|stay)\b.{0,80}\b(?:informed|whatsapp|weekly|updates|bulletin|in the loop)\b
    ^(?:our|the)\b.{0,40}\b(?:podcast|newsletter)\b.{0,60}\b(?:every|weekly|daily|episodes?)
    ^listen\b.{0,20}\bpodcast
    ^(?:free )?(?:daily|weekly) (?:digest|newsletter|briefing)\b
    \bdownload (?:our|the) (?:free )?app\b
    ^follow (?:us|@|our)
    """
)
_IMPERATIVE = re.compile(
    r"^(?:get|start|save|shop|buy|book|order|try|join|discover|enjoy|learn|apply|visit|claim|compare|switch|upgrade"
    r"|find|plan|insure|win|earn|donate|support"
    r"|call|ask|fly|send|sell|rent|download|subscribe|explore|experience|treat|give|protect|grow|invest|open|click"
    r"|register)\b(?! (?:for|from|of|to|by|with|on|in)\b)",  # "Support for the deal" is a noun
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:your?|yours|yourself)\b", re.IGNORECASE)
_SALE = re.compile(
    r"\b(?:for free|first \w+ free|free (?:trial|delivery|gift|quote)|% off|per month|discounts?|sale ends"
    r"|offers? ends?|dealer|cruises?|credit card|mortgage|insurance|call us|book (?:now|today|by)"
    r"|(?:buy|order|shop|subscribe) (?:now|today|online))\b"
    r"|\bfrom [£$€]\s?\d",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[“”\"«»]|\b(?:said|says|told|according to|added|warned|announced|reported|was|were|had|did)\b")

_LICENCE = _one_of(
    r"""
    \blegally licen[cs]ed\b
    \b(?:re)?(?:published|printed|distributed|produced) (?:here )?(?:with permission|by arrangement)
    \b(?:republished|reprinted|reproduced|distributed|published) (?:here )?under\b.{0,40}\blicen[cs]e
    \bsyndicated (?:content|by|from|via|through)\b
    ^(?:(?:content|text|story|article) )?(?:distributed|provided|syndicated|licen[cs]ed|supplied) by \S
    \blicensing (?:enquir|inquir|question|request)\w*
    \breprint (?:enquir|inquir|right|request|permission)\w*
    \ball rights reserved\b|^(?:©|\(c\) |copyright\b)|© ?\d{4}
    ^(?:this|our|all|texts?|content|articles?|published|licen[cs]ed|cc\b).{0,80}\b(?:CC[\s-]BY|creative commons)\b
    ^.{0,40}\b(?:article|story|text|content|material)s?\b.{0,40}\b(?:may|must) (?:not )?be (?:reproduced|quoted)\b
    ^.{0,40}\b(?:article|story|text|content|material)s?\b.{0,40}\b(?:may|must) (?:not )?be re(?:publish|print|distr)
    \bpermission to (?:reproduce|republish|reprint)
    \breproduction\b.{0,60}\b(?:prohibited|permission)
    \bno (?:redistribution|reproduction)\b
    \bcontent (?:from|of) our partner
    ^licen[cs]ed (?:content|from|under)\b
    \bcontent-sharing licen[cs]e
    ^published (?:here )?(?:under|by) (?:an? )?(?:agreement|arrangement|licen[cs]e)
    ^reus(?:e|ed)\b.{0,40}\blicen[cs]e
    ^this (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published)
    """
)
_CONTRIBUTED = re.compile(
    r"(?:\bcontributed (?:to this (?:report|article|story|dispatch)|reporting|research|from (?-i:[A-Z])\w+(?: \w+)?\.$)"
    r"|^\(?(?:additional )?(?:reporting|writing) by\b|^(?:with )?additional reporting (?:by|from)\b"
    r"|^with reporting (?:by|from)\b|^some (?:information|material) (?:for|in) this (?:report|article|story)\b"
    r"|^\(?(?:editing|edited|compiled|written) by\b)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:(?:readers?['’]?s? |\d+ |all |top )?(?:comments?|responses|thoughts on\b.*|replies)(?:\s*\(\d+\))?|(?:leave"
    r"|post|add|write) (?:a|your) (?:comment|reply)|join the (?:conversation|discussion).*"
    r"|what do you think\?)[\s:]*",
    re.IGNORECASE,
)

_CONSENT_HINTS = (
    "cookie", "privacy", "agree", "consent", "accept", "terms", "your", "withdraw", "process", "identifiers",
    "store", "unsubscribe", "opt out",
)  # fmt: skip
_LICENCE_HINTS = (
    "licen", "print", "rights", "©", "(c)", "copyright", "syndic", "publish", "produc", "permission", "cc",
    "commons", "distribut", "provided", "supplied", "partner", "reuse", "appeared", "posted", "quoted", "used",
    "arrangement",
)  # fmt: skip
_CONTRIBUTED_HINTS = (
    "contribut", "some ", "reporting", "writing", "edited", "editing", "compiled", "written",
)  # fmt: skip


def is_furniture(line: str) -> bool:
    """Whether a line standing alone is advertising, a button, a form, consent, a caption or a pointer elsewhere."""
    if len(line) < LONGEST_ALONE and _ALONE.fullmatch(line):
        return True
    if len(line) > LONGEST:
        return False
    if len(line) < 250 and (_CAPTION.search(line) or _CREDITED.search(line)):
        return True
    if line[0] in "“\"‘'«" or _quotes_speech(line):
        return False
    return (_hints(line, _CONSENT_HINTS) and bool(_CONSENT.search(line))) or (
        len(line) < 250
        and (
            bool(_LINK.match(line) or _TAGS.match(line) or _FORM.search(line) or _LETTER.search(line)) or is_sales(line)
        )
    )


def is_sales(line: str, *, expected: bool = False) -> bool:
    """Whether a short line sells something: an imperative with "your" or the words of a price list, and no speech.

    Where an advertisement is `expected`, one sign is enough.

    >>> is_sales("Get started on your history degree at Coastal University.")
    True
    """
    if len(line) > 180 or line.endswith("?") or _SPEECH.search(line):
        return False
    signs = bool(_IMPERATIVE.match(line)) + bool(_YOU.search(line)) + len(_SALE.findall(line))
    return signs > (0 if expected else 1)


def is_links_heading(line: str) -> bool:
    """Whether the line stands over links to other pages ("Related", "More on this story", "Sources")."""
    return len(line) < 70 and bool(_LINKS.fullmatch(line))


def is_section_name(line: str) -> bool:
    """Whether the line only names the section of a paper that the report stands in ("World")."""
    return bool(_SECTION.fullmatch(line))


def is_comments_heading(line: str) -> bool:
    """Whether readers' comments begin here."""
    return len(line) < 120 and bool(_COMMENTS.fullmatch(line))


def is_licence(line: str) -> bool:
    """Whether the line says who may reprint the report."""
    return (
        len(line) < 500
        and _hints(line, _LICENCE_HINTS)
        and line[0] not in '“"‘'
        and not _quotes_speech(line)
        and bool(_LICENCE.search(line))
    )


def is_contributor_line(line: str) -> bool:
    """Whether the line names those who helped to report ("X in Kabul contributed to this report")."""
    return (
        len(line) < 300
        and _hints(line, _CONTRIBUTED_HINTS)
        and not _quotes_speech(line)
        and bool(_CONTRIBUTED.search(line))
    )


def _hints(line: str, words: tuple[str, ...]) -> bool:
    """A cheap look before a pattern: most lines hold none of its words."""
    low = line.lower()
    return any(word in low for word in words)


def _quotes_speech(line: str) -> bool:
    return line.count("“") + line.count('"') > 0 and bool(re.search(r"[“\"][^”\"]{15,}", line))
