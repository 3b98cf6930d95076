"""The values that XLIFF 1.2 has for its attributes, as its schema lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._validity_types import either, list_of, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

_LISTS = {
    "context-type": (
        "database element elementtitle linenumber numparams paramnotes record recordtitle"
        " sourcefile"
    ),
    "count-type": "num-usages repetition total",
    "delimiter": "bold italic underlined link",
    "placeholder": "image pb lb",
    "datatype": (
        "asp c cdf cfm cpp csharp cstring csv database documentfooter documentheader"
        " filedialog form html htmlbody ini interleaf javaclass javapropertyresourcebundle"
        " javalistresourcebundle javascript jscript layout lisp margin menufile"
        " messagefile mif mimetype mo msglib pagefooter pageheader parameters pascal php"
        " plaintext po report resources resx rtf sgml sgmldtd svg vbscript warning winres"
        " xhtml xml xmldtd xsl xul"
    ),
    "mtype": (
        "abbrev abbreviated-form abbreviation acronym appellation collocation common-name"
        " datetime equation expanded-form formula head-term initialism"
        " international-scientific-term internationalism logical-expression"
        " materials-management-unit name near-synonym part-number phrase"
        " phraseological-unit protected romanized-form seg set-phrase short-form sku"
        " standard-text symbol synonym synonymous-phrase term transcribed-form"
        " transliterated-form truncated-term variant"
    ),
    "restype": (
        "auto3state autocheckbox autoradiobutton bedit bitmap button caption cell"
        " checkbox checkboxmenuitem checkedlistbox colorchooser combobox comboboxexitem"
        " comboboxitem component contextmenu ctext cursor datetimepicker defpushbutton"
        " dialog dlginit edit file filechooser fn font footer frame grid groupbox header"
        " heading hedit hscrollbar icon iedit keywords label linklabel list listbox"
        " listitem ltext menu menubar menuitem menuseparator message monthcalendar"
        " numericupdown panel popupmenu pushbox pushbutton radio radiobuttonmenuitem"
        " rcdata row rtext scrollpane separator shortcut spinner splitter state3 statusbar"
        " string tabcontrol table textbox togglebutton toolbar tooltip trackbar tree uri"
        " userbutton usercontrol var versioninfo vscrollbar window"
    ),
    "size-unit": "byte char col cm dlgunit em ex glyph in mm percent pixel point row",
    "state": (
        "final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n"
        " needs-review-translation needs-translation new signed-off translated"
    ),
    "state-qualifier": (
        "exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited"
        " leveraged-mt leveraged-repository leveraged-tm mt-suggestion rejected-grammar"
        " rejected-inaccurate rejected-length rejected-spelling tm-suggestion"
    ),
    "unit": (
        "word page trans-unit bin-unit glyph item instance character line sentence"
        " paragraph segment placeable"
    ),
    "purpose": "information location match",
    "alttranstype": "proposal previous-version rejected reference accepted",
    "reformat": (
        "coord coord-x coord-y coord-cx coord-cy font font-name font-size font-weight css-style"
        " style ex-style"
    ),
}
_OWN_PATTERN = r"x-\S+"
_OWN = "x-..."
_MIME = re.compile("(text|multipart|message|application|image|audio|video|model)(/.+)*")
_COORDINATES = re.compile(r"((-?\d+|#);){3}(-?\d+|#)")


def _open(*lists: str) -> Callable[[str], str]:
    """Values of some lists, or one of a tool's own."""
    return one_of([value for each in lists for value in _LISTS[each].split()], _OWN_PATTERN, _OWN)


def _mime(value: str) -> str:
    return "" if _MIME.fullmatch(value) else "no media type such as image/png"


def _coordinates(value: str) -> str:
    return "" if _COORDINATES.fullmatch(value) else "not four numbers or # between semicolons"


TYPES: dict[str, Callable[[str], str]] = {
    **{name: _open(name) for name in _LISTS},
    "count-type": _open("count-type", "restype", "datatype", "state", "state-qualifier"),
    "purpose": list_of(_open("purpose")),
    "reformat": either(one_of(("yes", "no")), list_of(_open("reformat"))),
    "priority": one_of([str(number) for number in range(1, 11)]),
    "mime": _mime,
    "coordinates": _coordinates,
}
"""Kinds of values by the names that the grammar calls them."""

TYPES_OF_1_1: dict[str, Callable[[str], str]] = {
    **TYPES,
    "mtype": one_of(
        [value for value in _LISTS["mtype"].split() if value != "seg"], _OWN_PATTERN, _OWN
    ),
    "priority": one_of([str(number) for number in range(1, 11)], _OWN_PATTERN, _OWN),
}
"""Those of 1.1, which has some values less, and lets a tool have its own for others."""
