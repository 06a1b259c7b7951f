"""Translations on their way to people and back: spreadsheets, proof documents, catalogs and XLIFF files."""
