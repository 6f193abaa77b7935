"""Every text in a part of a workbook, wherever its XML or its bytes keep one, and blanking those that must go."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nhsbn_desktop.workbook.parts.cells import span_of_cells
from nhsbn_desktop.workbook.parts.texts import plain

Span = tuple[int, int]

# An attribute's value may hold an angle bracket: there are sheets called "Hidden sheets>>>".
_TOKEN = re.compile(
    rb"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<data>.*?)\]\]>|<\?.*?\?>"
    rb"|<(?P<tag>(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAME = re.compile(rb"/?(?:[\w.\-]+:)?([\w.\-]+)")
# What ends a run of words: a text that is set half in bold is one text, two paragraphs are two.
_WHOLE = frozenset({b"p", b"si", b"is", b"text", b"div", b"comment", b"threadedComment", b"t", b"v"}) - {b"t"}
# Attributes whose words nothing else in the file depends on, and elements whose text is a formula or a name.
_FREE = frozenset(
    {b"descr", b"title", b"tooltip", b"display", b"prompt", b"promptTitle", b"error", b"errorTitle", b"alt", b"v",
     b"comment", b"user", b"userName", b"val"}
)  # fmt: skip
_BOUND = frozenset({b"f", b"formula", b"formula1", b"formula2", b"definedName", b"sqref"})
_IDENTITY = re.compile(rb"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")  # half of it may be digits
_ASCII = re.compile(rb"[\x20-\x7e]{6,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\0){6,}")


@dataclass(frozen=True, slots=True)
class Words:
    """One text: where its bytes stand, and whether they can be blanked without breaking the part."""

    text: str
    spans: tuple[Span, ...]
    free: bool


def words_in(content: bytes) -> Iterator[Words]:
    """The texts of a piece of XML: between tags, in attributes, in comments; runs of one paragraph joined too."""
    runs: list[Words] = []
    name = b""
    for token in _TOKEN.finditer(content):
        if token["tag"] is not None:
            found = _NAME.match(token["tag"])
            name = found[1] if found else b""
            yield from _attributes(token["tag"], token.start("tag"), name)
            if name in _WHOLE:
                yield from _joined(runs)
        kind = token.lastgroup
        if kind in ("text", "comment", "data") and token[kind]:
            said = token[kind]
            text = said.decode("utf-8", "replace") if kind != "text" else plain(said)
            words = Words(text, (token.span(kind),), kind == "comment" or name not in _BOUND)
            if text.strip():
                yield words
            if kind != "comment":
                runs.append(words)
    yield from _joined(runs)


def _attributes(tag: bytes, start: int, element: bytes) -> Iterator[Words]:
    for found in _ATTRIBUTE.finditer(tag):
        group = 2 if found[2] is not None else 3
        if found[group] and not found[1].startswith(b"xmlns") and not _IDENTITY.fullmatch(found[group]):
            free = found[1].rpartition(b":")[2] in _FREE and element not in _BOUND
            yield Words(plain(found[group]), ((start + found.start(group), start + found.end(group)),), free)


def _joined(runs: list[Words]) -> Iterator[Words]:
    if len(runs) > 1:
        yield Words(
            "".join(run.text for run in runs),
            tuple(span for run in runs for span in run.spans),
            all(r.free for r in runs),
        )
    runs.clear()


def words_in_bytes(content: bytes) -> Iterator[str]:
    """The texts that stand in a part that is not XML, written in one byte a letter or in two."""
    yield from (found.decode("ascii") for found in _ASCII.findall(content))
    yield from (found.decode("utf-16-le") for found in _WIDE.findall(content))


def without(content: bytes, unwanted: Callable[[str], bool]) -> bytes:
    """The part without the texts that are unwanted, as far as blanking them breaks nothing."""
    gone = {span for words in words_in(content) if words.free and unwanted(words.text) for span in words.spans}
    for start, end in sorted(gone, reverse=True):
        content = content[:start] + content[end:]
    return content


def around_cells(content: bytes) -> tuple[bytes, bytes, bytes]:
    """A sheet's XML before its cells, its cells, which are looked through one by one, and after."""
    start, end = span_of_cells(content)
    return content[:start], content[start:end], content[end:]
