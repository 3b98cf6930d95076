"""The states of targets as people write them, in English and Chinese."""

from __future__ import annotations

from workbench.model.segments import State

_WORDS = {
    State.INITIAL: "initial, untranslated, new, not translated, 未译, 未翻译, 未譯, 未翻譯, 初始",
    State.DRAFT: "draft, in progress, 草稿, 草译, 草譯, 初稿, 译中, 譯中",
    State.TRANSLATED: "translated, done, 已译, 已翻译, 已譯, 已翻譯, 译毕, 譯畢",
    State.REVIEWED: (
        "reviewed, proofread, approved, checked, 已审, 已审校, 已审核, 已校, 已校对, 已審, 已審校,"
        " 已審核, 已校對"
    ),
    State.FINAL: "final, signed off, 定稿, 终稿, 終稿, 最终, 最終",
}
_STATES = {
    "".join(word.split()): state for state, words in _WORDS.items() for word in words.split(",")
}


def state_of(text: str) -> State | None:
    """The state that somebody means, whatever its case; None for any other word."""
    plain = text.casefold().replace("-", "").replace("_", "")
    return _STATES.get("".join(plain.split()))
