"""What is wrong with a row of checks.csv, and in which of its columns."""

from nhsbn_desktop.domain.judging.expressions import ExpressionFault


class CheckFault(ValueError):
    """A row of checks.csv cannot be run; says in which column, and why."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column = column
        self.what = what


class in_column:  # noqa: N801 - read as a verb phrase: with in_column("left")
    """Says in which column an expression that cannot be read stands."""

    __slots__ = ("column",)

    def __init__(self, column: str) -> None:
        self.column = column

    def __enter__(self) -> None:
        """Nothing to do until something goes wrong."""

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        if isinstance(fault, ExpressionFault):
            raise CheckFault(self.column, str(fault)) from fault
