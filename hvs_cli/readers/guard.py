"""Office packages from strangers: opened in memory, counted while unpacking, nothing followed, nothing run.

What a library would open without complaint is refused here first: programs, remote templates, entities, bombs,
names that lead out of the package. The limits are far above any form a person fills and far below what hurts.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from lxml import etree

from hvs_cli.errors import InputError, Message, Place, Problem, message

LARGEST_FILE: Final = 30_000_000
"""Bytes: a form with a few photographs pasted in."""
LARGEST_PART: Final = 8_000_000
"""Bytes of one XML part, unpacked: a hundred times a filled form."""
LARGEST_TEXT: Final = 16_000_000
"""Bytes of all XML parts that are read, unpacked."""
MOST_TAGS: Final = 400_000
"""Tags of one XML part; a filled form has about 20 000, twice as many after other programs have saved it."""
MOST_PARTS: Final = 2_000

BODY: Final = "word/document.xml"
"""The part with the text; some programs give it another name, which is not kept."""

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    (b"%PDF", message("this is a PDF"), message("Ask for the Word file that was filled.")),
    (b"{\\rtf", message("this is an RTF file"), message("Open it in Word and save it as .docx.")),
    (b"\xff\xd8\xff", message("this is a photograph"), message("Type its text into the form, and collect that.")),
    (b"\x89PNG", message("this is a picture"), message("Type its text into the form, and collect that.")),
)
_WANTED: Final = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|docProps/(?:custom|core)\.xml"
)
_RELATIONS: Final = re.compile(r"(?:word/)?_rels/[^/]+\.rels")
_LOCAL_TEMPLATE: Final = re.compile(r"(?:file:/+)?[A-Za-z]:[\\/]|[^:/\\]+\.dotx?$|file:///(?!/)")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold text or say what it is, parsed."""

    name: str
    """The file's name, for messages."""
    parts: dict[str, etree._Element]
    """Part name → root element. The text itself is at `BODY`, whatever the part was called."""


def open_word(path: Path) -> Package:
    """The Word file `path`. Raises `InputError` with one clear line for everything that is none, broken or hostile."""
    name = str(path)
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _refused(name, message("this file is too large: {size} MB", size=size // 1_000_000))
        with path.open("rb") as stream:
            _look_at_start(stream, name)
            return _open(stream, name)
    except OSError as error:
        raise InputError(
            Problem(Place(name), message("cannot be read: {reason}", reason=error.strerror or ""))
        ) from error


def _refused(name: str, what: Message, hint: Message | None = None) -> InputError:
    return InputError(Problem(Place(name), what, hint or message("Nothing was read. Ask the sender for another copy.")))


def _look_at_start(stream: BinaryIO, name: str) -> None:
    """Refuse by the first bytes what is no ZIP at all, whatever the file is called."""
    start = stream.read(8)
    if start == _OLE:
        if _ENCRYPTED in stream.read(LARGEST_FILE):
            hint = message("Ask the sender to save it without a password.")
            raise _refused(name, message("this file is protected with a password"), hint)
        hint = message("Open it in Word and save it as .docx.")
        raise _refused(name, message("this is a file of an old Word (.doc)"), hint)
    for magic, what, hint in _OTHERS:
        if start.startswith(magic):
            raise _refused(name, what, hint)
    if not start:
        raise _refused(name, message("this file is empty"))
    if not start.startswith(b"PK\x03\x04"):
        raise _refused(name, message("this is no Word file"))
    stream.seek(0)


def _open(stream: BinaryIO, name: str) -> Package:
    try:
        with zipfile.ZipFile(stream) as package:
            _check_names(package, name)
            _check_size(package, name)
            body = _check_types(_part(package, "[Content_Types].xml", name), name)
            _check_relations(package, name)
            wanted = [each for each in package.namelist() if _WANTED.fullmatch(each) and each != BODY]
            parts = {each: _part(package, each, name) for each in wanted}
            return Package(name, {**parts, BODY: _part(package, body, name)})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
        # zipfile raises RuntimeError for a password and NotImplementedError for a packing it does not know
        raise _refused(name, message("this file is broken or cut off")) from error


def _check_names(package: zipfile.ZipFile, name: str) -> None:
    entries = package.infolist()
    if len(entries) > MOST_PARTS:
        raise _refused(name, message("this file has too many parts: {count}", count=len(entries)))
    names = [entry.filename for entry in entries]
    if "mimetype" in names:
        raise _refused(
            name, message("this is an OpenDocument file"), message("Save it as .docx, in LibreOffice or Word.")
        )
    if len({each.lower() for each in names}) != len(names):
        raise _refused(name, message("this file has two parts of the same name"))
    for entry in entries:
        steps = entry.filename.replace("\\", "/").split("/")
        if ".." in steps or entry.filename.startswith(("/", "\\")) or ":" in entry.filename:
            raise _refused(name, message("a part of this file has a name that leads out of it"))
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _refused(name, message("a part of this file is a link to elsewhere"))
        if entry.flag_bits & 1:
            hint = message("Ask the sender to save it without a password.")
            raise _refused(name, message("this file is protected with a password"), hint)


def _check_size(package: zipfile.ZipFile, name: str) -> None:
    """Refuse many parts that are large together; `zipfile` never gives more of a part than it says in advance."""
    read = [
        each for each in package.infolist() if _WANTED.fullmatch(each.filename) or _RELATIONS.fullmatch(each.filename)
    ]
    size = sum(each.file_size for each in read if each.file_size <= LARGEST_PART)
    if size > LARGEST_TEXT:
        raise _refused(name, message("the text of this file is too large: {size} MB", size=size // 1_000_000))


def _part(package: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    with package.open(part) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise _refused(
            name, message("a part of this file unpacks to more than {size} MB", size=LARGEST_PART // 1_000_000)
        )
    if data.count(b"<") > MOST_TAGS:
        raise _refused(name, message("a part of this file has more tags than any form needs"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(name, message("this file is broken or cut off")) from error
    facts: Any = root.getroottree().docinfo
    if facts.doctype or facts.internalDTD is not None:
        raise _refused(name, message("this file defines entities of its own, which no office program writes"))
    return root


def _check_types(types: etree._Element, name: str) -> str:
    """The name of the part that holds the text."""
    kinds = [str(each.get("ContentType", "")) for each in types]
    if any("macroEnabled" in kind or "vbaProject" in kind or "activeX" in kind for kind in kinds):
        hint = message("Ask the sender to save it as a .docx without macros.")
        raise _refused(name, message("this file carries programs (macros)"), hint)
    if _WORD not in kinds:
        raise _refused(name, message("this is no Word document"))
    return str(types[kinds.index(_WORD)].get("PartName", "/" + BODY)).removeprefix("/")


def _check_relations(package: zipfile.ZipFile, name: str) -> None:
    for kind, target in _outside(package, name):
        if kind.endswith("/attachedTemplate") and not _LOCAL_TEMPLATE.match(target):
            hint = message("Ask the sender to detach the template in Word.")
            raise _refused(name, message("this file wants to load a template from elsewhere"), hint)


def _outside(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Type and target of every relationship that leads out of the package."""
    for part in package.namelist():
        if _RELATIONS.fullmatch(part):
            for each in _part(package, part, name):
                if each.get("TargetMode") == "External":
                    yield str(each.get("Type", "")), str(each.get("Target", ""))
