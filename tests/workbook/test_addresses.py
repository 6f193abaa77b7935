"""Addresses and areas go there and back, and an area is never spread over its cells."""

import pytest

from nhsbn_desktop.workbook.parts.addresses import Area, AreaIndex, address_of, parse_area, parse_areas, split_address


def test_addresses_go_there_and_back() -> None:
    for row, column, address in ((1, 1, "A1"), (6, 28, "AB6"), (1_048_576, 16_384, "XFD1048576")):
        assert address_of(row, column) == address
        assert split_address(address) == (row, column)
    for wrong in ("", "A", "1", "A0", "XFE1", "A1048577", "A1:B2", "AAAA1"):
        with pytest.raises(ValueError, match="address of a cell"):
            split_address(wrong)


def test_areas_are_found_without_being_spread_out() -> None:
    assert parse_area("$B$2:$D$9") == Area(2, 2, 9, 4)
    assert parse_area("A:C") == Area(1, 1, 1_048_576, 3)
    assert parse_area("3:7") == Area(3, 1, 7, 16_384)
    assert parse_areas("A1 nonsense B2:C3") == (Area(1, 1, 1, 1), Area(2, 2, 3, 3))
    index = AreaIndex([(Area(1, 1, 1_048_576, 16_384), "all"), (Area(5, 2, 6, 2), "few")])
    assert [name for _, name in index.at(5, 2)] == ["few", "all"]
    assert [name for _, name in index.at(900_000, 9)] == ["all"]
