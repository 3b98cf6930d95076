"""English abbreviations, by what may stand after their point, and words that begin sentences."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAMES = _words(
    "Mr Mrs Ms Mx Dr Drs Prof Profs Messrs Mme Mlle Fr Rev Revd Hon Gen Lt Col Capt Maj Cmdr Cdr"
    " Sgt Cpl Adm Sen Rep Reps Sens Gov Pres Amb Supt Insp Det Msgr"
)
"""Titles and the like: a name always follows."""
NEVER_LAST = _words("e.g i.e eg ie cf viz vs v ca approx esp incl resp c.f q.v")
"""Words in the middle of a sentence; in small letters."""
BEFORE_NUMBERS = _words(
    "no nos art arts sec secs sect ch chap chaps cap fig figs vol vols p pp par para paras cl cll"
    " ann app eq eqs ex exh reg regs rs ord stat cir sched pt pts r rr s ss n nn l ll tab ver pl bk"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " tel ext fax rm flr op b.c a.d c"
)
"""Words whose point ends no sentence where a number follows; in small letters."""
OFTEN_LAST = _words(
    "st ste mt ft inc co corp ltd llc plc bros jr sr esq ave blvd rd dept univ assn gov govt"
    " ed eds trans est min max avg tel ext fax pty cie intl natl mfg gmbh hwy rte sq bldg apt"
    " fn op cit ibid id et freq"
)
"""Words after which a capital may go on with a name; in small letters."""
WITH_POINTS = _words(
    "ph.d m.sc b.sc ll.m ll.b ll.d ed.d d.phil m.phil b.eng m.eng d.sc pte.ltd co.ltd"
)
STARTERS = _words(
    "The A An This That These Those There Here It Its He His She Her They Their We Our I My"
    " You Your In On At For From To By With Of As If When While Where Although Though Because"
    " Since Until Unless Under Over After Before During Between Among Within Without Through"
    " Upon But And Or So Yet However Moreover Furthermore Therefore Thus Hence Meanwhile"
    " Nevertheless Then Now Today Yesterday Later Also Only Even Both Each Every All Any Some"
    " Such No Not Nor Nobody Nothing Many Most Much More Several What Who Whose Which Why How"
    " Let Please Yes According Following Once Despite Instead Finally First Second Third Next"
    " Having Being Can Could Would Should Do Does Did Is Are Was Were Has Have Had"
)
"""Words that begin a sentence more often than they are written with a capital within one."""
