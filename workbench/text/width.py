"""How many columns a text takes on a terminal.

The widths are Unicode 17's, as rich 15 draws them, without rich: runs of wide characters are
counted by one regular expression, which is some ten times quicker than asking for each character.
Three things are simpler than in rich: marks of the scripts beyond ours are those that Python's own
Unicode data knows; unassigned code points take the width of their neighbours; and any narrow
character before U+FE0F is drawn as an emoji, not only those that have such a form.

A character that stands for a code (`text.coding`) is as wide as the label that is shown for it.
"""

from __future__ import annotations

import re
import unicodedata

from workbench.text.coding import has_marks, labelled

_PLAIN = re.compile("[ -~\xa0-\u02ff\u2010-\u2027]+")
"""What English is written with: one column each."""
_WIDE = re.compile(
    "[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615"
    "\u2630-\u2637\u2648-\u2653\u267f\u268a-\u268f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5"
    "\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\u2e80-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u3163\u3165-\u3247\u3250-\ua4c6"
    "\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6"
    "\U00016fe0-\U00016fe3\U00016ff2-\U0001b2fb\U0001d300-\U0001d376\U0001f004\U0001f0cf\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f200-\U0001f320\U0001f32d-\U0001f335\U0001f337-\U0001f37c"
    "\U0001f37e-\U0001f393\U0001f3a0-\U0001f3ca\U0001f3cf-\U0001f3d3\U0001f3e0-\U0001f3f0"
    "\U0001f3f4\U0001f3f8-\U0001f3fa\U0001f400-\U0001f43e\U0001f440\U0001f442-\U0001f4fc"
    "\U0001f4ff-\U0001f53d\U0001f54b-\U0001f54e\U0001f550-\U0001f567\U0001f57a\U0001f595\U0001f596"
    "\U0001f5a4\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cc\U0001f6d0-\U0001f6d2"
    "\U0001f6d5-\U0001f6df\U0001f6eb\U0001f6ec\U0001f6f4-\U0001f6fc\U0001f7e0-\U0001f7f0"
    "\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa70-\U0001faf8"
    "\U00020000-\U0003fffd]+"
)
_EMPTY = re.compile(
    "[\x00-\x1f\x7f-\x9f\u0300-\u036f\u0483-\u0489\u061c\u1160-\u11ff\u180e\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20f0\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    "\u3164\ud7b0-\ud7ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U00013455\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]+"
)
_FOREIGN = re.compile(
    "[\u0591-\u10ff\u135d-\u1cff\u2cef-\u2d7f\ua66f-\uabff\ufb1e"
    "\U00010000-\U00016fff\U0001bc00-\U0001cfff\U0001d100-\U0001d2ff\U0001da00-\U0001e94f]"
)
"""Scripts whose marks are told by their category, one at a time."""
_MARKS = frozenset({"Mn", "Me", "Mc"})
_JOINED = re.compile("\u200d[^\U00100000-\U0010bfff]?")
_AS_EMOJI = re.compile("(.)\ufe0f", re.DOTALL)


def columns(text: str) -> int:
    """The cells that a text takes in one line: two for a Han character, none for a mark."""
    if text.isascii() and text.isprintable():
        return len(text)
    if "\u200d" in text or "\ufe0f" in text:
        text = _AS_EMOJI.sub(_as_emoji, _JOINED.sub("", text))
    rest = _PLAIN.sub("", text)
    narrow = _WIDE.sub("", rest)
    width = len(text) + len(rest) - 2 * len(narrow)
    if not narrow:
        return width
    if has_marks(narrow):
        narrow = labelled(narrow)
    if _FOREIGN.search(narrow):
        narrow = "".join(mark for mark in narrow if unicodedata.category(mark) not in _MARKS)
    return width + len(_EMPTY.sub("", narrow))


def _as_emoji(match: re.Match[str]) -> str:
    """A wide stand-in for a character that U+FE0F makes an emoji."""
    return match[1] if columns(match[1]) != 1 else "\u231a"
