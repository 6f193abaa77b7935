"""Whatever is kept comes back, for every kind of thing the record keeps."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Correction, Reading, Value
from nhsbn_desktop.domain.mapping import SectionRule
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.record.codec import decode, encode
from nhsbn_desktop.services.session import THINGS

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@pytest.mark.parametrize("kind", THINGS, ids=lambda kind: kind.__name__)
def test_whatever_is_kept_comes_back(kind: type) -> None:
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(st.from_type(kind))
    def there_and_back(thing: object) -> None:
        text = encode(thing)
        assert decode(kind, text) == thing
        assert encode(decode(kind, text)) == text

    there_and_back()


@given(st.from_type(Decimal) | st.text() | st.none())
def test_an_answer_keeps_its_type_and_every_digit(value: Value) -> None:
    back = decode(Correction, encode(Correction("K/Trust", "AC01", value, "", "ann", NOON))).value
    assert type(back) is type(value)
    assert str(back) == str(value)


def test_a_fact_is_written_in_one_way() -> None:
    reading = Reading(
        "AOP-2025-26/Trust", "2025/26", "£.xlsx", "ab", (("AC01", Decimal("1.50")), ("AC02", "1.50"), ("AC03", None)),
        (("AC01", Cell("Staff", "E6")),), read_at=NOON,
    )  # fmt: skip
    assert encode(reading) == (
        '{"cells":[["AC01",{"address":"E6","sheet":"Staff"}]],"comments":[],"file_digest":"ab",'
        '"file_name":"\\u00a3.xlsx","options":[],"read_at":"2025-04-01T12:00:00+00:00",'
        '"submission":"AOP-2025-26/Trust","values":[["AC01",{"number":"1.50"}],["AC02","1.50"],["AC03",null]],'
        '"year":"2025/26"}'
    )


def test_summer_time_is_kept_as_the_moment_it_was() -> None:
    at = datetime(2025, 7, 1, 13, tzinfo=timezone(timedelta(hours=1)))
    back = decode(Correction, encode(Correction("K", "A", None, "", "ann", at))).at
    assert back == at
    assert back.isoformat() == "2025-07-01T12:00:00+00:00"


def test_a_time_that_does_not_say_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        encode(Correction("K", "A", None, "", "ann", NOON.replace(tzinfo=None)))


@pytest.mark.parametrize("size", ["Infinity", "-Infinity", "NaN"])
def test_a_size_that_is_no_number_is_refused(size: str) -> None:
    with pytest.raises(ValueError, match="points"):
        SectionRule("", 1, "", float(size))
    with pytest.raises(ValueError, match="points"):
        decode(SectionRule, f'{{"sheet":"","column":1,"fill":"","size":{size}}}')


def test_a_field_added_since_takes_its_default() -> None:
    older = '{"submission":"K","year":"2025/26","file_name":"f","file_digest":"d","values":[]}'
    assert decode(Reading, older) == Reading("K", "2025/26", "f", "d", ())


@pytest.mark.parametrize("text", ["", "{", "{}", "[]", '{"submission":"K","code":"A","value":3}', '"x"', "\x00"])
def test_what_is_not_a_thing_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        decode(Correction, text)


def test_a_long_fact_is_written_piece_by_piece_and_is_the_same_text() -> None:
    codes = [f'Q{number:05}[£ \\ " ,]]' for number in range(3_001)]
    values = tuple((code, (Decimal(number), None, "[,]")[number % 3]) for number, code in enumerate(codes))
    cells = tuple((code, Cell("Staff", f"E{number}")) for number, code in enumerate(codes, 1))
    reading = Reading("K/Trust", "2025/26", "long.xlsx", "ab", values, cells, options=((codes[0], ("a", "b")),))
    text = encode(reading)
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))
    assert decode(Reading, text) == reading
    spaced = json.dumps(json.loads(text), indent=1)
    assert decode(Reading, spaced) == reading
    for damaged in (text[:-1], text[:-2] + "}", text[: len(text) // 2], text.replace('"cells":[', '"cells":', 1)):
        with pytest.raises((ValueError, TypeError, KeyError)):
            decode(Reading, damaged)


def test_readings_of_one_form_keep_their_answers_names_and_cells_once() -> None:
    """Four years of four units would otherwise hold each name 32 times."""
    cells = tuple((f"A{n}", Cell("Access", f"E{n}")) for n in range(3))
    kept = encode(Reading("A/Trust", "2025/26", "", "", tuple((f"A{n}", Decimal(n)) for n in range(3)), cells))
    one, other = decode(Reading, kept), decode(Reading, kept)
    assert one == other
    assert one is not other
    assert one.cells is other.cells
    assert one.values[2][0] is other.values[2][0] is one.cells[2][0]
