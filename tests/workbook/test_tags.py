"""Elements are found by their bytes, and attributes stand in double quotes, whoever wrote the part."""

import time

import pytest
from lxml import etree

from nhsbn_desktop.workbook.tags import elements, in_double_quotes


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            b'<a><si><t>x</t></si><si/><t:si k="1">y</t:si></a>',
            [b"<si><t>x</t></si>", b"<si/>", b'<t:si k="1">y</t:si>'],
        ),
        (b'<a><si k="a > b / c">x</si ><sit/></a>', [b'<si k="a > b / c">x</si >']),
        (b'<a><si k="/>"/><x/><si\n/></a>', [b'<si k="/>"/>', b"<si\n/>"]),
    ],
)
def test_elements_are_found_whole_whatever_their_attributes_say(part: bytes, found: list[bytes]) -> None:
    assert [one[0] for one in elements("si").finditer(part)] == found


@pytest.mark.parametrize("one", [b"<lvl/>", b'<lvl a=">"/>', b"<lvl></lvl>"])
def test_looking_for_elements_takes_no_longer_for_each_where_there_are_many(one: bytes) -> None:
    started = time.process_time()
    assert len(elements("numCache", "lvl").findall(b"<a>" + one * 50_000 + b"</a>")) == 50_000
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (
            b"""<a k='1' l="it's"><b m='say "no"' n = 'x>y'/></a>""",
            b"""<a k="1" l="it's"><b m="say &quot;no&quot;" n="x>y"/></a>""",
        ),
        (
            b"""<a><!-- don't k='1' --><b k='1'/><![CDATA[<c k='1'>]]><?x k='1'?></a>""",
            b"""<a><!-- don't k='1' --><b k="1"/><![CDATA[<c k='1'>]]><?x k='1'?></a>""",
        ),
        (b"""<a k='&apos;&lt;'>f='Other sheet'!A1</a>""", b"""<a k="&apos;&lt;">f='Other sheet'!A1</a>"""),
    ],
)
def test_attributes_in_single_quotes_mean_the_same_in_double_ones(part: bytes, written: bytes) -> None:
    assert in_double_quotes(part) == written
    assert etree.tostring(etree.fromstring(written)) == etree.tostring(etree.fromstring(part))


def test_a_part_without_single_quotes_stays_the_very_same() -> None:
    part = b"""<a k="it's"><f>IF(A1='Other sheet'!B1,"='","")</f></a>"""
    assert in_double_quotes(part) is part
