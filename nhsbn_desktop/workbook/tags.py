"""Finding elements by the bytes of an XML part, whose attributes all stand in double quotes as programs write them."""

import re

# Comments, sections and instructions are passed over whole: an apostrophe in them quotes nothing.
_MARKUP = re.compile(
    rb"""<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|"""
    rb"""<[^"'<>]*(?:"[^"]*"[^"'<>]*|'[^']*'[^"'<>]*)+>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"""\s*=\s*(?:("[^"]*")|'([^']*)')""")


def elements(*names: str) -> re.Pattern[bytes]:
    """Matches any of these elements, whole; its groups are the name with its prefix and the attributes. However often
    one stands in a sound part, looking for them takes time in proportion to the part."""
    inside = rb'(?:[^>"]|"[^"]*+")*+'
    name = "|".join(names).encode()
    return re.compile(rb"<((?:\w+:)?(?:" + name + rb"))\b(" + inside + rb")>(?:(?<=/>)|.*?</\1\s*>)", re.DOTALL)


def in_double_quotes(part: bytes) -> bytes:
    """An XML part of the same meaning; the very same bytes where no attribute stands in single quotes."""
    return _MARKUP.sub(_tag, part) if b"'" in part and _has_single_quotes(part) else part


def _has_single_quotes(part: bytes) -> bool:
    """Formulas say `='Other sheet'!A1` between tags; only what stands inside a tag matters."""
    before, at, inside = 0, part.find(b"='"), False
    while at >= 0:
        opened, closed = part.rfind(b"<", before, at), part.rfind(b">", before, at)
        inside = opened > closed if max(opened, closed) >= 0 else inside
        if inside:
            return True
        before, at = at, part.find(b"='", at + 2)
    return False


def _tag(found: re.Match[bytes]) -> bytes:
    if found[0].startswith((b"<!", b"<?")) or b"'" not in found[0]:
        return found[0]
    return _ATTRIBUTE.sub(_double, found[0])


def _double(attribute: re.Match[bytes]) -> bytes:
    return b"=" + (attribute[1] or b'"' + attribute[2].replace(b'"', b"&quot;") + b'"')
