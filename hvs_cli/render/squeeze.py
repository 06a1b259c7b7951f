"""A Jinja extension that works on a template once, when it is compiled.

It takes the white space of the template's own text away where it only indents, so that all white space left in
the result is a person's; and it leaves on every tag the line it stands on, so that an error can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from hvs_cli.document.vocabulary import LINE

_TAG = re.compile(r"<([a-z][a-z0-9]*)(?=[\s/>])")
_BLOCK = "html|head|title|meta|body|header|main|footer|h1|h2|h3|p|ul|ol|li|table|caption|thead|tbody|tr|th|td|section|div|aside|hr|option|select"
_AROUND_BLOCK = re.compile(rf"\s*(</?(?:{_BLOCK})(?:\s[^<>]*)?/?>)\s*")
_WHITE = re.compile(r"\s+")


class Squeeze(Extension):
    """See the module."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens of a template, those with its own text made lean."""
        return self._tokens(stream, stream.name or "")

    @staticmethod
    def _tokens(stream: TokenStream, name: str) -> Iterator[Token]:
        """A comment parts the text around it into two tokens: they are one here, or white space would be doubled."""
        for is_text, tokens in groupby(stream, lambda token: token.type == "data"):
            if not is_text:
                yield from tokens
                continue
            texts = [(token.lineno, _mark_lines(token.value, token.lineno, name)) for token in tokens]
            whole = "".join(text for _, text in texts)
            if lean := _AROUND_BLOCK.sub(r"\1", _WHITE.sub(" ", whole)):
                yield Token(texts[0][0], "data", lean)


def _mark_lines(text: str, first: int, name: str) -> str:
    def mark(found: re.Match[str]) -> str:
        line = first + text.count("\n", 0, found.start())
        return f'<{found[1]} {LINE}="{name}:{line}"'

    return _TAG.sub(mark, text)
