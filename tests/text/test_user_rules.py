"""Rules of the user's own over ours, and rules that mean no good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Refused
from workbench.model.segmentation import (
    LanguageMap,
    LanguageRules,
    SegmentationRule,
    SegmentationRules,
)
from workbench.text.sentences import sentences
from workbench.text.sentencing import user_rules
from workbench.text.sentencing.as_srx import our_rules
from workbench.text.sentencing.language_maps import rules_for
from workbench.text.sentencing.user_rules import refuse_unusable


def yes(before: str = "", after: str = "") -> SegmentationRule:
    return SegmentationRule(is_break=True, before=before, after=after)


def no(before: str = "", after: str = "") -> SegmentationRule:
    return SegmentationRule(is_break=False, before=before, after=after)


def rules(*found: SegmentationRule) -> SegmentationRules:
    return SegmentationRules(
        languages=(LanguageRules(name="中文", rules=found),),
        maps=(LanguageMap(pattern=".*", name="中文"),),
    )


CASES = [
    ("甲；乙。丙。", (yes("；"),), "甲；¦乙。¦丙。"),
    ("甲；乙。丙。", (no("乙。"),), "甲；乙。丙。"),
    ("甲；乙。丙。", (no("乙。"), yes("[；。]")), "甲；¦乙。丙。"),
    ("甲；乙。丙。", (yes("[；。]"), no("乙。")), "甲；¦乙。¦丙。"),
    ("见图。三，下同。", (no("图。", "三"),), "见图。三，下同。"),
    ("He met Dipl. Ing. Li. We", (no(r"\bDipl\.", r"\s"),), "He met Dipl. Ing. ¦Li. ¦We"),
    ("See Kap. The end.", (no(r"Kap\.", r"\s"),), "See Kap. The end."),
    ("See Kap. The end.", (no(r"Kap\.\s"),), "See Kap. The end."),
    ("See Kap. The end.", (no(r"Kap\.\s+", r"\p{Lu}"),), "See Kap. The end."),
    ("a, b, c", (yes(r",", r"\s"),), "a, ¦b, ¦c"),
    ("床前，\n明月。", (no("，", r"\n"),), "床前，\n明月。"),
    ("他说：“走。来。”", (no("走。"),), "他说：“走。来。”"),
    ("《甲！乙》丙", (yes("！"),), "《甲！¦乙》丙"),
    ("一二三", (yes(),), "一¦二¦三"),
    ("甲。乙。", (no(),), "甲。乙。"),
    ("甲。乙。", (no("^甲。"),), "甲。乙。"),
    ("甲。 \u3000乙。", (no("。 "),), "甲。 \u3000乙。"),
    ("第1條。第2條。", (yes(r"\p{Nd}", r"\p{IsHan}{1}"), no("。")), "第1¦條。第2¦條。"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "barred"), CASES)
def test_the_first_rule_that_matches_decides(
    text: str, found: tuple[SegmentationRule, ...], barred: str
) -> None:
    said = [span.of(text) for span in sentences(text, "zh-Hans", rules(*found))]
    assert barred.replace("¦", "") == text
    assert said == [part.strip() for part in barred.split("¦")]


MAPS = SegmentationRules(
    languages=tuple(
        LanguageRules(name=name, rules=(yes(name),)) for name in ("甲", "乙", "丙", "丁")
    ),
    maps=(
        LanguageMap(pattern="ZH.*", name="甲"),
        LanguageMap(pattern="zh_CN", name="乙"),
        LanguageMap(pattern="[Ee][Nn]", name="丙"),
        LanguageMap(pattern=".*", name="丁"),
        LanguageMap(pattern=".*", name="戊"),
    ),
)


@pytest.mark.parametrize(
    ("language", "cascades", "names"),
    [
        ("zh-Hans", False, ["甲"]),
        ("zh-Hans", True, ["甲", "乙", "丁"]),
        ("zh-CN", True, ["甲", "乙", "丁"]),
        ("zh-Hant", True, ["甲", "丁"]),
        ("en", True, ["丙", "丁"]),
        ("en-GB", False, ["丁"]),
    ],
)
def test_the_maps_choose_by_language(language: str, cascades: bool, names: list[str]) -> None:
    found = SegmentationRules(languages=MAPS.languages, maps=MAPS.maps, cascades=cascades)
    assert [group.name for group in rules_for(found, language)] == names


def test_rules_of_another_language_do_nothing() -> None:
    found = SegmentationRules(
        languages=(LanguageRules(name="德", rules=(yes("；"),)),),
        maps=(LanguageMap(pattern="de.*", name="德"),),
    )
    assert sentences("甲；乙。", "zh-Hans", found) == sentences("甲；乙。", "zh-Hans")


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (rules(yes("。"), yes("(")), r"rule 2 of '中文', before: '\(' cannot be used: \( is not"),
        (rules(yes("。", r"\p{X}")), "rule 1 of '中文', after: .* names no property"),
        (rules(yes("*")), "rule 1 of '中文', before: .* nothing to repeat"),
        (rules(yes("[b-a]")), "rule 1 of '中文', before: "),
        (rules(yes("a{3,1}")), "rule 1 of '中文', before: "),
        (
            SegmentationRules(languages=(), maps=(LanguageMap(pattern="(", name="中文"),)),
            r"language map '\(' of '中文' cannot be used",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    found: SegmentationRules, fault: str
) -> None:
    with pytest.raises(Refused, match=fault):
        refuse_unusable(found)


HOSTILE = no("", "(a|aa|a[^b])*(a|aa)*x")
"""What tries the ways to cut 3,000 letters in two, at every letter."""


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_rules, "_SECONDS", 0.1)


@pytest.mark.usefixtures("_short")
def test_a_rule_that_would_never_end_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="rule 2 of '中文' takes too long"):
        refuse_unusable(rules(no("。"), HOSTILE))


def test_rules_that_take_too_long_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_rules, "_SECONDS_FOR_ALL", 0.0)
    with pytest.raises(Refused, match="up to rule 1 of '中文' take too long to try out"):
        refuse_unusable(rules(no("。")))


@pytest.mark.usefixtures("_short")
def test_a_rule_that_would_never_end_is_stopped_at_work() -> None:
    text = "。" + "a" * 3_000 + "\x01"
    with pytest.raises(Refused, match="rule 1 of '中文' takes too long"):
        sentences(text, "zh-Hans", rules(HOSTILE, no("。")))


@given(
    text=st.text(st.sampled_from("甲乙。；. \n\u3000A“”"), max_size=30),
    found=st.lists(
        st.builds(
            SegmentationRule,
            is_break=st.booleans(),
            before=st.sampled_from(["", "。", r"\s", "[；.]", r"^\p{IsHan}", "甲。?"]),
            after=st.sampled_from(["", "乙", r"\s*", r"\p{Lu}", "$"]),
        ),
        max_size=3,
    ),
)
def test_spans_cover_the_text_whatever_the_rules(text: str, found: list[SegmentationRule]) -> None:
    said = sentences(text, "zh-Hans", rules(*found))
    kept = "".join(span.of(text) for span in said)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in said)


def test_our_own_rules_can_be_used_as_srx() -> None:
    refuse_unusable(our_rules())
    text = "他看了《走吧！走吧！》。很好看！（真的。）你说呢？"
    barred = "他看了《走吧！走吧！》。¦很好看！¦（真的。）¦你说呢？"
    found = [span.of(text) for span in sentences(text, "zh-Hant", our_rules())]
    assert found == barred.split("¦")
    text = "美国 U.S. 公司参加了。见 Art. 3。"
    found = [span.of(text) for span in sentences(text, "zh", our_rules())]
    assert found == [text[:14], text[14:]]
    text = "Mr. Li met J. K. Rowling on Jan. 5 in the U.S. The talks lasted 3.5 hours."
    found = [span.of(text) for span in sentences(text, "en", our_rules())]
    assert found == [text[:47].strip(), text[47:]]
