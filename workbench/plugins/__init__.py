"""What a format must be, and where formats are found: the names that a package of others needs."""

from workbench.plugins.format import Format
from workbench.plugins.registry import FORMATS, Registry

__all__ = ["FORMATS", "Format", "Registry"]
