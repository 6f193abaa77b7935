"""What was done to single cells of a sheet besides answering: formulas, words, locks and lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nhsbn_desktop.workbook.calculating.formulas import Place, evened, formulas_of
from nhsbn_desktop.workbook.comparing.alignment import Alignment
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton
from nhsbn_desktop.workbook.comparing.tampering_kinds import Tampering, tampered
from nhsbn_desktop.workbook.parts.sheets import Sheet


@dataclass(frozen=True)
class _Pair:
    """A sheet of the blank and the same of the filled workbook; `places` says where the blank's cells are now."""

    form: Skeleton
    other: Sheet
    places: Mapping[Place, Place]
    in_place: bool


def tampered_cells(form: Skeleton, other: Sheet, alignment: Alignment) -> Iterator[Tampering]:
    """What differs on one sheet, cell by cell, once rows and columns that moved are allowed for."""
    wanted = set(form.sheet.grid) | form.answerable
    places = {place: now for place in wanted if (now := alignment.find(place)) is not None}
    pair = _Pair(form, other, places, alignment.in_place)
    yield from _formulas(pair)
    yield from _words(pair)
    yield from _locks(pair)
    yield from _lists(pair)


def _formulas(pair: _Pair) -> Iterator[Tampering]:
    before, after = formulas_of(pair.form.sheet, ()), formulas_of(pair.other, ())
    if pair.in_place and before == after:
        return
    before, after = formulas_of(pair.form.sheet), formulas_of(pair.other)
    yield from _formulas_lost(pair, before, after)
    back = {now: place for place, now in pair.places.items()}
    for now, formula in after.items():
        if back.get(now) not in before and not _filled_by_array(pair.form.sheet, back.get(now, now)):
            yield _told("FORMULA-ADDED", pair, now, "", f"={formula}")


def _formulas_lost(pair: _Pair, before: Mapping[Place, str], after: Mapping[Place, str]) -> Iterator[Tampering]:
    for place, formula in before.items():
        now = pair.places.get(place)
        if now is None or place in pair.form.answerable:
            continue
        if now in after:
            # a formula that moved points elsewhere, as it should
            if pair.in_place and evened(after[now]) != evened(formula):
                yield _told("FORMULA-CHANGED", pair, now, f"={formula}", f"={after[now]}")
        elif (value := pair.other.answer_at(*now)) is not None:
            yield _told("FORMULA-OVERWRITTEN", pair, now, f"={formula}", str(value))
        elif not _filled_by_array(pair.other, now):
            yield _told("FORMULA-GONE", pair, now, f"={formula}", "")


def _filled_by_array(sheet: Sheet, place: Place) -> bool:
    return sheet.layout.array_index.holds(*place)


def _words(pair: _Pair) -> Iterator[Tampering]:
    sheet, other = pair.form.sheet, pair.other
    for place in sorted(pair.form.constants):
        now = pair.places.get(place)
        if now is None or other.is_formula(*now):
            continue
        was, value = sheet.answer_at(*place), other.answer_at(*now)
        if was != value and str(was).strip() != str(value or "").strip():
            yield _told("TEXT-CHANGED", pair, now, _quoted(was), _quoted(value))
    back = {now: place for place, now in pair.places.items()}
    for now, raw in other.grid.items():
        if not (raw[6] or raw[7]) or raw[4] or raw[5] or _is_known(pair, back.get(now), now):
            continue
        if (value := other.answer_at(*now)) is not None:
            yield _told("TEXT-ADDED", pair, now, "", _quoted(value))


def _is_known(pair: _Pair, place: Place | None, now: Place) -> bool:
    """Whether a cell may rightly hold something; where rows moved, one that cannot be followed is let be."""
    if place is None:
        return not pair.in_place or not pair.other.style_at(*now).locked
    form = pair.form
    return place in form.answerable or place in form.constants or form.sheet.is_formula(*place)


def _quoted(value: object) -> str:
    return "nothing" if value is None else f'"{value}"'


def _locks(pair: _Pair) -> Iterator[Tampering]:
    sheet, other = pair.form.sheet, pair.other
    opened = [
        now
        for place, now in sorted(pair.places.items())
        if place in sheet.grid and now in other.grid and place not in pair.form.answerable
        if sheet.style_at(*place).locked and not other.style_at(*now).locked
        if not (sheet.is_covered(*place) or other.is_covered(*now))
    ]
    if opened:
        yield _told("UNLOCKED", pair, opened[0], "locked", "not locked", len(opened))


def _lists(pair: _Pair) -> Iterator[Tampering]:
    found: dict[tuple[str, str], list[Place]] = {}
    for place in sorted(pair.form.answerable):
        now = pair.places.get(place)
        if now is None or pair.form.sheet.is_covered(*place):
            continue
        was, items = pair.form.sheet.options_at(*place), pair.other.options_at(*now)
        if was != items:
            found.setdefault((", ".join(was) or "no list", ", ".join(items) or "no list"), []).append(now)
    for (before, after), places in found.items():
        yield _told("LIST-CHANGED", pair, places[0], before, after, len(places))


def _told(kind: str, pair: _Pair, place: Place, was: str, now: str, count: int = 1) -> Tampering:
    return tampered(kind, pair.other.name, place, was=was, now=now, count=count)
