"""In the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.glossary import GlossaryScreen

_HERE = (Mode.GLOSSARY,)


@command("enter", "e", modes=_HERE, hint="edit", in_palette=False)
def edit_concept(screen: GlossaryScreen) -> None:
    """Edit the card in place: Enter keeps it, Tab goes to the next line, Esc leaves it."""
    screen.edit()


@command("a", "n", modes=_HERE, hint="add", in_palette=False)
def new_concept(screen: GlossaryScreen) -> None:
    """Add a concept."""
    screen.editor.add()


@command("x", "delete", modes=_HERE, hint="remove", in_palette=False)
def remove_concept(screen: GlossaryScreen) -> None:
    """Take the concept, or all that are marked, out of the glossary."""
    screen.remove_chosen()


@command("m", modes=_HERE, hint="merge", in_palette=False)
def merge_concepts(screen: GlossaryScreen) -> None:
    """Make one concept of those that are marked."""
    screen.merge()


@command("s", modes=_HERE, in_palette=False)
def split_concept(screen: GlossaryScreen) -> None:
    """Make a concept of its own of one of the English terms."""
    screen.split()


@command("h", modes=_HERE, hint="history", in_palette=False)
def concept_history(screen: GlossaryScreen) -> None:
    """Show who changed what in the concept, or the card again."""
    screen.toggle_history()


@command("w", modes=_HERE, hint="where used", in_palette=False)
def concept_uses(screen: GlossaryScreen) -> None:
    """Show where the concept is used, and with which English."""
    screen.open_uses()


@command("k", modes=_HERE, hint="kind", in_palette=False)
def choose_kind(screen: GlossaryScreen) -> None:
    """Show only one kind of concept."""
    screen.choose_facet("kind")


@command("d", modes=_HERE, hint="domain", in_palette=False)
def choose_domain(screen: GlossaryScreen) -> None:
    """Show only one domain."""
    screen.choose_facet("domain")


@command("c", modes=_HERE, in_palette=False)
def choose_client(screen: GlossaryScreen) -> None:
    """Show only what holds for one client."""
    screen.choose_facet("client")


@command("t", modes=_HERE, in_palette=False)
def choose_status(screen: GlossaryScreen) -> None:
    """Show only one standing of the English."""
    screen.choose_facet("status")


@command("u", modes=_HERE, hint="used", in_palette=False)
def toggle_used(screen: GlossaryScreen) -> None:
    """Show only what stands in the documents, then only what does not, then all."""
    screen.toggle_used()


@command("o", modes=_HERE, hint="no English", in_palette=False)
def toggle_open(screen: GlossaryScreen) -> None:
    """Show only what has no English yet, or all."""
    screen.toggle_open()


@command("0", modes=_HERE, hint="all", in_palette=False)
def show_everything(screen: GlossaryScreen) -> None:
    """Show the whole glossary again."""
    screen.show_everything()


@command("p", modes=_HERE, hint="propose", in_palette=False)
def open_candidates(screen: GlossaryScreen) -> None:
    """Propose terms and names of the documents that the glossary lacks."""
    screen.workbench.lists.open_candidates()


@command("i", modes=_HERE, hint="import", in_palette=False)
def import_terms(screen: GlossaryScreen) -> None:
    """Import a term list: what its columns are, what would change, then all of it at once."""
    screen.ask_file()
