"""Regular expressions of ICU and Java, as SRX rules have them, for Python's `regex`.

Python's own `re` has no Unicode properties, no set intersections, no lookbehind of varying length
and above all no time limit, without which a rule of a stranger's file could hang the program;
`regex` has all four. What is written otherwise there is translated here: `\\h`, `\\v`, `\\R`,
`\\z`, `\\Q...\\E`, `\\x{...}`, Java's property names. What only `regex` knows (fuzzy
matching, recursion, named lists) is refused, and so are back references. No group captures.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache

LONGEST = 5_000
"""Characters of a pattern."""
_DEEPEST = 60
"""Groups or sets within each other."""
_SPACES, _ENDS = r"\t\p{Zs}", r"\n-\r\x85\u2028\u2029"
_SETS = {"h": _SPACES, "v": _ENDS}
_PLAIN = frozenset("dDwWsStnrfa")
_OUTSIDE = {
    "b": r"\b",
    "B": r"\B",
    "A": r"\A",
    "Z": r"(?=\n?\Z)",
    "z": r"\Z",
    "X": r"\X",
    "R": rf"(?:\r\n|[{_ENDS}])",
}
_CODES = re.compile(
    r"x\{([0-9A-Fa-f]{1,8})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|0([0-7]{1,3})"
)
_PROPERTY = re.compile(r"[pP](?:\{(\^?)\s*([\w =:.-]{1,60}?)\s*\}|([A-Z]))")
_POSIX = re.compile(r"\[:(\^?)([A-Za-z_]{1,40}):\]")
_NAME = re.compile(r"N\{([A-Z0-9 -]{1,90})\}")
_QUANTIFIER = re.compile(r"\{\d{1,5}(?:,\d{0,5})?\}")
_GROUP = re.compile(r"\?(?:[:=!>]|<[=!])")
_NAMED = re.compile(r"\?<[A-Za-z][A-Za-z0-9]*>")
_FLAGS = re.compile(r"\?([a-zA-Z]*)(-[a-zA-Z]*)?([:)])")
_KNOWN_FLAGS = frozenset("imsuUdw")
_KEPT_FLAGS = frozenset("ims")
_JAVA = {
    "javaLowerCase": "Ll",
    "javaUpperCase": "Lu",
    "javaTitleCase": "Lt",
    "javaWhitespace": "White_Space",
    "javaSpaceChar": "Z",
    "javaLetter": "L",
    "javaDigit": "Nd",
    "javaAlphabetic": "Alphabetic",
    "javaIdeographic": "Ideographic",
}


def translated(pattern: str) -> str:
    """The pattern as `regex` reads it in its version 1. Raises ValueError with the place in it."""
    if len(pattern) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST} characters")
    return _Translator(pattern).translate()


class _Translator:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.out: list[str] = []

    def translate(self) -> str:
        while self.at < len(self.pattern):
            character = self.pattern[self.at]
            if character == "\\":
                self.out.append(self._escape(within_set=False))
            elif character == "[":
                self.out.append(self._set(0))
            elif character == "(":
                self._group()
            elif character == "{":
                self._take(_QUANTIFIER, "{ is no quantifier here; write \\{ for the character")
            else:
                self._plain(character)
        if self.depth:
            raise ValueError("( is not closed")
        return "".join(self.out)

    def _plain(self, character: str) -> None:
        self.depth -= character == ")"
        if self.depth < 0:
            raise self._fault(") closes nothing")
        self.out.append("\\}" if character == "}" else character)
        self.at += 1

    def _fault(self, what: str) -> ValueError:
        return ValueError(f"character {self.at + 1}: {what}")

    def _take(self, form: re.Pattern[str], fault: str) -> None:
        found = form.match(self.pattern, self.at)
        if found is None:
            raise self._fault(fault)
        self.out.append(found[0])
        self.at = found.end()

    def _group(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._fault(f"groups are nested deeper than {_DEEPEST}")
        rest = self.at + 1
        if not self.pattern.startswith("?", rest):
            self.out.append("(?:")
            self.at = rest
        elif found := _GROUP.match(self.pattern, rest):
            self.out.append(f"({found[0]}")
            self.at = found.end()
        elif found := _NAMED.match(self.pattern, rest):
            self.out.append("(?:")
            self.at = found.end()
        elif self.pattern.startswith("?#", rest):
            self.depth -= 1
            self.at = self.pattern.find(")", rest) + 1
            if not self.at:
                raise ValueError("a comment is not closed")
        else:
            self._flags(rest)

    def _flags(self, rest: int) -> None:
        found = _FLAGS.match(self.pattern, rest)
        letters = f"{found[1]}{found[2] or ''}".replace("-", "") if found else "?"
        if found is None or not _KNOWN_FLAGS.issuperset(letters):
            raise self._fault("a group begins with (? and something that ICU does not know, or x")
        on = "".join(filter(_KEPT_FLAGS.__contains__, found[1]))
        off = "".join(filter(_KEPT_FLAGS.__contains__, found[2] or ""))
        flags = f"{on}-{off}" if off else on
        if flags:
            self.out.append(f"(?{flags}{found[3]}")
        elif found[3] == ":":
            self.out.append("(?:")
        self.depth -= found[3] == ")"
        self.at = found.end()

    def _escape(self, *, within_set: bool) -> str:
        """What stands for the escape at hand."""
        self.at += 1
        letter = self.pattern[self.at : self.at + 1]
        if not letter:
            raise ValueError("it ends in a single \\")
        if found := _CODES.match(self.pattern, self.at):
            return self._code(found)
        long = {"Q": self._quoted, "p": self._property, "P": self._property, "N": self._named}
        if letter in long:
            return long[letter]()
        self.at += 1
        if letter == "c" and self.at < len(self.pattern):
            self.at += 1
            return re.escape(chr(ord(self.pattern[self.at - 1].upper()) & 0x1F))
        found_out = _letter(letter, within_set=within_set)
        if not found_out:
            what = "back references are" if letter in "123456789k" else f"\\{letter} is"
            self.at -= 1
            raise self._fault(f"{what} not supported")
        return found_out

    def _quoted(self) -> str:
        end = self.pattern.find("\\E", self.at)
        stop = len(self.pattern) if end < 0 else end
        text = self.pattern[self.at + 1 : stop]
        self.at = stop if end < 0 else stop + 2
        return "".join(map(_literal, text))

    def _code(self, found: re.Match[str]) -> str:
        octal = found[5]
        number = int(octal, 8) if octal else int(found[1] or found[2] or found[3] or found[4], 16)
        if number > 0x10FFFF:
            raise self._fault("there is no such character")
        self.at = found.end()
        return _literal(chr(number))

    def _named(self) -> str:
        found = _NAME.match(self.pattern, self.at)
        try:
            character = unicodedata.lookup(found[1]) if found else ""
        except KeyError:
            character = ""
        if found is None or len(character) != 1:
            raise self._fault("\\N{...} names no character")
        self.at = found.end()
        return _literal(character)

    def _property(self) -> str:
        found = _PROPERTY.match(self.pattern, self.at)
        name = _known_property(found[2] or found[3]) if found else ""
        if found is None or not name:
            raise self._fault("\\p{...} names no property that is known")
        is_negated = (self.pattern[self.at] == "P") != bool(found[1])
        self.at = found.end()
        return f"\\{'P' if is_negated else 'p'}{{{name}}}"

    def _set(self, depth: int) -> str:
        """A set in brackets with the sets within it."""
        if depth > _DEEPEST:
            raise self._fault(f"sets are nested deeper than {_DEEPEST}")
        opened = self.at
        self.at += 1
        out = ["["]
        if self.pattern.startswith("^", self.at):
            out.append("^")
            self.at += 1
        if self.pattern.startswith("]", self.at):
            out.append("\\]")
            self.at += 1
        while self.at < len(self.pattern):
            if self.pattern[self.at] == "]":
                self.at += 1
                return "".join((*out, "]"))
            out.append(self._member(depth))
        self.at = opened
        raise self._fault("[ is not closed")

    def _member(self, depth: int) -> str:
        character = self.pattern[self.at]
        if character == "\\":
            return self._escape(within_set=True)
        if character == "[":
            found = _POSIX.match(self.pattern, self.at)
            if found is None:
                return self._set(depth + 1)
            name = _known_property(found[2])
            if not name:
                raise self._fault(f"{found[0]} is no set that is known")
            self.at = found.end()
            return f"\\{'P' if found[1] else 'p'}{{{name}}}"
        if self.pattern.startswith("&&", self.at):
            self.at += 2
            return "&&"
        self.at += 1
        if character == "-":
            return self._hyphen()
        return _literal(character)

    def _hyphen(self) -> str:
        """A hyphen, or the sign of a range, which stands between two characters."""
        before, after = self.pattern[self.at - 2], self.pattern[self.at : self.at + 1]
        return "\\-" if before in "[^" or after in ("]", "[", "-", "") else "-"


def _letter(letter: str, *, within_set: bool) -> str:
    """What stands for an escaped character; empty for one that is not known."""
    if letter in _PLAIN:
        return f"\\{letter}"
    if letter.lower() in _SETS:
        inner = _SETS[letter.lower()]
        is_bare = within_set and letter.islower()
        return inner if is_bare else f"[{'' if letter.islower() else '^'}{inner}]"
    if letter in _OUTSIDE and not within_set:
        return _OUTSIDE[letter]
    if letter == "e":
        return r"\x1b"
    return "" if letter.isascii() and letter.isalnum() else _literal(letter)


def _literal(character: str) -> str:
    return f"\\{character}" if character in string.punctuation else character


@cache
def _known_property(name: str) -> str:
    """The name by which `regex` knows a property; empty for one that it does not know."""
    import regex

    name = _JAVA.get(name, name)
    for known in (name, name.removeprefix("Is")):
        try:
            regex.compile(rf"\p{{{known}}}", regex.V1)
        except regex.error:
            continue
        return known
    return ""
