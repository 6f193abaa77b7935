"""Which sheet of one workbook is which of another: by name, and where one was renamed, by the words on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nhsbn_desktop.workbook.comparing.alignment import Alignment, align
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

_ALIKE = 0.7  # of a sheet's texts that another must have to be taken for it under a new name
_FEWEST = 3


@dataclass
class SheetPairs:
    """`partners` gives the other's name for each sheet that is in both; `renamed` those under a new name."""

    forms: Mapping[str, Skeleton]
    other: Workbook
    partners: Mapping[str, str]
    renamed: Mapping[str, str]
    _known: dict[str, Alignment] = field(default_factory=dict)

    def alignment(self, name: str) -> Alignment:
        """Where the rows and columns of a sheet stand on its partner."""
        if name not in self._known:
            self._known[name] = align(self.forms[name], self.other.sheet(self.partners[name]))
        return self._known[name]


def pair_sheets(forms: Mapping[str, Skeleton], other: Workbook) -> SheetPairs:
    """`forms` are the sheets of one workbook without their answers, by name."""
    partners = {name: other.sheet(name).name for name in forms if name in other}
    strangers = [sheet for sheet in other.sheets if sheet.name not in partners.values()]
    renamed: dict[str, str] = {}
    for name, form in forms.items():
        if name in partners or len(form.labels) < _FEWEST:
            continue
        likeness = {sheet.name: _likeness(form, sheet) for sheet in strangers if sheet.name not in renamed.values()}
        best = max(likeness, key=lambda found: likeness[found], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            renamed[name] = best
    return SheetPairs(forms, other, {**partners, **renamed}, renamed)


def _likeness(form: Skeleton, sheet: Sheet) -> float:
    words = set(form.labels.values())
    there = {text for place in sheet.grid if (text := sheet.text_at(*place))}
    return len(words & there) / len(words)
