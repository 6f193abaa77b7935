"""The sample as a collection that nobody wrote a specification for: its questions read out of its own workbooks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.services.workbooks import understand
from nhsbn_desktop.workbook.author import write_workbook
from tests.domain.sampled import sample


@dataclass(frozen=True)
class Inferred:
    """`codes` are by the specification's answer code the inferred one; `reading` has its cells and drop-downs."""

    collection: Collection
    codes: Mapping[str, str]
    reading: Reading

    def answers(self, values: Mapping[str, Value], comments: Mapping[str, str] | None = None) -> Answers:
        """Answers by the specification's codes, as they would be read without it."""
        own = {self.codes[code]: value for code, value in values.items() if code in self.codes}
        told = tuple((self.codes[code], text) for code, text in (comments or {}).items())
        read = self.reading
        return Answers(Reading("", self.collection.year, "", "", tuple(own.items()), read.cells, told, read.options))


@lru_cache(maxsize=16)
def inferred(key: str) -> Inferred:
    whole = sample(key)
    known: list[Collection] = []
    with TemporaryDirectory() as folder:
        for unit in whole.collection.units:
            path = Path(folder) / f"{unit}.xlsx"
            layout = write_workbook(whole.collection, path, unit=unit, values=whole.values[unit, whole.collection.year])
            opened = understand(path, known)
            known = [opened.collection]
    places = {cell: code for code, cell in opened.reading.cells}
    codes = {code: places[cell] for code, cell in layout.cells.items() if cell in places}
    return Inferred(opened.collection, codes, opened.reading)
