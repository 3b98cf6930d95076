"""Forms of English verbs, in small letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.text.inflecting.tables import listed, paired

_COMMON = listed(
    "abolish accelerate accomplish adapt address adhere adjudicate administer adopt advance advise"
    " advocate allocate amend analyse analyze annul appoint apply apprehend approve arrest assess"
    " assign assist attend attach authorise avoid ban build bring boost bolster break bridge carry"
    " catch channel choose clamp clarify clean combat combine come comply compile comprehend"
    " conclude conduct confirm confiscate confront connect consider consolidate construct continue"
    " convene convict coordinate correct crack create crush cultivate curb cut deal decide"
    " declare deepen defeat defend defuse deliver deny deploy detain deter develop dig disband"
    " disclose dismantle dismiss dispatch dispel dispose disrupt dissolve draw drive educate elect"
    " eliminate embed embrace empower enable enact enforce enhance enrich ensure enter"
    " eradicate establish evaluate examine execute exert expand expel explore expose extend"
    " facilitate fight find fine forestall forge formulate foster found fulfil fulfill gather get"
    " give go govern grasp guarantee handle heed hold identify impeach implement"
    " impose improve include increase infiltrate inherit innovate inspect instil institute"
    " integrate intensify introduce investigate invoke join keep know launch lay lead learn"
    " leave levy liberate link live maintain make manage mediate meet merge mete mobilise mobilize"
    " modernise modernize monitor negotiate nominate obey observe obtain oppose optimise optimize"
    " oversee overthrow pacify participate pay perfect perform persist persuade popularise"
    " popularize preserve prevent proceed proclaim prohibit promote promulgate propagate prosecute"
    " protect prove provide publicise publicize punish purge pursue put quell raise ratify reach"
    " rebuild recognise recognize recover rectify reduce refine refrain reinforce reinvigorate"
    " reject rejuvenate remain remove render reopen repeal repress resist resolve respect respond"
    " restore restrain restructure rid root run safeguard sanction secure see seek seize send"
    " sentence separate serve set settle shelter show sit smash solve speak stamp stand steer"
    " stick stop straighten streamline strengthen strike strive submit subvert summarise summarize"
    " supervise suppress surrender sustain sweep tackle take teach tell terminate tighten"
    " train transfer transform treat try turn unify unite unleash update upgrade uphold urge use"
    " vote wage weed win wipe withdraw withstand"
)
_PRINCIPAL = (
    "be was been,bear bore borne,beat beat beaten,become became become,begin began begun,"
    "bend bent bent,beset beset beset,bet bet bet,bid bid bid,bind bound bound,bite bit bitten,"
    "bleed bled bled,break broke broken,breed bred bred,bring brought brought,build built built,"
    "burst burst burst,buy bought bought,cast cast cast,catch caught caught,choose chose chosen,"
    "cling clung clung,come came come,cost cost cost,creep crept crept,cut cut cut,"
    "deal dealt dealt,dig dug dug,do did done,draw drew drawn,drive drove driven,eat ate eaten,"
    "fall fell fallen,feed fed fed,feel felt felt,fight fought fought,find found found,"
    "flee fled fled,forbid forbade forbidden,freeze froze frozen,get got got,give gave given,"
    "go went gone,grind ground ground,grow grew grown,have had had,hear heard heard,"
    "hide hid hidden,hit hit hit,hold held held,hurt hurt hurt,keep kept kept,know knew known,"
    "lay laid laid,lead led led,leave left left,lend lent lent,let let let,light lit lit,"
    "lose lost lost,make made made,mean meant meant,meet met met,pay paid paid,put put put,"
    "quit quit quit,read read read,rid rid rid,ride rode ridden,ring rang rung,rise rose risen,"
    "run ran run,say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,"
    "set set set,shake shook shaken,shed shed shed,shoot shot shot,show showed shown,"
    "shut shut shut,sing sang sung,sink sank sunk,sit sat sat,sleep slept slept,"
    "speak spoke spoken,speed sped sped,spend spent spent,split split split,spread spread spread,"
    "spring sprang sprung,stand stood stood,steal stole stolen,stick stuck stuck,"
    "strike struck struck,strive strove striven,swear swore sworn,sweep swept swept,"
    "swing swung swung,take took taken,teach taught taught,tear tore torn,tell told told,"
    "think thought thought,throw threw thrown,thrust thrust thrust,wear wore worn,win won won,"
    "wind wound wound,write wrote written,arise arose arisen,awake awoke awoken,"
    "forgive forgave forgiven,forsake forsook forsaken,behold beheld beheld"
)
_IRREGULAR = {base: (past, done) for base, (past, done) in paired(_PRINCIPAL).items()}
_PREFIX = re.compile(r"(with|up|over|under|out|fore|re|mis|un|off|in|broad)(?=[a-z]{3})")
_STRESSED = listed(
    "commit submit permit admit omit emit transmit remit refer prefer confer defer transfer infer"
    " occur incur recur concur deter compel expel dispel propel rebel repel control patrol enrol"
    " fulfil instil distil equip begin regret rebut abet outbid format program kidnap forget"
)
_SHORT = frozenset({"cut", "hit", "run", "set", "sit", "put", "win", "get", "let", "bid"})
_ONE_BEAT = re.compile(r"[^aeiou]*(?:[aeiou]|qu[aei])[bdfgklmnprtvz]$")
_ADJECTIVES = listed(
    "leading working ruling governing living standing developing emerging existing outstanding"
    " following acting trading banking housing training planning meeting hearing operating"
    " coordinating organizing organising supervising guiding founding managing voting sitting"
    " steering implementing supporting directing rising growing remaining overriding"
    " starting presiding contributing lasting unwavering pressing"
)
"""Words in -ing that before a noun are adjectives: a leading group does not lead the group."""
_NO_VERBS = listed(
    "enterpr exerc expert franch prem prom merchand prec conc disgu treat parad otherw likew"
)
"""How words in -ise begin that are not verbs, or more often something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForms:
    """The forms of a verb; where one has two, the usual comes first."""

    base: str
    third: str
    past: tuple[str, ...]
    participle: str
    ing: str


@lru_cache(maxsize=8192)
def verb_forms(base: str) -> VerbForms:
    """The forms of a verb that is given in its base form."""
    past, participle = _principal(base) or (_past(base), _past(base))
    return VerbForms(
        base=base,
        third=_third(base),
        past=tuple(dict.fromkeys((past, participle))),
        participle=participle,
        ing=_ing(base),
    )


@lru_cache(maxsize=8192)
def is_verb(word: str) -> bool:
    """Whether a word in its base form is a verb that is rarely anything else."""
    return word in _COMMON or (
        len(word) > 5 and word.endswith(("ize", "ise", "ify")) and word[:-3] not in _NO_VERBS
    )


@lru_cache(maxsize=8192)
def bases_of_ing(word: str) -> tuple[str, ...]:
    """The verbs whose -ing form a word may be, likely ones first; none for adjectives."""
    if not word.endswith("ing") or word in _ADJECTIVES or len(word) < 6:
        return ()
    stem = word[:-3]
    candidates = [stem[:-1], stem, f"{stem}e"]
    fitting = [base for base in candidates if len(base) > 1 and _ing(base) == word]
    return tuple(sorted(fitting, key=lambda base: not is_verb(base)))


def _principal(base: str) -> tuple[str, str] | None:
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    prefix = _PREFIX.match(base)
    inner = _IRREGULAR.get(base[prefix.end() :]) if prefix else None
    return None if inner is None or prefix is None else (prefix[0] + inner[0], prefix[0] + inner[1])


def _third(base: str) -> str:
    if base in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith(("s", "x", "z", "sh", "ch", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{_with_doubled(base)}ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return f"{base[:-1]}ing"
    return f"{_with_doubled(base)}ing"


def _with_doubled(base: str) -> str:
    """The stem before -ed and -ing, with its last consonant doubled where English does so."""
    prefix = _PREFIX.match(base)
    inner = base[prefix.end() :] if prefix else base
    is_doubled = base in _STRESSED or inner in _SHORT or _ONE_BEAT.fullmatch(base)
    return f"{base}{base[-1]}" if is_doubled else base
