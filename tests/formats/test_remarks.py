import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import annotation, footnoted, pair, parallel
from tests.formats.round_trips import written
from workbench.formats import html, jsonl, markdown, parallel_markdown, tmx, tsv
from workbench.formats._remarks import said
from workbench.model.annotations import Annotation, AnnotationState, Reply, Severity
from workbench.model.exchange import ParallelText
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.plugins import Format

DTD = etree.DTD(Path(__file__).parent.parent / "data" / "tmx14.dtd")
QUERY = annotation("query", "哪个中心? <a> & b", span=Span(0, 2), quote="在县")
MISTAKE = annotation(
    "accuracy/mistranslation", "", side=Side.TARGET, span=Span(0, 1), quote="A",
    severity=Severity.MAJOR,
)  # fmt: skip
FOOTNOTE = annotation("translator-note", "1 centre, 5 platforms", span=Span(9, 14), quote="1+5+N")
NOTED = replace(pair(note="see 7"), annotations=(QUERY, FOOTNOTE, MISTAKE))
SAID = [
    "see 7",
    "[query] source “在县”: 哪个中心? <a> & b",
    "[translator-note] source “1+5+N”: 1 centre, 5 platforms",
    "[accuracy/mistranslation, major] target “A”",
]


def noted() -> ParallelText:
    """A pair with notes of each sort, of which one is a footnote too."""
    text = footnoted(parallel(NOTED), (1, 3, FOOTNOTE.body))
    (document,) = text.documents
    (footnote,) = text.footnotes
    own = {NOTED.segment.id: (replace(footnote, annotation=FOOTNOTE.id),)}
    return replace(text, documents=(replace(document, footnotes=own),))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (annotation("query", "Who? "), "[query] Who?"),
        (annotation("style", ""), "[style]"),
        (annotation("query", "是", state=AnnotationState.RESOLVED), "[query, resolved] 是"),
        (
            annotation("person", "his rank?", quote="法" * 70),
            f"[person] source “{'法' * 59}…”: his rank?",
        ),
    ],
)
def test_what_is_said_of_an_annotation(given: Annotation, expected: str) -> None:
    assert said(given) == expected


def test_a_memory_has_a_note_for_each_and_stays_valid() -> None:
    root = etree.fromstring(written(tmx.FORMAT, noted()))
    assert DTD.validate(root), DTD.error_log
    assert [each.text for each in root.iter("note")] == SAID


def test_a_table_has_them_in_one_cell() -> None:
    table = io.StringIO(written(tsv.FORMAT, noted()).decode(), newline="")
    (row,) = csv.DictReader(table, dialect="excel-tab")
    assert row["note"] == " | ".join(SAID)


def test_json_lines_have_them_with_their_spans() -> None:
    reply = Reply(id="r", version=1, body="县中心", author="王编", time="2026-03-03T00:00:00Z")
    answered = replace(QUERY, replies=(reply,))
    text = parallel(replace(NOTED, annotations=(answered, annotation("query", "all of it"))))
    item = json.loads(written(jsonl.FORMAT, text))
    assert item["note"] == "see 7"
    kept = {
        "side": "source",
        "label": "query",
        "author": "李译",
        "time": "2026-03-02T09:00:00+00:00",
        "state": "open",
        "visibility": "client",
        "severity": "",
        "origin": "",
    }
    reply_record = {"id": "r", "body": "县中心", "author": "王编", "time": "2026-03-03T00:00:00Z"}
    assert item["annotations"] == [
        {**kept, "id": QUERY.id, "start": 0, "end": 2, "quote": "在县", "body": QUERY.body,
         "replies": [reply_record]},
        {**kept, "id": next(text.pairs).annotations[1].id,
         "start": None, "end": None, "quote": "",
         "body": "all of it", "replies": []},
    ]  # fmt: skip


def test_pages_have_them_but_for_the_footnotes() -> None:
    page = written(html.FORMAT, noted()).decode()
    root = etree.HTML(page)
    shown = ["".join(each.itertext()) for each in root.iterfind(".//span[@class='note']")]
    assert shown == [SAID[0], SAID[1], SAID[3]]
    found = written(parallel_markdown.FORMAT, noted()).decode().split("\n\n")
    assert [each for each in found if each.startswith("*Note:*")] == [
        "*Note:* see 7",
        "*Note:* \\[query\\] source “在县”: 哪个中心? \\<a> & b",
        "*Note:* \\[accuracy/mistranslation, major\\] target “A”",
    ]


def test_the_english_alone_has_none_but_the_footnotes() -> None:
    assert written(markdown.FORMAT, noted()).decode() == (
        "A “[^1]1+5+N” model is to run the centres in counties and townships.\n"
        "\n"
        "[^1]: 1 centre, 5 platforms\n"
    )


@pytest.mark.parametrize("state", [State.REVIEWED, State.FINAL])
@pytest.mark.parametrize(
    ("format", "said"),
    [
        (tmx.FORMAT, '<prop type="x-state">{}</prop>'),
        (jsonl.FORMAT, '"state": "{}"'),
        (tsv.FORMAT, "\t{}\t"),
        (html.FORMAT, '<p class="usual">State of all pairs: {}</p>'),
        (parallel_markdown.FORMAT, "> **1** *body, {}*"),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_what_has_states_says_that_a_pair_is_reviewed_or_final(
    format: Format, said: str, state: State
) -> None:
    assert said.format(state) in written(format, parallel(pair(state=state))).decode()
