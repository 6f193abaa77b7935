"""The problems a person can mend. Anything else that is raised is a bug."""


class Problem(Exception):
    """Says where and what went wrong (the message) and what the person can do about it (the advice)."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class NotPermitted(Problem):
    """This person's role does not carry this act."""


class NotReady(Problem):
    """The act is allowed, but something must come before it."""


class WorkbookProblem(Problem):
    """A workbook cannot be read or written, or is not the one expected."""


class PasswordNeeded(WorkbookProblem):
    """A workbook is protected by a password, and none or another one was given."""


class UnknownUnit(WorkbookProblem):
    """A workbook is of a `unit` that is not among those that this trust submits for."""

    def __init__(self, message: str, advice: str, unit: str) -> None:
        super().__init__(message, advice)
        self.unit = unit


class SpecificationProblem(Problem):
    """A collection's specification has a fault; the message names file, row and column."""


class HandOverProblem(Problem):
    """A hand-over file cannot be read, was altered, or is not for this desk; nothing of it was taken in."""


class RecordProblem(Problem):
    """The record cannot be opened, read or written."""


class ChangedMeanwhile(RecordProblem):
    """Somebody changed the thing since it was looked at; nothing was saved."""


class SetAside(ChangedMeanwhile):
    """Somebody was quicker, and the two cannot be brought together: this person's own is kept until they choose."""


class RecordAway(RecordProblem):
    """The record's server is out of reach for now."""


class SignInNeeded(RecordProblem):
    """The record's server wants a password, or another one than it was given."""


class NetworkProblem(Problem):
    """The Network could not be reached, or refused; `kind` is one of the kinds in `nhsbn_desktop.network.problems`."""

    def __init__(
        self, message: str, advice: str = "", *, kind: str = "offline", retry_after: float | None = None
    ) -> None:
        super().__init__(message, advice)
        self.kind = kind
        self.retry_after = retry_after


class DocumentProblem(Problem):
    """A document or file for a person could not be written."""
