"""Among the candidates for the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.candidates import CandidatesScreen

_HERE = (Mode.CANDIDATES,)


@command("a", "enter", modes=_HERE, hint="accept", in_palette=False)
def accept_candidate(screen: CandidatesScreen) -> None:
    """Add the candidate, or all that are marked, with the English that is proposed."""
    screen.accept()


@command("e", modes=_HERE, hint="edit", in_palette=False)
def edit_candidate(screen: CandidatesScreen) -> None:
    """Write the English of the candidate, and add it."""
    screen.edit()


@command("x", "delete", modes=_HERE, hint="refuse", in_palette=False)
def refuse_candidate(screen: CandidatesScreen) -> None:
    """Refuse the candidate, or all that are marked: they are not proposed again."""
    screen.refuse()


@command("n", modes=_HERE, hint="names/terms", in_palette=False)
def switch_candidates(screen: CandidatesScreen) -> None:
    """Propose names in place of terms, or terms again."""
    screen.switch()


@command("d", modes=_HERE, hint="this document/all", in_palette=False)
def candidates_of_document(screen: CandidatesScreen) -> None:
    """Propose what this document has, or what all documents have."""
    screen.toggle_document()


@command("g", modes=_HERE, hint="go there", in_palette=False)
def go_to_candidate(screen: CandidatesScreen) -> None:
    """Go to the first place of the candidate in the editor."""
    screen.go_there()
