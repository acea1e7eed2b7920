"""Which lines of a scraped page are no part of its report: advertising, forms, consent, captions, links, licences.

In: one line, white space normalised. Out: what it is, or None for a line of the report. Each pattern names a habit of news
pages in general. Quoted speech is never furniture: people in the news also say "subscribe".
"""

from __future__ import annotations

import re

LONGEST = 900  # characters; longer lines are judged by their consent and licence phrases only

# Whole lines, punctuation at their ends aside.
_ALONE = re.compile(
    r"""(?:
    ad(?:vertisement|vert|s)?s?(?:\ ?[.:–—-].{0,80})? | advertising | sponsored(?:\ (?:content|post|by\ .{1,60}))? | promoted | paid\ content
    | partner\ content
    | (?:story|article|text)\ continues\ (?:below|after).{0,40} | continue\ reading.{0,40} | scroll\ to\ continue.{0,40}
    | share(?:\ (?:this|on|via|with|full|by)\b.{0,40})? | tweet | pin\ it | e-?mail(?:\ (?:a\ friend|this|address))? | print(?:\ this.{0,20})?
    | facebook | twitter | x | whats\s?app | linkedin | telegram | reddit | instagram | messenger | flipboard | copy\ link | permalink
    | save(?:\ (?:article|story|for\ later))? | gift\ this\ article | reprints? | bookmark | listen(?:\ to\ this\ .{1,30})?
    | \(?\d+\)?\ (?:comments?|shares?|likes?|views?|replies) | comments?(?:\ ?\(\d+\))? | (?:view|show|add|post|leave|write)\ (?:all\ |a\ |your\ )?(?:comments?|reply)
    | log\ ?in | sign\ ?(?:in|up|out) | register | subscribe(?:\ now)? | menu | search | home | close(?:\ (?:menu|this))? | next | previous | more | less
    | skip\ to\ .{1,30} | back\ to\ (?:top|home.{0,12}) | accept(?:\ (?:all|cookies|and\ close))* | reject(?:\ all)? | agree(?:\ to\ all)? | got\ it
    | manage\ (?:choices|cookies|preferences|settings) | cookie\ (?:settings|preferences|policy) | privacy\ (?:policy|notice) | terms\ of\ (?:use|service)
    | loading | \d+\ ?-?min(?:ute)?s?\ read | (?:reading\ time|time\ to\ read):?\ .{1,20}
    | validation\ message.{0,20} | (?:this\ is\ a\ )?required(?:\ field)? | submit | send | go | ok | request\ (?:more\ )?info(?:rmation)?
    | (?:first|last|full)\ name | phone(?:\ number)? | your\ (?:e-?mail|name)(?:\ address)? | zip(?:\ code)?
    | image\ (?:caption|source|copyright).{0,80} | media\ caption.{0,120} | file\ photo.{0,80} | play\ video | watch\ (?:live|now|video)
    | (?:click|tap)\ (?:here|to)\b.{0,80} | newest\ first.{0,20} | breaking(?:\ news)? | live | exclusive | readout
    | sorry,\ this\ (?:video|content|clip).{0,60} | enable\ javascript.{0,60}
    | on\ this\ page | in\ this\ (?:article|section|story) | table\ of\ contents | downloads? | advertisement\ feature
    )[\s.:!…*»›>]*""",
    re.IGNORECASE | re.VERBOSE,
)
# A heading over links; the titles under it go with it.
_LINKS = re.compile(
    r"""(?:
    related(?:\ (?:articles?|stories|story|news|topics?|content|links?|posts?|coverage|reading))? | read\ (?:more|next|also|on)
    | also\ read | see\ also | further\ reading | more\ (?:on|from|in|about)\b.{0,40} | more\ (?:stories|news|headlines|coverage)
    | (?:you\ (?:may|might)\ )?(?:also|like)\ (?:like|on|in|interested)?.{0,40} | you\ (?:may|might)\ also\ .{1,30}
    | (?:most|editors?['’]?s?)\ (?:read|popular|viewed|shared|commented|picks?|recent).{0,20} | recommended(?:\ (?:for\ you|stories|reading))?
    | trending(?:\ now)? | (?:latest|recent|top)\ (?:news|stories|posts|headlines|articles) | around\ the\ web | from\ (?:around\ )?the\ web
    | in\ (?:depth|other\ news) | what\ to\ read\ next | don['’]t\ miss | external\ links? | sister\ links | sources? | references | tags?
    | explore\ more | popular\ (?:now|stories)
    )[\s.:…»›>]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LINK = re.compile(
    r"(?:read (?:more|also|next|our)|also read|see also|related(?: (?:story|article|coverage|news))?|more|watch|listen|explained|explainer|opinion"
    r"|analysis|photos?|video|gallery|in pictures|podcast|live(?: updates)?|timeline|recommended|don['’]t miss|breaking)\s*(?::|\||»|>|→)\s*\S",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:tags?|topics?|filed under|categor(?:y|ies)|section|keywords|posted in)\s*:\s*\S", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[.”\"')\]\s])\(?(?:(?:photo(?:graph)?|image|picture|pic|video|graphic|illustration|credit|map)s?(?:\s+(?:credit|by|courtesy(?: of)?))?"
    r"(?:\s*:|\s+by\s|\s+credit)\s*\S.{0,80}|(?:pool|file|handout|courtesy|staff|archive) (?:photo|image|picture)|handout"
    r"|(?:\w[\w .]{0,40}/\s?)?(?:getty(?: images)?|ap photo|afp via .{1,20}|epa(?:-efe)?|shutterstock|reuters/[^/]{1,40})[\w\s/,.-]{0,60})\)?\.?$",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"\((?:AP|AFP|Reuters|EPA|Getty)[^)]{0,20}(?:Photo|Images|/)[^)]{0,60}\)\.?$")
_CONSENT = re.compile(
    r"""(?:we|this\ (?:web\s?)?site|our\ partners|this\ page|website)\b[^.]{0,80}\b(?:cookies|store\ (?:information|identifiers|small\ files))
    | \bcookies?\b[^.]{0,60}\b(?:our|your|this\ site|site|deliver|accept|settings|policy)
    | \b(?:your\ )?privacy\ (?:policy|notice|matters|choices)\b | \bwe\ value\ your\ privacy
    | \bby\ (?:continuing|using|clicking|submitting|signing\ up|browsing|registering|subscribing|staying)\b[^.]{0,120}\b(?:agree|accept|consent|acknowledge)
    | \bI\ (?:agree|consent|understand)\ that\b[^.]{0,120}\b(?:consent|offers?|e-?mails?|texts?|calls|may\ send)
    | \b(?:withdraw|change)\ (?:your\ (?:consent|mind)|this\ consent)\b | \byou\ may\ (?:withdraw|unsubscribe|opt\ out)
    | \bterms\ (?:of\ (?:use|service)|and\ conditions)\b[^.]{0,60}\b(?:apply|accept|agree|privacy)
    | \byour\ (?:personal\ )?data\b[^.]{0,60}\b(?:process|use|store|deliver)\w* | \bwe\ process\ your\ data""",
    re.IGNORECASE | re.VERBOSE,
)
_FORM = re.compile(
    r"""^(?:please\ )?(?:complete|fill\ (?:in|out)|submit)\ (?:this|the|our)\ form | \b(?:all\ )?fields\b.{0,40}\brequired
    | ^(?:please\ )?enter\ (?:your|a\ valid) | ^ready\ to\ (?:apply|start|join|subscribe)
    | \b(?:free\ )?articles?\ (?:left|remaining)?\s?this\ month | ^you\ have\ (?:read\ )?\d+\b.{0,30}\b(?:articles?|stories)
    | ^(?:already\ a\ |become\ a\ |for\ )?(?:subscribers?|member)\ ?\?? | ^(?:an?\ )?error\ (?:has\ )?occurred | ^thank\ you\ for\ (?:subscribing|signing)
    | ^this\ (?:field|form)\ is | ^send\ (?:tips|us)\b | ^have\ (?:a\ tip|an\ opinion)\b | ^join\ the\ (?:conversation|discussion)""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = re.compile(
    r"""^(?:sign\ up|subscribe|register|join|follow)\b.{0,60}\b(?:for|to|us|our|on|here|free|today)\b | \b(?:in|to)\ your\ inbox\b
    | ^(?:get|receive|never\ miss|stay)\b.{0,80}\b(?:newsletter|briefing|digest|alerts?|inbox|e-?mails?|story|headlines|informed|whatsapp|weekly|updates|bulletin|loop)\b
    | ^(?:our|the)\b.{0,40}\b(?:podcast|newsletter)\b.{0,60}\b(?:every|weekly|daily|episodes?) | ^listen\b.{0,20}\bpodcast | ^(?:daily|weekly)\ (?:digest|newsletter|briefing)\b
    | \bdownload\ (?:our|the)\ (?:free\ )?app\b | ^follow\ (?:us|@|our)""",
    re.IGNORECASE | re.VERBOSE,
)
_IMPERATIVE = re.compile(
    r"^(?:get|start|save|shop|buy|book|order|try|join|discover|enjoy|learn|apply|visit|claim|compare|switch|upgrade|find|plan|insure|win|earn|donate|support"
    r"|call|ask|fly|send|sell|rent|download|subscribe|explore|experience|treat|give|protect|grow|invest|open|click|register)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:your?|yours|us|our|yourself)\b", re.IGNORECASE)
_SALE = re.compile(
    r"\b(?:today|tonight|now|free|offers?|% off|per month|a (?:month|week)|discounts?|save|from (?:[£$€]\s?)?\d[\d,.]*|deals?|book|trial|limited|dealer|degree|online|click|budget"
    r"|account|price|prices|sale|subscribe|delivery|gift|cruises?|credit card|mortgage|loan|insurance)\b|[£$€]\d",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[“”\"«»]|\b(?:said|says|told|according to|added|warned|announced|reported|was|were|had|did)\b")

_LICENCE = re.compile(
    r"""\blegally\ licen[cs]ed\b | \b(?:re)?(?:published|printed|distributed|reproduced|syndicated|posted|used|carried)\ (?:here\ )?(?:with\ permission|under\b.{0,40}\blicen[cs]e|by\ arrangement)
    | \bsyndicated\ (?:content|by|from|via|through)\b | \b(?:distributed|provided|syndicated|licensed|supplied)\ by\ [A-Z].{0,60}\b(?:syndicat|exchange|licens|network|feature|service|agency|content|wire|media)
    | \blicens(?:e|ing)\ (?:enquir|inquir|question|request)\w* | \breprint\ (?:enquir|inquir|right|request|permission)\w*
    | \ball\ rights\ reserved\b | ^(?:©|\(c\)\ |copyright\b) | ©\ ?\d{4} | \bCC[\s-]BY\b | \bcreative\ commons\b
    | \b(?:may|can|must|cannot)\ (?:not\ )?be\ (?:re)?(?:published|printed|produced|distributed|broadcast|rewritten|quoted)\b
    | \bpermission\ to\ (?:reproduce|republish|reprint) | \breproduction\b.{0,60}\b(?:prohibited|permission) | \bno\ (?:redistribution|reproduction)\b
    | \bcontent\ (?:from|of)\ our\ partner | \blicen[cs]ed\ (?:content|from|under\ the)\b | \bcontent-sharing\ licen[cs]e
    | ^published\ (?:here\ )?(?:under|by)\ (?:an?\ )?(?:agreement|arrangement|licen[cs]e)|^reus(?:e|ed)\b.{0,40}\blicen[cs]e | ^this\ (?:article|story|report)\ (?:was\ )?(?:first|originally)\ (?:appeared|published)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONTRIBUTED = re.compile(
    r"(?:contributed (?:to this (?:report|article|story|dispatch)|reporting|from|research)|^\(?(?:additional )?(?:reporting|writing) (?:by|from)\b|^with (?:additional )?reporting (?:by|from)\b"
    r"|^\(?(?:editing|edited|compiled|written) by\b)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:(?:readers?['’]?s? |\d+ |all |top )?(?:comments?|responses|thoughts on\b.*|replies)(?:\s*\(\d+\))?|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join the (?:conversation|discussion).*|what do you think\?)[\s:]*",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line standing alone is advertising, a button, a form, consent text, a caption or a pointer elsewhere."""
    if _ALONE.fullmatch(line):
        return True
    if len(line) > LONGEST:
        return False
    if line[0] in "“\"‘'«" or _quotes_speech(line):
        return False
    return bool(_CONSENT.search(line)) or (
        len(line) < 250
        and (
            bool(_LINK.match(line) or _TAGS.match(line) or _FORM.search(line) or _LETTER.search(line))
            or bool(_CAPTION.search(line) or _CREDITED.search(line))
            or is_sales(line)
        )
    )


def is_sales(line: str) -> bool:
    """Whether a short line sells something: two of an imperative, "your", and the words of a price list, and no speech.

    >>> is_sales("Get started on your history degree at Coastal University.")
    True
    """
    if len(line) > 180 or _SPEECH.search(line):
        return False
    imperative, you, sale = bool(_IMPERATIVE.match(line)), bool(_YOU.search(line)), len(_SALE.findall(line))
    return imperative and (you or sale > 0) or (you and sale > 1) or sale > 2


def is_links_heading(line: str) -> bool:
    """Whether the line stands over links to other pages ("Related", "More on this story", "Sources")."""
    return len(line) < 70 and bool(_LINKS.fullmatch(line))


def is_comments_heading(line: str) -> bool:
    """Whether readers' comments begin here."""
    return len(line) < 120 and bool(_COMMENTS.fullmatch(line))


def is_licence(line: str) -> bool:
    """Whether the line says who may reprint the report."""
    return len(line) < 500 and line[0] not in "“\"‘" and not _quotes_speech(line) and bool(_LICENCE.search(line))


def is_contributor_line(line: str) -> bool:
    """Whether the line names those who helped to report ("X in Kabul contributed to this report")."""
    return len(line) < 300 and not _quotes_speech(line) and bool(_CONTRIBUTED.search(line))


def _quotes_speech(line: str) -> bool:
    return line.count("“") + line.count('"') > 0 and bool(re.search(r"[“\"][^”\"]{15,}", line))
