"""Document tree → Word (.docx): ISO/IEC 29500 WordprocessingML, written in bulk into a prepared package."""

from hvs_cli.writers.word.writer import write

__all__ = ["write"]
