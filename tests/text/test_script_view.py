"""Texts shown in another script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.scripts import Script
from workbench.model.spans import Span
from workbench.text import script_view
from workbench.text.script_view import in_script, needs_names

SIMPLIFIED = "理发后发展,着手行政复议,台湾群众说里面有皇后"
TRADITIONAL = "皇后裡面說話,臺灣群眾"


@pytest.mark.parametrize(
    ("script", "simplified", "traditional"),
    [
        (Script.STORED, SIMPLIFIED, TRADITIONAL),
        (Script.SIMPLIFIED, SIMPLIFIED, "皇后里面说话,台湾群众"),
        (
            Script.TRADITIONAL,
            "理髮後發展,着手行政復議,臺灣羣衆說裏面有皇后",
            TRADITIONAL,
        ),
        (
            Script.TAIWAN,
            "理髮後發展,著手行政復議,臺灣群眾說裡面有皇后",
            TRADITIONAL,
        ),
        (
            Script.HONG_KONG,
            "理髮後發展,着手行政復議,台灣羣眾説裏面有皇后",
            "皇后裡面説話,台灣群眾",
        ),
    ],
)
def test_the_scripts(script: Script, simplified: str, traditional: str) -> None:
    assert in_script(SIMPLIFIED, script) == simplified
    assert in_script(TRADITIONAL, script) == traditional


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("于东辉关于范围", Span(0, 3), "于東輝關於範圍"),
        ("范长江说", Span(0, 3), "范長江說"),
        ("书记余秋雨有余", Span(2, 5), "書記余秋雨有餘"),
    ],
)
def test_the_surname_of_a_name_stays(text: str, name: Span, expected: str) -> None:
    assert in_script(text, Script.TAIWAN, [name]) == expected
    assert needs_names(text)
    assert not needs_names("扫黑除恶")


def test_what_would_change_the_length_is_taken_character_by_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def convert(_config: str, text: str) -> str:
        return text.replace("软件", "軟體程式").replace("软", "軟").replace("发", "發")

    monkeypatch.setattr(script_view, "convert", convert)
    assert in_script("软件,发展", Script.TAIWAN) == "軟件,發展"


@given(st.text("于范余里发后台干著着裡髮臺𠮷a1 \n,。", max_size=40), st.sampled_from(Script))
def test_offsets_stay(text: str, script: Script) -> None:
    assert len(in_script(text, script, [Span(0, 2)] if len(text) > 1 else [])) == len(text)


def test_the_switch_goes_round() -> None:
    script, seen = Script.STORED, []
    for _ in Script:
        seen.append(script)
        script = script.next
    assert (seen, script) == (list(Script), Script.STORED)
