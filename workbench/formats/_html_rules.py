"""The elements of HTML by what they do to the text of a page."""

from __future__ import annotations

from workbench.model.codes import Markup


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "caption", *CELLS})

BLOCKS = names(
    """
    address article aside blockquote body caption center col colgroup dd details dialog dir div dl
    dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    legend li main menu nav ol optgroup option p pre search section select summary table
    tbody td textarea tfoot th thead title tr ul
    """
)
"""Elements that begin on a line of their own, with those that hold the page or name it."""

VOID = names(
    """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source track
    wbr
    """
)
"""Elements that have no end tag."""

RAW = names(
    """
    script style xmp iframe noembed noframes noscript textarea title plaintext
    """
)
"""Elements of HTML whose content is no markup."""
RAW_IN_XML = frozenset({"script", "style"})
"""Those that programs write as if it were none in XHTML too."""

OPAQUE = names(
    """
    script style template noscript noframes noembed iframe object applet audio video canvas svg math
    xmp rt rp rtc datalist map
    """
)
"""Elements whose content is not read."""
KEPT_SPACE = frozenset({"pre", "textarea", "listing"})
"""Elements whose white space is shown as it stands."""

ENDED_BY_START = {
    **dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt"}), frozenset({"dl"}))),
    **dict.fromkeys(("td", "th"), (CELLS, frozenset({"tr", "table"}))),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "tr", *CELLS}), frozenset({"table"})),
    ),
    "li": (frozenset({"li"}), LISTS),
    "tr": (frozenset({"tr", *CELLS}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
}
"""By element: which others its start tag ends, and within which it ends none further out."""

MARKUP = {
    **dict.fromkeys(("b", "strong"), Markup.BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Markup.ITALIC),
    **dict.fromkeys(("u", "ins"), Markup.UNDERLINE),
    **dict.fromkeys(("s", "del", "strike"), Markup.STRIKE),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), Markup.MONOSPACE),
    **dict.fromkeys(("span", "font", "big", "small", "mark"), Markup.STYLE),
    **dict.fromkeys(("img", "svg", "video", "canvas"), Markup.IMAGE),
    "sup": Markup.SUPERSCRIPT,
    "sub": Markup.SUBSCRIPT,
    "a": Markup.LINK,
    "br": Markup.BREAK,
}
"""What an inline element does; all others do something else."""

NEEDED = names("button input label select object audio video iframe output meter")
"""Inline elements that a translation may not do without, besides those that something refers to."""
SPARE = frozenset({"rt", "rp", "rtc", "wbr"})
"""Elements without words of the text that a translation may do without: readings, where to wrap."""

ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label", "label"})
"""Attributes that a reader sees or hears."""
BUTTONS = frozenset({"submit", "button", "reset"})
"""Types of `input` whose value is written on it."""
META = names(
    """
    description keywords og:title og:description og:site_name og:image:alt twitter:title
    twitter:description twitter:image:alt
    """
)
"""Names of `meta` whose content search engines and other pages show."""

REMOVABLE = names(
    """
    address article aside blockquote center div figcaption footer h1 h2 h3 h4 h5 h6 header li p pre
    section
    """
)
"""Elements that may go with their text; a cell or a title must stay, though empty."""
