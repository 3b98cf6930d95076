"""Line-aligned files: out as a set of three, in from either of two."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import newspaper, pair, parallel
from tests.examples import examples
from tests.formats.full_choices import asked_texts
from workbench.errors import UnreadableFile
from workbench.formats.moses import FORMAT
from workbench.model.exchange import ParallelText
from workbench.model.memory import BadUnit, NewUnit
from workbench.services.exporting import write_export


def files(text: ParallelText) -> tuple[dict[str, bytes], list[str]]:
    """The files of an export by their ends, and what it says."""
    found: dict[str, io.BytesIO] = {}

    def opened(end: str) -> io.BytesIO:
        return found.setdefault(end, io.BytesIO())

    assert FORMAT.write_set is not None
    said = FORMAT.write_set(text, opened)
    return {end: file.getvalue() for end, file in found.items()}, list(said)


def put(text: ParallelText, folder: Path) -> Path:
    for end, data in files(text)[0].items():
        (folder / f"out{end}").write_bytes(data)
    return folder / "out"


@settings(
    max_examples=examples(15),
    suppress_health_check=[
        HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture,
    ],
)  # fmt: skip
@given(asked_texts)
def test_what_is_written_is_read_back(tmp_path: Path, text: ParallelText) -> None:
    assert FORMAT.expected is not None
    assert FORMAT.read_back is not None
    found = list(FORMAT.read_back(put(text, tmp_path)))
    assert found == list(FORMAT.expected(text))
    for end, data in files(text)[0].items():
        assert len(data.decode().splitlines()) == len(found), end


def test_lines_answer_to_each_other() -> None:
    ids = [each.segment.id for each in newspaper().pairs]
    found, said = files(
        parallel(
            pair(1, "法治。", "Rule of\nlaw."),
            pair(2, "一审", ""),
            pair(4, "", "No Chinese."),
            pair(3, "甲\r\n乙\u2028丙\x0b丁", " a \t b "),
        )
    )
    assert found == {
        ".zh": "法治。\n甲 乙 丙 丁\n".encode(),
        ".en": b"Rule of law.\n a \t b \n",
        ".ids": f"{ids[0]}\n{ids[2]}\n".encode(),
    }
    assert said == [
        "line breaks became spaces in 2 of the pairs",
        "pairs without Chinese were left out: 1",
    ]


def test_the_set_is_put_in_place_together(tmp_path: Path) -> None:
    (tmp_path / "page.en").write_text("an older export")
    exported = write_export(newspaper(), tmp_path / "page.moses", FORMAT)
    assert (exported.written, exported.skipped, exported.compared) == (5, 2, 5)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["page.en", "page.ids", "page.zh"]
    assert len((tmp_path / "page.en").read_text().splitlines()) == 5


def units(path: Path) -> list[NewUnit | BadUnit]:
    assert FORMAT.read_units is not None
    return list(FORMAT.read_units(path, lambda read: None))


@pytest.mark.parametrize(
    ("names", "languages"),
    [
        (("a.zh", "a.en"), ("zh-Hans", "en")),
        (("a.v2.zh-TW", "a.v2.en"), ("zh-Hant-TW", "en")),
        (("a.zho_Hans", "a.eng_Latn"), ("zh-Hans", "en-Latn")),
    ],
)
def test_either_file_finds_the_other(
    names: tuple[str, str], languages: tuple[str, str], tmp_path: Path
) -> None:
    texts = "法治。\r\n\n一审", "\ufeffRule of law.\nx\nFirst instance\n"
    for name, text in zip(names, texts, strict=True):
        (tmp_path / name).write_bytes(text.encode())
    for name in names:
        found = units(tmp_path / name)
        assert [
            (each.source, each.target, each.source_language, each.target_language)
            if isinstance(each, NewUnit)
            else (each.line, each.fault)
            for each in found
        ] == [
            ("法治。", "Rule of law.", *languages),
            (2, "the source is empty"),
            ("一审", "First instance", *languages),
        ]


@pytest.mark.parametrize(
    ("chinese", "english", "fault"),
    [
        ("一\n二\n三\n", "1\n2\n", "a.zh is longer: 3 lines, and a.en has 2"),
        ("一", "1\n2", "a.en is longer: 2 lines, and a.zh has 1"),
        ("一\n", None, "the other language is not beside a.zh"),
        ("一" * 1_000_000, "1", "a.zh, line 1: more than 1,000,000 characters"),
    ],
)
def test_what_does_not_fit_together(
    chinese: str, english: str | None, fault: str, tmp_path: Path
) -> None:
    (tmp_path / "a.zh").write_text(chinese, encoding="utf-8")
    if english is not None:
        (tmp_path / "a.en").write_text(english, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        units(tmp_path / "a.zh")
    assert caught.value.fault == fault


def test_a_file_in_no_language_and_one_with_two_beside_it(tmp_path: Path) -> None:
    for name in ("a.zh", "a.en", "a.en-US", "a.moses"):
        (tmp_path / name).write_text("x")
    with pytest.raises(UnreadableFile, match=r"is beside a\.zh in several files"):
        units(tmp_path / "a.zh")
    with pytest.raises(UnreadableFile, match=r"a\.moses does not end in a language"):
        units(tmp_path / "a.moses")


def test_other_languages_have_files_of_their_own(tmp_path: Path) -> None:
    text = parallel(pair(1, "法律", "ley"), source_language="ja", target_language="es")
    assert write_export(text, tmp_path / "out.moses", FORMAT).compared == 1
    assert (tmp_path / "out.es").read_text() == "ley\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.es", "out.ids", "out.ja"]
