"""Regular expressions of ICU and Java: what they match here, and which are refused."""

import pytest
import regex

from workbench.text.sentencing.srx_patterns import LONGEST, translated


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\p{Lu}", "aB中", ["B"]),
        (r"\pL+", "a1中文", ["a", "中文"]),
        (r"\P{L}", "a1", ["1"]),
        (r"\p{^L}", "a1", ["1"]),
        (r"\P{^L}", "a1", ["a"]),
        (r"\p{IsHan}+", "a中文b", ["中文"]),
        (r"\p{script=Han}", "a中", ["中"]),
        (r"\p{IsL}", "1a", ["a"]),
        (r"\p{InCJKUnifiedIdeographs}", "a中", ["中"]),
        (r"\p{javaLowerCase}", "aB", ["a"]),
        (r"[\p{L}&&[^\p{Lu}]]", "aB中", ["a", "中"]),
        (r"[a-z&&[^bc]]+", "abcd", ["a", "d"]),
        (r"[[:alpha:][:digit:]]+", "a1-b", ["a1", "b"]),
        (r"[[:^alpha:]]", "a1", ["1"]),
        (r"\h+", "a \t\u3000b\n", [" \t\u3000"]),
        (r"[\h,]", "a, b", [",", " "]),
        (r"[^\h]", "a ", ["a"]),
        (r"\H", "a ", ["a"]),
        (r"\v", "a\nb", ["\n"]),
        (r"\R", "a\r\nb\n", ["\r\n", "\n"]),
        (r"b\z", "ab\nb", ["b"]),
        (r"b\Z", "ab\n", ["b"]),
        (r"\Aa", "aa", ["a"]),
        (r"\x{4e2d}\u6587", "中文", ["中文"]),
        (r"\x41\U0001f600\0102", "A😀B", ["A😀B"]),
        (r"\N{FULL STOP}", "a.", ["."]),
        (r"\Qa.b\E+", "a.bb axb", ["a.bb"]),
        (r"[\Q]^\E]", "^]", ["^", "]"]),
        (r"\ca?\e", "\x1b", ["\x1b"]),
        (r"(?<name>a)(?:b)(c)", "abc", ["abc"]),
        (r"(?i)ab", "aB", ["aB"]),
        (r"a(?-i:b)(?U)", "ab", ["ab"]),
        (r"a(?#a comment)b", "ab", ["ab"]),
        (r"a++b|(?>c|cd)", "aab cd", ["aab", "c"]),
        (r"(?<=a{1,3})b(?!c)", "aab bbc", ["b"]),
        (r"a{2}|b{1,}|c{1,2}", "aabccc", ["aa", "b", "cc", "c"]),
        (r"[]a]", "]a", ["]", "a"]),
        (r"[a\-z][+\--]", "a--+", ["a-", "-+"]),
        (r"[a--b||c~~d]", "a-|~", ["a", "-", "|", "~"]),
        (r"[。！？]+[”」]?", "好。”！", ["。”", "！"]),
        ("a}", "a}", ["a}"]),
        (r"\.\'\"\”", ".'\"”", [".'\"”"]),
    ],
)
def test_what_a_pattern_matches(pattern: str, text: str, found: list[str]) -> None:
    assert regex.findall(translated(pattern), text, regex.V1) == found


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(a", r"\( is not closed"),
        ("a)", r"character 2: \) closes nothing"),
        ("[a", r"character 1: \[ is not closed"),
        ("a{e<=1}", "character 2: { is no quantifier here"),
        (r"(a)\1", "character 5: back references are not supported"),
        (r"(?<n>a)\k<n>", "back references are not supported"),
        (r"\L<x>", r"character 2: \\L is not supported"),
        (r"\G", r"\\G is not supported"),
        (r"[\b]", r"\\b is not supported"),
        ("(?R)", "something that ICU does not know"),
        ("(?x)a b", "something that ICU does not know"),
        ("(?P<n>a)", "something that ICU does not know"),
        ("(?|a|b)", "something that ICU does not know"),
        ("(?#a", "a comment is not closed"),
        ("(?" * 3, "something that ICU does not know"),
        (r"\p{Bogus}", "names no property"),
        (r"\p", "names no property"),
        ("[[:bogus:]]", r"\[:bogus:\] is no set that is known"),
        (r"\x{110000}", "no such character"),
        (r"\N{NO SUCH NAME}", "names no character"),
        ("a\\", r"it ends in a single \\"),
        ("(" * 61, "character 61: groups are nested deeper than 60"),
        ("[" * 62, "sets are nested deeper than 60"),
        ("a" * (LONGEST + 1), "longer than 5000 characters"),
    ],
)
def test_what_is_refused_with_the_place(pattern: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        translated(pattern)
