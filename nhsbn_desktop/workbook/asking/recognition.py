"""Telling whose return a workbook is: which collection, which year, which submitting unit."""

import re
from collections.abc import Iterable
from functools import lru_cache

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.workbook.asking.asked import Structure

_ENOUGH = 0.6  # of a collection's questions that a workbook without a title must ask to be taken for it
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_WHOLE_TRUST = frozenset({"trust", "whole trust", "trust wide", "trustwide", "trust total"})


def recognise(structure: Structure, collections: Iterable[Collection]) -> tuple[Collection, str, str] | None:
    """Whose return this is: collection, submitting unit and year; None where it is of none of these collections.

    The year is the workbook's own, so another year of a collection is told by comparing it with the collection's. Where
    several years of a collection are known, its own year's specification is chosen, else the latest. The unit is one
    of the collection's, or the words the workbook gives where they are none of them ("" where it gives none).
    """
    known = [collection for collection in collections if not _is_outgrown(structure, collection)]
    named = [collection for collection in known if _is_named(structure, collection)]
    of_project = named or _most_alike(structure, known)
    if not of_project:
        return None
    own_year = [collection for collection in of_project if collection.year == structure.year]
    chosen = max(own_year or of_project, key=lambda collection: collection.year)
    return chosen, unit_of(structure, chosen), structure.year or chosen.year


def unit_of(structure: Structure, collection: Collection) -> str:
    """The unit that the workbook says it is for, as the collection calls it; its own words where unknown."""
    said = structure.details.submission or structure.support.get("Submission Name", "")
    said = "" if said == "0" else said.strip()  # Excel shows a formula that points at a blank as 0
    units = {plain(unit): unit for unit in collection.units}
    if plain(said) in units:
        return units[plain(said)]
    whole = {plain(collection.organisation), plain(structure.details.organisation), *_WHOLE_TRUST}
    return collection.trust if said and plain(said) in whole else said


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Words alone, for comparing: capitals, punctuation and spacing are not what a question is known by."""
    words = _APOSTROPHES.sub("", text.casefold()).replace("&", " and ")
    return " ".join(re.findall(r"[\w+%£]+", words))


def _is_outgrown(structure: Structure, collection: Collection) -> bool:
    """What is known of one year says too little of a later one's: its new questions would be left out. That year's own
    specification is needed, or its workbook is read as it stands."""
    return structure.year > collection.year


def _is_named(structure: Structure, collection: Collection) -> bool:
    """Whether the workbook's hidden Support sheet, title or project name is this collection's, in whatever year.

    An inferred collection's name may be no more than "Guidance", so its questions must agree too.
    """
    code, title = plain(collection.code), plain(collection.title)
    codes = {plain(structure.support.get(heading, "")) for heading in ("Project ID", "Spec Type")}
    by_code = bool(code) and any(said == code or said.startswith(f"{code} ") for said in codes)
    by_title = bool(title) and any(plain(said).startswith(title) for said in (structure.project, structure.title))
    return (by_code or by_title) and (not collection.inferred or _share_asked(structure, collection) >= _ENOUGH)


def _most_alike(structure: Structure, collections: list[Collection]) -> list[Collection]:
    """Where neither title nor Support sheet tells: the collections that share most questions, if they share enough."""
    shares = [_share_asked(structure, collection) for collection in collections]
    most = max(shares, default=0.0)
    return [each for each, share in zip(collections, shares, strict=True) if share == most >= _ENOUGH]


def _share_asked(structure: Structure, collection: Collection) -> float:
    """How many of a collection's questions the workbook asks, from 0 to 1."""
    wordings = ((question.text, question.parent, question.wording) for question in structure.questions)
    asked = {plain(words) for said in wordings for words in said}
    labels = {plain(metric.label) for metric in collection.metrics}
    return len(labels & asked) / len(labels) if labels else 0.0
