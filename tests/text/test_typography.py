import pytest

from workbench.text.typography import Edit, typed


@pytest.mark.parametrize(
    ("before", "after", "key", "text"),
    [
        ("", "", '"', "“"),
        ("the ", "", '"', "“"),
        ("the\n", "", '"', "“"),
        ("(", "", '"', "“"),
        ("‘", "", '"', "“"),
        ("anti-", "", '"', "“"),
        ("the “rule of law", "", '"', "”"),
        ("the “rule of law,", "", '"', "”"),
        ("the “Five-Year Plan (2021–2025)", "", '"', "”"),
        ("the “Six Builds’", "", '"', "”"),
        ("in “1+5+N", " model", '"', "”"),
        ("in 2020", "", '"', "”"),
        ("he said—", "", '"', "“"),
        ("“I thought—", "", '"', "”"),
        ("“one” and—", "", '"', "“"),
        ("", "", "'", "‘"),
        ("the “", "", "'", "‘"),
        ("don", "t", "'", "’"),
        ("the courts", "", "'", "’"),
        ("the 1990", "s", "'", "’"),
        ("the ", "90s", "'", "’"),
        ("the ", "1+5+N", "'", "‘"),
        ("law.", "", "'", "’"),
        ("the “rule”", "", "'", "’"),
        ("rule", "", "-", "-"),
        ("2020", "", "-", "-"),
        ("", "", "-", "-"),
        ("the rule", "", "a", "a"),
        ("law", "", ".", "."),
        ("law.", "", ".", "."),
        ("law…", "", ".", "."),
        ("case", "", "s", "s"),
        ("‘1", "", "s", "s"),
        ("‘1990", "", "s", "s"),
    ],
)
def test_a_key_that_replaces_nothing(before: str, after: str, key: str, text: str) -> None:
    assert typed(before, after, key) == Edit(text=text, literal=key)


@pytest.mark.parametrize(
    ("before", "key", "edit"),
    [
        ("rule-", "-", Edit(text="–", replaced=1, literal="--")),
        ("2016-", "-", Edit(text="–", replaced=1, literal="--")),
        ("rule–", "-", Edit(text="—", replaced=1, literal="–-")),
        ("rule—", "-", Edit(text="-", literal="-")),
        ("rule--", "-", Edit(text="-", literal="-")),
        ("and so on..", ".", Edit(text="…", replaced=2, literal="...")),
        ("and so on...", ".", Edit(text=".", literal=".")),
        ("the ‘90", "s", Edit(text="’90s", replaced=3, literal="‘90s")),
    ],
)
def test_a_key_that_replaces_what_stands_before(before: str, key: str, edit: Edit) -> None:
    assert typed(before, "", key) == edit


def line(keys: str) -> str:
    """What a line of keys becomes when it is typed from the start."""
    text = ""
    for key in keys:
        edit = typed(text, "", key)
        text = text[: len(text) - edit.replaced] + edit.text
    return text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ('the "1+5+N" model', "the “1+5+N” model"),
        ("\"the 'Six Builds' don't\"", "“the ‘Six Builds’ don’t”"),
        ("2016--2020", "2016–2020"),
        ("law---and order", "law—and order"),
        ("the '90s...", "the ’90s…"),
        ("courts' and people's", "courts’ and people’s"),
        ("2020-07-28", "2020-07-28"),
    ],
)
def test_a_typed_line(keys: str, text: str) -> None:
    assert line(keys) == text


@pytest.mark.parametrize(("key", "is_literal"), [("a", True), ('"', False), ("-", True)])
def test_whether_there_is_something_to_undo(key: str, is_literal: bool) -> None:
    assert typed("", "", key).is_literal is is_literal
