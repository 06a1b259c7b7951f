"""What a translator is told, in the workbook and at the head of the proof document."""

from __future__ import annotations

from collections.abc import Iterator

from hvs_cli.languages.language import Language


def guide(language: Language) -> Iterator[str]:
    """The lines, the first of which is a heading."""
    yield f"How to check and correct this translation into {language.english} ({language.code})"
    yield "Read English or Finnish, then the draft. If the draft is right, write ok into the column approved."
    yield "If it is not, write the whole text as it should be into the column correction. Leave the draft as it is."
    yield "Do not change the column id: your text finds its place by it. You may sort, hide and delete rows and columns."
    yield (
        "Words in braces, such as {day}, are filled in by the program. Keep them exactly as they are, and put them "
        "where your language wants them. The column context says what each of them becomes."
    )
    yield "A text may be at most as long as the column maximum length says; a correction that is longer turns red."
    yield "Write plainly and politely, as in a public letter to somebody who is new in Finland."
    yield "Do not write names or other personal data into the comments: they are kept with the translation."
    yield "Send the same file back; it does not matter which program you save it with, as long as it keeps the format."
