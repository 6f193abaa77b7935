"""What a row of a submission or of one of its versions says."""

from datetime import UTC, datetime

import pytest

from nhsbn_desktop.desktop.rows.version_rows import VersionRow, versions_model
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.submission import Staged

NOON = datetime(2026, 7, 13, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0, "Ann Hale, Portal"),
        (1, "Ann Hale, Portal; 1 total is recalculated when opened in Excel"),
        (7, "Ann Hale, Portal; 7 totals are recalculated when opened in Excel"),
    ],
)
def test_a_version_says_how_many_totals_are_left_to_excel(left: int, words: str) -> None:
    staged = Staged("K/Trust", "id", 1, "", "portal", "a.xlsx", "f", "m", "d", "ann", NOON, left_to_excel=left)
    row = VersionRow(staged, 0, "Ann Hale", ("Waiting to be sent", Tone.NEUTRAL))
    [column] = [one for one in versions_model(practice=False).columns if one.title == "Staged"]
    assert column.second is not None
    assert column.second(row) == words
