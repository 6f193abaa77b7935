"""A block from the clipboard: read however it was written, and judged cell by cell before anything is entered."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.metrics import Cell, Metric, ValueType
from nhsbn_desktop.domain.pasting import Target, Verdict, judge, land, read_block

COUNT = Metric("A1", "Referrals", "Access", value_type=ValueType.COUNT)
CHOICE = Metric("A2", "Offered", "Access", value_type=ValueType.YES_NO)


def at(metric: Metric, now: Decimal | str | None = None, options: tuple[str, ...] = ()) -> Target:
    return Target(Cell("Access", "E6"), metric.ref, metric.label, metric, options, now)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("12", (("12",),)),
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ('"two\nlines"\t4\n', (("two\nlines", "4"),)),
        ("Team,Count\nEIP,12\nCMHT,9\n", (("Team", "Count"), ("EIP", "12"), ("CMHT", "9"))),
        ("1,234", (("1,234",),)),  # a number with its thousands, not two columns
        ("1,234\n5,678", (("1", "234"), ("5", "678"))),
        ("late, but right\nas agreed", (("late, but right",), ("as agreed",))),
        ("1\t2\t3\n4\n", (("1", "2", "3"), ("4", "", ""))),
        ("\r\n", ()),
        ("", ()),
    ],
)
def test_a_block_is_read_however_it_was_copied(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert read_block(text) == block


def test_a_table_of_a_web_page_is_read_where_there_is_no_text() -> None:
    html = "<p>x</p><table><tr><th colspan=2>Team</th><td>1</td></tr><tr><td>EIP &amp; AMHT<br>north</td></tr></table>"
    assert read_block("", html) == (("Team", "", "1"), ("EIP & AMHT north", "", ""))


@pytest.mark.parametrize(
    ("target", "text", "verdict", "value"),
    [
        (at(COUNT), "1,284", Verdict.OK, Decimal(1284)),
        (at(COUNT, Decimal(1284)), "1284.0", Verdict.UNCHANGED, Decimal("1284.0")),
        (at(COUNT), "about 30", Verdict.WRONG_TYPE, "about 30"),
        (at(COUNT, Decimal(3)), "", Verdict.OK, None),
        (at(COUNT), "#REF!", Verdict.WRONG_TYPE, "#REF!"),
        (at(CHOICE), "yes", Verdict.OK, "Yes"),
        (at(CHOICE), "Maybe", Verdict.NOT_IN_LIST, "Maybe"),
        (at(COUNT, options=("18", "65")), "18", Verdict.OK, Decimal(18)),
        (at(COUNT, options=("18", "65")), "19", Verdict.NOT_IN_LIST, Decimal(19)),
        (Target(Cell("Access", "A1")), "12", Verdict.NOT_AN_ANSWER, None),
    ],
)
def test_each_value_is_judged_by_its_own_cell(target: Target, text: str, verdict: Verdict, value: object) -> None:
    landing = judge(target, text)
    assert (landing.verdict, landing.value) == (verdict, value)


def test_one_value_fills_what_is_selected_and_nothing_lands_beyond_the_sheet() -> None:
    def within(down: int, along: int) -> Target | None:
        return at(COUNT) if down < 3 and along < 2 else None

    assert len(land((("7",),), within, down=3, along=2)) == 6
    assert len(land((("1", "2", "3"),) * 5, within)) == 6


@given(st.lists(st.lists(st.text(), min_size=1, max_size=5), max_size=6), st.sampled_from("\t,;"))
def test_no_clipboard_is_too_odd_to_be_read(rows: list[list[str]], divider: str) -> None:
    block = read_block("\n".join(divider.join(row) for row in rows), "<td>")
    assert len({len(row) for row in block}) <= 1


@given(st.text())
def test_no_text_is_too_odd_to_be_judged(text: str) -> None:
    for target in (at(COUNT), at(CHOICE), Target(Cell("A", "A1"))):
        assert judge(target, text).target is target
