"""One project in one SQLite file. No row, cursor or dict leaves this package."""
