"""Where everything is: the screens in the order of the navigation. A screen's module loads when it is first needed."""

from typing import Any

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.screen import Place, Screen


def _programme(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.programme import ProgrammeScreen

    return ProgrammeScreen(context)


def _plan(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.plan import PlanScreen

    return PlanScreen(context)


def _workbook(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.workbook import WorkbookScreen

    return WorkbookScreen(context)


def _checks(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.checks import ChecksScreen

    return ChecksScreen(context)


def _year_on_year(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.year_on_year import YearOnYearScreen

    return YearOnYearScreen(context)


def _sign_off(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.sign_off import SignOffScreen

    return SignOffScreen(context)


def _submissions(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.submissions import SubmissionsScreen

    return SubmissionsScreen(context)


def _audit_trail(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.screens.audit_trail import AuditTrailScreen

    return AuditTrailScreen(context)


PLACES = (
    Place("programme", "Programme", "text_bullet_list_tree", _programme),
    Place("plan", "Plan", "calendar_ltr", _plan, badge=True),
    Place("workbook", "Workbook", "document_table", _workbook),
    Place("checks", "Checks", "checkmark_circle", _checks, badge=True),
    Place("year_on_year", "Year on year", "data_trending", _year_on_year),
    Place("sign_off", "Sign-off", "signature", _sign_off, badge=True),
    Place("submissions", "Submissions", "send", _submissions, badge=True),
    Place("audit_trail", "Audit trail", "history", _audit_trail),
)


def _preferences(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.preferences import PreferencesScreen

    return PreferencesScreen(context)


def _guide(context: Context) -> Screen[Any]:
    from nhsbn_desktop.desktop.guide import GuideScreen

    return GuideScreen(context)


FOOT = (
    Place("settings", "Settings", "settings", _preferences),
    Place("guide", "Help", "question_circle", _guide),
)  # at the foot of the navigation
