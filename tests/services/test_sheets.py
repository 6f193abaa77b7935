"""A workbook's sheets as they are shown: what is visible, where each answer stands, and how cells read."""

from pathlib import Path

import pytest

from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.services import sheets, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return write_sample(tmp_path / "sample")


@pytest.fixture
def opened(session: Session, sample: Sample) -> workbooks.Opened:
    return workbooks.open_workbook(session, sample.workbook("Alderbrook"), (sample.collection,))


def load_sheet_views(session: Session, reading: Reading) -> tuple[sheets.SheetView, ...]:
    book = sheets.kept_book(session, reading)
    return tuple(sheets.lay_out(book, name, reading) for name in book.tabs)


def test_only_visible_sheets_are_shown_and_every_answer_has_its_place(
    session: Session, opened: workbooks.Opened
) -> None:
    views = load_sheet_views(session, opened.reading)
    assert [view.name for view in views][:3] == ["Introduction", "Submission Details", "Service model"]
    assert not {"Support", "Lists"} & {view.name for view in views}
    placed = {code for view in views for code in view.places}
    assert placed == {code for code, _ in opened.reading.cells}
    for view in views:
        for code, place in view.places.items():
            assert view.cell(*place).code == code
            assert not view.cell(*place).locked


def test_each_column_is_titled_by_the_block_it_stands_in(session: Session, opened: workbooks.Opened) -> None:
    access = next(view for view in load_sheet_views(session, opened.reading) if view.name == "Access")
    first, second = sorted(access.titles)[:2]
    answers = min(access.answered)
    assert access.title_of(first + 1, answers) == "Generic CMHT"
    assert access.title_of(second + 1, answers) == "Response"
    assert access.title_of(first + 1, access.question_column) == "Question"


def test_a_line_that_stands_alone_runs_on_in_an_introduction_but_not_among_questions(
    session: Session, opened: workbooks.Opened
) -> None:
    views = {view.name: view for view in load_sheet_views(session, opened.reading)}
    assert views["Introduction"].spans
    assert all(span.rows * span.columns > 1 for view in views.values() for span in view.spans)


def test_a_kept_file_that_is_gone_is_told(session: Session, opened: workbooks.Opened) -> None:
    kept = session.files.path(opened.reading.file_digest)
    kept.chmod(0o644)
    kept.unlink()
    with pytest.raises(RecordProblem):
        load_sheet_views(session, opened.reading)
