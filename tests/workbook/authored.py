"""One submission written in the form of the Network's workbooks, as the tests look at it."""

from decimal import Decimal

from nhsbn_desktop.domain.answers import Value

TABS = ("Service model", "Access", "Activity", "Workforce", "Quality, effectiveness, safety", "Finance")

VALUES: dict[str, Value] = {
    "SM01": "Calderside",
    "SM12": "Yes ",
    "SM08": "DIALOG scale",
    "AC01[Generic CMHT]": Decimal(4369),
    "AC01[EIP]": Decimal(250),
    "AC02": "13,221",
    "AC06[EIP]": Decimal("2.6"),
    "AT11[PICU]": "#DIV/0!",
    "AT11[HDR]": Decimal(9),
    "QS08": "c. 30",
    "FI11": "#DIV/0!",
    "FI04[Community]": Decimal(-2729069),
    "FI02[HDR]": Decimal("1500000.50"),
}

COMMENTS = {"QS17": "Two wards & one <unit>", "AC01[EIP]": "New team", "AC01[CRHT]": "Recount"}
