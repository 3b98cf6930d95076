"""What running text has that must be right in the translation: numbers, dates, quotations."""
