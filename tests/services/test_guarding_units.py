from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders import coded
from tests.formats.unit_values import pair
from workbench.errors import ExportFailed
from workbench.model.memory import BadUnit, NewUnit
from workbench.model.segments import Origin
from workbench.services.guarding_units import verify_units

TEXT, CODES = coded("{1>法治<1}国家")
MEANT = pair(TEXT, author="李译", time="2026-03-01T08:30:00Z", source_codes=CODES)
RENUMBERED = tuple(replace(code, number=5) for code in CODES)


def verified(meant: Sequence[NewUnit], found: Sequence[NewUnit | BadUnit]) -> None:
    verify_units("x.tmx", meant, found, hint="tell us")


def test_the_same_units_are_accepted_whatever_numbers_their_codes_have() -> None:
    verified([MEANT, pair()], [replace(MEANT, source_codes=RENUMBERED), pair()])


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([], "is missing from the file"),
        ([MEANT, MEANT], "is one too many in the file"),
        ([BadUnit(line=3, fault="the target is empty")], "cannot be read back: the target is"),
        ([replace(MEANT, target="x")], "has other target: 'x', not 'rule of law'"),
        ([replace(MEANT, author="王译")], "has other author: '王译', not '李译'"),
        ([replace(MEANT, time="")], "has other time: '', not '2026-03-01T08:30:00Z'"),
        ([replace(MEANT, origin=Origin.MACHINE)], "has other origin: 'machine', not 'imported'"),
        ([replace(MEANT, source_language="zh-Hant")], "has other source language: 'zh-Hant'"),
        ([replace(MEANT, document="a")], "has other document: 'a', not ''"),
        ([replace(MEANT, before="a")], "has other before: 'a', not ''"),
        ([replace(MEANT, properties={"a": "b"})], "has other properties"),
        ([replace(MEANT, source_codes=CODES[:1])], "has other source codes"),
    ],
)
def test_what_is_other_is_told(found: list[NewUnit | BadUnit], fault: str) -> None:
    with pytest.raises(ExportFailed) as caught:
        verified([MEANT], found)
    assert caught.value.fault.startswith("x.tmx was not written: unit ")
    assert fault in caught.value.fault
