"""How far two workbooks are the same form: what became of the words their authors put on them."""

from collections.abc import Mapping
from dataclasses import dataclass

from nhsbn_desktop.workbook.comparing.skeleton import Skeleton

_LONG = 15  # characters: shorter texts stand on every form
_RESEMBLANCE = 85.0


@dataclass(frozen=True, slots=True)
class LabelShares:
    """Counts of the older workbook's texts on visible sheets: in the same cell, elsewhere, reworded, gone."""

    same: int
    moved: int
    reworded: int
    gone: int

    @property
    def total(self) -> int:
        return self.same + self.moved + self.reworded + self.gone

    @property
    def in_place_or_moved(self) -> float:
        """As a share of all, 1 where there are none."""
        return (self.same + self.moved) / self.total if self.total else 1.0

    def shares(self) -> tuple[float, float, float, float]:
        """Same, moved, reworded and gone, each of all."""
        total = self.total or 1
        return self.same / total, self.moved / total, self.reworded / total, self.gone / total


def compare_labels(old: Mapping[str, Skeleton], new: Mapping[str, Skeleton]) -> LabelShares:
    """What became of each of the older form's texts of more than 15 characters."""
    there = {text for form in new.values() for text in form.labels.values() if len(text) > _LONG}
    same = moved = 0
    left: list[str] = []
    for name, form in old.items():
        if not form.sheet.visible:
            continue
        other = new[name].sheet if name in new else None
        for place, text in form.labels.items():
            if len(text) <= _LONG:
                continue
            if other is not None and other.text_at(*place) == text:
                same += 1
            elif text in there:
                moved += 1
            else:
                left.append(text)
    reworded = _reworded(left, there)
    return LabelShares(same, moved, reworded, len(left) - reworded)


def _reworded(left: list[str], there: set[str]) -> int:
    if not left or not there:
        return 0
    from rapidfuzz import fuzz, process  # late: only forms that differ need it

    known: dict[str, bool] = {}
    for text in left:
        if text not in known:
            near = process.extractOne(text, there, scorer=fuzz.ratio, score_cutoff=_RESEMBLANCE)
            known[text] = near is not None
    return sum(known[text] for text in left)
