"""Where everything is: the screens in the order of the navigation. A screen's module loads when it is first needed."""

from typing import Any

from nhsbn_desktop.desktop.screen import Place, Screen


def _home() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.home import HomeScreen

    return HomeScreen


def _programme() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.programme import ProgrammeScreen

    return ProgrammeScreen


def _plan() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.plan import PlanScreen

    return PlanScreen


def _workbook() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.workbook import WorkbookScreen

    return WorkbookScreen


def _checks() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.checks import ChecksScreen

    return ChecksScreen


def _year_on_year() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.year_on_year import YearOnYearScreen

    return YearOnYearScreen


def _sign_off() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.sign_off import SignOffScreen

    return SignOffScreen


def _submissions() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.submissions import SubmissionsScreen

    return SubmissionsScreen


def _outputs() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.outputs import OutputsScreen

    return OutputsScreen


def _audit_trail() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.screens.audit_trail import AuditTrailScreen

    return AuditTrailScreen


PLACES = (
    Place("home", "Home", "clock", _home, badge=True),
    Place("programme", "Programme", "text_bullet_list_tree", _programme),
    Place("plan", "Plan", "calendar_ltr", _plan, badge=True),
    Place("workbook", "Workbook", "document_table", _workbook),
    Place("checks", "Checks", "checkmark_circle", _checks, badge=True),
    Place("year_on_year", "Year on year", "data_trending", _year_on_year),
    Place("sign_off", "Sign-off", "signature", _sign_off, badge=True),
    Place("submissions", "Submissions", "send", _submissions, badge=True),
    Place("outputs", "Outputs", "receipt", _outputs, badge=True),
    Place("audit_trail", "Audit trail", "history", _audit_trail),
)


def _preferences() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.panels.preferences import PreferencesScreen

    return PreferencesScreen


def _guide() -> type[Screen[Any]]:
    from nhsbn_desktop.desktop.panels.guide import GuideScreen

    return GuideScreen


FOOT = (
    Place("settings", "Settings", "settings", _preferences),
    Place("guide", "Help", "question_circle", _guide),
)  # at the foot of the navigation
