"""XLIFF 2 documents of a few lines, as tests write them."""

from __future__ import annotations

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_MODULES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:xliff:{name}:2.0"'
    for prefix, name in {
        "mtc": "matches",
        "gls": "glossary",
        "mda": "metadata",
        "res": "resourcedata",
        "slr": "sizerestriction",
        "val": "validation",
        "ctr": "changetracking",
        "fs": "fs",
    }.items()
)


def xliff(inner: str, version: str = "2.1", namespace: str = NAMESPACE) -> str:
    """A document whose file has some content, which begins in line 3."""
    return (
        f'<xliff xmlns="{namespace}" {_MODULES} xmlns:its="http://www.w3.org/2005/11/its"'
        f' version="{version}" srcLang="zh-CN" trgLang="en">\n<file id="f1">\n{inner}\n'
        "</file></xliff>"
    )


def unit(inner: str, id: str = "1") -> str:
    return f'<unit id="{id}">{inner}</unit>'


def segment(source: str, target: str | None = None, attributes: str = "") -> str:
    end = "" if target is None else f"<target>{target}</target>"
    return f"<segment{attributes}><source>{source}</source>{end}</segment>"
