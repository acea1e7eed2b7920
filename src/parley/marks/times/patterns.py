"""The written forms of time: one large regular expression, and one small one for each kind of expression.

In the forms below a blank stands for one blank, tab or line break (never an empty line), and nothing repeats without
a bound, so that matching stays linear in the length of the text. Named groups are read by `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parley.marks.times.feasts import NAMES as FEASTS
from parley.marks.times.values import ORDINAL

_MONTH_WORDS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAY_WORDS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(_MONTH_WORDS, start=1)}
DAY_NUMBER = {name[:3].lower(): number for number, name in enumerate(_DAY_WORDS, start=1)}
SEASON_CODE = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PART_CODE = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO",
             "dusk": "EV", "nightfall": "EV", "hours": "MO", "noon": "T12:00", "midday": "T12:00"}  # fmt: skip

_MONTH_FULL = "(?-i:" + "|".join(f"{m}|{m.upper()}" for m in _MONTH_WORDS) + ")"
_MONTH = (
    "(?-i:" + "|".join(f"{m}|{m.upper()}" for m in _MONTH_WORDS)
    + r"|(?:Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|Jun|JUN|Jul|JUL|Aug|AUG|Sept|SEPT|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC)\b\.?)"
)  # fmt: skip
_WEEKDAY = "(?-i:" + "|".join(f"{d}|{d.upper()}" for d in _DAY_WORDS) + ")"
_WEEKDAY_SHORT = r"(?-i:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TH = "(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d(?!\d|[,.]\d|\w|%| percent| per cent)"
_DASH = r"[-‐‑‒–—]"
_HY = r"[-‐‑–]"
_ORD = "(?:" + "|".join(ORDINAL) + r"|\d{1,2}(?:st|nd|rd|th))"
_WHICH_YEAR = (
    r"(?:(?:,? of|,)? (?:the )?(?P<yrel>last|this|next|that|same|the same|following|previous|current|coming) year"
    r"|(?:,? of|,)? the (?P<yoff>year before|year after))"
)
_YEAR_TAIL = rf"(?:(?:,|,? of|,? in)? (?P<y>{_YEAR})|{_WHICH_YEAR})"
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|year|decade|centur(?=ies)|century)"
_UNITS = rf"{_UNIT}(?:s|ies)?"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORD_NUMBER = (
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_ONES})\b)?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|{_ONES})\b"
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}}|\.\d)?(?!\d)|{_WORD_NUMBER})(?:[- ]and[- ]a[- ]half)?"
_OPEN_COUNT = (
    r"(?:(?:the )?(?:last|past|next) few|several|a few|few|some|many|dozens of|hundreds of|a number of|a matter of"
    r"|countless|scores of)"
)
_COUNT = (
    r"(?:(?:(?:another|the full|a full|a further|an additional) )?"
    + _NUMBER
    + r"|a dozen|a couple of|a hundred|half an?"
    r"|a half|another|an? (?:further|single|full|whole|entire|extra|additional)|an?|" + _OPEN_COUNT + ")"
)
_ABOUT = (
    r"(?:(?:nearly|almost|more than|less than|about|roughly|at least|at most|up to|just over|just under|just|fewer than"
    r"|well over|no more than|approximately|around|barely|not quite|exactly) )"
)
_EDGE = (
    r"(?:(?:the )?(?:very )?(?:(?:end|beginning|start|middle|close|turn|eve)"
    r"|(?:first|second|third|fourth|last|final|opening|closing)(?: (?:two|three|few))? (?:week|weekend|days"
    r"|fortnight|weeks|months?)"
    r"|(?:early|closing|last|first|final|middle) (?:days|weeks|months|part)|latter part) (?:of|in)(?: the month of)? )"
)
_HALF = r"(?:the )?(?P<half>(?:first|second|third|fourth|last|final)) (?P<part>half|quarter)(?: of| in)"
_SOME_EDGE = rf"(?:{_EDGE}|(?:early|late|later|earlier)(?: in| on)? (?:the )?|mid(?:{_HY}| )?|mid-to-late[ -])"
_PART = (
    r"(?:early morning|late morning|morning|afternoon|late afternoon|late evening|early evening|evening|late night"
    r"|night)"
)
_PART_OF = (
    r"(?:(?:(?:the )?(?:(?:very )?early|small|late)(?: morning)? )?(?:the )?(?P<partof>hours|morning|afternoon"
    r"|evening|night) of (?:the )?)"
)
_CLOCK = (
    r"(?:(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<h24>[01]?\d|2[0-3])[:](?P<m24>[0-5]\d)(?!\d|:\d)(?: ?(?:[ap]m|[ap]\.m\.))?"
    r"|(?P<hour>\w{3,6}) o['’]clock(?P<when> in the (?:morning|afternoon|evening)| at night)?"
    r"|(?P<h4>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:GMT|UTC|hours|local time)\b)"
    r"|(?:the stroke of )?(?P<named>midnight|noon|midday))"
)

FORMS: dict[str, str] = {
    # 2018-11-09, 09.11.2018
    "iso": r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    "dotted": r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?!\d)",
    # [the evening of] [Friday,] 9 November [2018]; 27 to 31 May
    "date_dm": (
        rf"{_PART_OF}?(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT})(?: (?P<part>{_PART}))?,? (?:the )?)?(?:the )?"
        rf"(?:(?P<d1>{_DAY}){_TH}(?P<join> ?{_DASH} ?| (?:to|and|or|until|till|through) )(?:the )?)?"
        rf"(?P<d>{_DAY}|{_ORD}(?= of )){_TH}(?: of)?(?: | ?{_HY} ?)(?P<mon>{_MONTH})(?P<tail>{_YEAR_TAIL})?(?!\w)"
    ),
    # [Friday,] Nov. 9[, 2018]; September 3-6; September 3 to 6
    "date_md": (
        rf"{_PART_OF}?(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT})(?: (?P<part>{_PART}))?,? (?:the )?)?(?P<mon>{_MONTH}) ?"
        rf"(?P<d>{_DAY}){_TH}"
        rf"(?![:%]|[.,]\d)(?:(?P<join> ?{_DASH} ?)(?P<d2>{_DAY}){_TH}(?![:%]|[.,]\d))?"
        rf"(?:(?P<more> (?:to|and|or|until|till|through) )(?P<d3>{_DAY}){_TH}(?=[,.;:)]| (?:in|at|on|for|with|when"
        rf"|and|under|by|between|of|to)\b|$))?"
        rf"(?P<tail>{_YEAR_TAIL})?"
    ),
    # the second half of June; early May [2018]; last October; July of that year
    "month": (
        rf"(?P<mod>{_SOME_EDGE}|{_HALF} |(?:the month of|month of) )?(?:(?P<det>last|next|this past|this|that"
        rf"|this coming|the same|each|every|the previous|the following) )?"
        rf"(?:(?P<mon>{_MONTH_FULL})(?P<tail>{_YEAR_TAIL})?|(?P<abbr>{_MONTH}),? (?P<ay>{_YEAR}))(?!\w)"
    ),
    # the early hours of Friday; last Friday night; Fridays
    "weekday": (
        rf"(?P<every>(?:every|each) (?:other |second )?)?{_PART_OF}?(?:(?:late|early|later|earlier)(?: on)? )?"
        rf"(?:(?P<det>last|next|this past|this coming|this|that|the same|the following|the previous) )?"
        rf"(?P<wd>{_WEEKDAY})(?P<plural>s)?(?: (?P<part>{_PART}))?(?P<wk>,? (?:(?:of )?(?P<wrel>last|next"
        rf"|this) week|week))?(?!\w)"
    ),
    "season": (
        rf"(?P<mod>{_SOME_EDGE})?(?:(?P<det>last|next|this past|this coming|this|that|the same|the following"
        rf"|the previous|the) )?"
        rf"(?P<s>spring|summer|autumn|fall|winter)(?P<tail>(?:(?: of)? (?P<y>{_YEAR})(?:[-–/]\d\d(?:\d\d)?\b)?"
        rf"|{_WHICH_YEAR}))?(?!\w)"
    ),
    "half": (
        rf"{_HALF} (?P<of>(?P<y>{_YEAR})|(?:the|(?P<yrel>this|next|last|that|the following)) (?:year|month|week))"
        rf"(?!\w)"
    ),
    "quarter": rf"(?:Q(?P<q>[1-4])(?:(?: of)? (?P<y>{_YEAR}))?|the (?P<ord>first|second|third|fourth) quarter)(?!\w)",
    "decade": (
        rf"(?:the )?(?:(?:{_SOME_EDGE})(?:the )?)?(?:(?P<d>(?:1[5-9]|20)\d)0['’]?s|['’](?P<dd>[2-9])0s|(?P<word>"
        rf"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))(?!\w)"
    ),
    "century": (
        rf"(?:the )?(?:(?:{_SOME_EDGE})(?:the )?)?(?P<c>{_ORD}|{_WORD_NUMBER}-?(?:first|second|third)?"
        rf"|twenty-first)[ -]century(?!\w)"
    ),
    "feast": (
        rf"(?P<mod>{_SOME_EDGE}|the )?(?:(?P<det>last|next|this) )?(?P<name>(?-i:{FEASTS}))(?P<tail>{_YEAR_TAIL})?"
        rf"(?!\w)"
    ),
    # today, last night, this morning, the following evening
    "deictic": (
        rf"(?:(?:early|late|later|earlier) )?(?:(?P<two>the day (?:before yesterday|after tomorrow))|"
        rf"(?P<day>yesterday|today|tomorrow|tonight)(?: (?P<part>{_PART}))?"
        rf"|(?P<det>this|that|last|next|the same|the next|the following|the previous|the very same) (?P<dp>{_PART}"
        rf"|midnight|dawn)|(?P<over>overnight)"
        rf"|the (?P<dn>night|evening|morning) (?P<side>before|after))(?!\w)"
    ),
    "daypart": (
        r"(?P<prep>in|during|by|until|since|before|after|for|at|through|from) (?P<x>the (?:early |late )?"
        r"(?P<dp>morning|afternoon|evening)|dawn|daybreak|dusk|nightfall)(?!\w| papers| newspapers| news| edition)"
    ),
    # two days before that; three months ago; five days earlier; three days after the signing
    "offset": (
        rf"{_ABOUT}?(?:(?P<n>{_COUNT})(?:{_HY}| ))?{_UNITS}(?P<half> and a half)? (?P<dir>ago|earlier|later|hence"
        rf"|from now|from today|on(?=[,.;])|(?:before|after)(?P<that> that(?: day| date)?\b)|previously|beforehand"
        rf"|afterwards|afterward|(?:before|after)(?= (?:the|his|her|its|their) )|(?:before|after)(?!\w| \w))(?!\w)"
    ),
    "beside": (
        r"the (?P<unit>day|week|month|year|decade) (?P<side>before|after|earlier|later)(?: (?P<last>last))?"
        r"(?P<that> that(?! (?:the|an?|he|she|it|they|his|her|its|their|we)\b))?(?!\w)"
    ),
    # the last three months; in recent years; the coming weeks; over the past year
    "span": (
        rf"(?:the |these )?(?:(?P<ref>recent|coming|past|next|last|following|previous|preceding|intervening|ensuing"
        rf"|subsequent|latest) "
        rf"(?:(?P<n>{_NUMBER}|few|several|couple of) )?{_UNIT}s(?!\w)|(?P<ref2>recent) past(?!\w))"
    ),
    "within": (
        r"(?:over|during|for|throughout|in|within) (?P<x>the (?:past|last|next|coming) (?P<unit>hour|day|week|month"
        r"|year|decade|century))(?!\w)"
    ),
    "eve": (
        r"the (?P<side>eve|very day|day|morning|night|evening) (?:of|before|after) (?:the |its |their |his |her )"
        r"(?P<event>[a-z]{4,20}(?: (?!(?:after|before|when|where|that|were|with|from|could|would|will|they|which"
        r"|into|between)\b)[a-z]{4,20})?)"
    ),
    # [earlier] this week; the end of next year; late last month; that year
    "unit": (
        rf"(?P<mod>{_SOME_EDGE}|{_HALF} )?(?P<det>last|this past|this coming|this very|this|next|that very"
        rf"|that same|that|the very same|the same|the following|the next|the previous|the preceding|the current"
        rf"|the coming|the past|current|the)"
        rf" (?P<unit>day|week|weekend|fortnight|month|quarter|year|decade|century)(?P<wk> (?:before|after) last)?(?!\w)"
    ),
    "year_end": rf"(?P<end>year(?:['’]s)?{_HY}?(?: )?end)(?!\w)",
    "nth_day": (
        rf"the (?P<n>{_ORD}|opening|last|final) (?P<unit>day|night)(?P<of> (?:of|in)(?= (?:the )? (?:talks"
        rf"|negotiations|conference|meeting|summit|round)))?(?!\w)"
    ),
    "every": (
        rf"(?:every|each)(?: (?P<n>other|second|third|fourth|few|{_NUMBER}|single))? (?P<unit>hour|day|night"
        rf"|morning|evening|afternoon|week|weekend|month|year|decade|spring|summer|autumn|winter)s?(?!\w)"
    ),
    "rate": (
        rf"(?:once|twice|{_NUMBER} times|several times|many times)(?: in)? (?:an?|every|each|per)(?: "
        rf"(?P<n>{_NUMBER}))? (?P<unit>hour|day|night|week|month|year|decade)s?(?!\w)"
    ),
    "adverb_set": r"(?P<set>daily|weekly|monthly|yearly|nightly|hourly|annually|fortnightly)(?!\w)",
    # 18th year
    "nth_unit": (
        rf"(?:its|their|his|her|a|the) (?P<n>{_ORD}|{_WORD_NUMBER}-(?:first|second|third|fourth|fifth|sixth|seventh"
        rf"|eighth|ninth)) (?:straight |consecutive |successive )?(?P<unit>day|week|month|year|decade)(?!\w)"
    ),
    # nearly 40 years; an 18-month; a year and a half; three years and two months
    "duration": (
        rf"{_ABOUT}?(?P<n>{_COUNT})(?P<sep>{_HY}| )(?P<adj>(?:long|tense|bloody|bitter|whole|full|straight"
        rf"|consecutive|more|further|additional|good|hard|difficult|calendar|working|business) )?"
        rf"{_UNITS}(?P<half> and a half)?(?: and (?P<n2>{_NUMBER}|a) (?P<unit2>minute|hour|day|week|month)s?)?"
        rf"(?:{_HY}(?P<long>long|old))?(?!\w)"
    ),
    "long": rf"(?P<unit>hour|day|week|month|year|decade|century)(?P<plural>s)?{_HY}?(?P<how>long|old)(?!\w)",
    # for months; within hours; decades of
    "open": (
        r"(?:(?P<lead>for|after|within|in|over|through|many|took|lasted|spent|despite|following|until) )?(?P<x>"
        r"(?P<unit>hour|day|night|week|month|year|decade|centurie)s)(?P<trail> (?:of|after|before|later|earlier|ago"
        r"|long|on|from now|in)\b)?(?![-\w])"
    ),
    "clock": _CLOCK,
    "present": (
        r"(?:(?:right|for|until|by|just|even|from|up to|only) )?(?:now)(?!\w| that\b)|currently|at present"
        r"|presently|nowadays|(?:in )?these days|at the moment|at this (?:time|moment|point)|this time around"
    ),
    "past": (
        rf"recently|lately|(?:in|from|during|of) the (?:recent |distant |not too distant |not so distant "
        rf"|very recent )?past(?! (?:few|several|couple|{_NUMBER}|hour|day|week|month|year|decade|century)\b)"
        rf"|the other day|at that (?:time|moment|point)|in the old days|in days gone by"
    ),
    "future": (
        r"(?<!as\s)(?<!too\s)(?<!how\s)soon(?!-| as\b| after\b| afterwards\b|er\b)|(?:in|for) the (?:near "
        r"|foreseeable |distant |immediate |not too distant |very near )?future|in due course|before long|shortly"
        r"(?! (?:after|before|afterwards)\b)"
    ),
    "year": rf"(?P<mod>{_SOME_EDGE})?(?P<y>{_YEAR})(?:(?P<join>[-–/])(?P<y2>{_YEAR}|\d\d(?!\d|\w|[,.]\d)))?",
}  # fmt: skip


def _spelt(form: str) -> str:
    """The form with its blanks spelt out; a blank inside square brackets stays one blank."""
    out, in_class = [], False
    for at, char in enumerate(form):
        if char in "[]" and form[at - 1 : at] != "\\":
            in_class = char == "["
        out.append(r"(?:\s[ \t\xa0]?)" if char == " " and not in_class else char)
    return "".join(out)


_NOT_INSIDE = r"(?<![\w$€£#])(?<!\d[.,:/-])"
PARTS = {kind: re.compile(_spelt(form), re.IGNORECASE) for kind, form in FORMS.items()}


def _any_of(kinds: Iterable[str]) -> re.Pattern[str]:
    forms = (f"(?P<{kind}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', _spelt(FORMS[kind]))})" for kind in kinds)
    return re.compile(f"{_NOT_INSIDE}(?:{'|'.join(forms)})", re.IGNORECASE)


# What an expression opens with narrows down its kind; the names are those of the groups of START.
ANY = {
    "word": _any_of(FORMS),
    "number": _any_of(
        ["iso", "dotted", "date_dm", "offset", "decade", "century", "rate", "duration", "clock", "year"]
    ),
    "preposition": _any_of(
        ["duration", "daypart", "within", "offset", "open", "present", "past", "future"]
    ),
}  # fmt: skip
# A word that no expression can do without, and the words that can open one: the large expression is tried only where
# one of the second stands at most REACH characters before one of the first.
REACH = 52
CORE = re.compile(
    r"(?<![A-Za-z])(?:"
    r"[Jj](?:an|un|ul|AN|UN|UL)|F[Ee][Bb]|M[Aa][RrYy]|A[PpUu][RrGg]|S[Ee][Pp]|O[Cc][Tt]|N[Oo][Vv]|D[Ee][Cc]|[Dd]"
    r"(?:ay|ecade|aily|awn|usk)"
    r"|M[Oo][Nn]|T(?:ue|UE|hu|HU)|W[Ee][Dd]|F[Rr][Ii]|S[AaUu][TtNn]|[Ss](?:econds|pring|ummer|oon|hortly)|[Mm]"
    r"(?:inute|onth|orning|id(?:night|day)|oment\b)"
    r"|[Hh](?:our|alf)|[Nn](?:ight|oon|ow|auruz|ewroz|ew Year)|[Ww](?:eek|inter)|[Ff](?:ortnight|all|uture)|[Yy]e"
    r"(?:ar|sterday)|[Cc]entur|[Cc]urrently"
    r"|[Qq](?:uarter|[1-4])|[Aa](?:fternoon|utumn|nnually|shura)|[Ee](?:vening|aster\b|id\b|piphany|ve\b)|[Pp]"
    r"(?:ast|resent|alm Sunday|entecost)"
    r"|[Tt](?:oday|omorrow|onight|wenties|hirties)|(?<=[ts]\s)(?:time|point)\b|[Oo](?:vernight|ther day|['’]clock)"
    r"|[Rr]ecent|R[Aa]mad|[Ll](?:ately)"
    r"|forties|fifties|sixties|seventies|eighties|nineties|Christmas|Orthodox|Boxing|Victory|International W"
    r"|All Saints|Bastille|Good F|Arbaeen|Mawlid|Nowruz"
    r"|before long|due course|old days|gone by|[ap]\.?m\b)"
    r"|(?<!\d)\d{4}(?!\d)|(?<=\d)['’]?s\b|(?<=\d):\d\d|(?<=['’])[2-9]0s|(?<=\d)[ap]\.?m\b|(?<=\d)\.\d{4}"
)
START = re.compile(
    r"(?<![\w$€£#])(?:(?P<number>\d)"
    r"|(?P<preposition>(?:in|for|by|until|since|before|after|within|during|over|through|throughout|from|at|up"
    r"|despite|following)\b)"
    r"|(?P<word>['’]\d|q[1-4]\b|(?:the|an?|its|their|his|her|this|these|that|last|next|every|each|early|late|later"
    r"|earlier|mid|more|less|just"
    r"|fewer|well|no|not|now|half|many|took|lasted|spent|right|even|only|once|twice|current|recent|coming|past"
    r"|previous)\b"
    r"|(?:near|almo|abou|rough|approx|aroun|bare|exact|anoth|dozen|hundred|sever|few|some|count|score|first|second"
    r"|third|fourth|final"
    r"|twent|thirt|fort|fift|sixt|seven|eight|ninet|ten|eleven|twelve|four|five|six|nine|one|two|three"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|fall|winter"
    r"|orthodox|christ|boxing|new year|victory|international|all saints|bastille|epiph|pente|easter|good|palm"
    r"|no[wu]r|newr|ashura|arba|mawl|rama|eid"
    r"|yester|today|tomor|tonig|overn|noon|midn|midd|year|month|week|day|hour|night|decade|centur|daily|weekly"
    r"|annual|fortn"
    r"|current|present|nowad|recent|lately|soon|shortly|small)))",
    re.IGNORECASE,
)


def month_number(name: str) -> int:
    """1 to 12 for "November", "NOV", "Nov."."""
    return MONTH_NUMBER[name[:3].lower()]
