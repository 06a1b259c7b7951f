"""Document tree → one HTML file that needs nothing from elsewhere."""

from hvs_cli.writers.web.page import write

__all__ = ["write"]
