"""Document tree → PowerPoint: real placeholders, lists, tables, charts and notes; text that is measured to fit."""

from hvs_cli.writers.powerpoint.writer import write

__all__ = ["write"]
