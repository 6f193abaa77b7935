"""Who may do what, the whole table: a row for each act, and in it a mark for each role that may."""

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Role

COLUMNS = {
    "IQO": Role.IQO,
    "assistant": Role.ASSISTANT_IQO,
    "manager": Role.INFORMATION_QUALITY_MANAGER,
    "head": Role.HEAD_OF_INFORMATION_QUALITY,
    "lead": Role.NOMINATED_LEAD,
    "contributor": Role.CONTRIBUTOR,
    "director": Role.CARE_GROUP_DIRECTOR,
    "deputy": Role.DEPUTY_CARE_GROUP_DIRECTOR,
    "leadership": Role.CARE_GROUP_LEADERSHIP,
    "DHI": Role.DIRECTOR_HEALTH_INFORMATICS,
    "CLE": Role.CLE,
}
RIGHTS = """
SET_ORGANISATION         12......... undoable
TAKE_UP_COLLECTION       12......... for good
EDIT_PROGRAMME           12......... undoable
ROLL_PROGRAMME           12......... undoable
PROPOSE_COLLECTION       12......... undoable
DECIDE_PARTICIPATION     12........b undoable
REGISTER_COLLECTION      12......... undoable
TELL_MANAGERS            12......... undoable
NOMINATE_LEAD            12....78... undoable
WITHDRAW_NOMINATION      12....78... undoable
READ_WORKBOOK            12......... for good
MAP_WORKBOOK             12......... undoable
READ_PREVIOUS_YEAR       12......... for good
CORRECT_ANSWER           123456..... undoable
CORRECT_COMMENT          123456..... undoable
EXPLAIN_FINDING          123456..... undoable
WITHDRAW_EXPLANATION     123456..... undoable
CLOSE_FINDING            1234....... undoable
SEND_BACK_FINDING        12345...... undoable
VERIFY_FINDING           12345...... undoable
DE_VERIFY_FINDING        12345...... undoable
RECORD_GAP               123456..... undoable
WITHDRAW_GAP             123456..... undoable
WAIVE_RULE               12......... undoable
WITHDRAW_WAIVER          12......... undoable
TAKE_UP_SPECIFICATION    12......... for good
MATCH_METRIC             12......... undoable
SET_LIMITS               12......... undoable
READ_MONTHLY             12......... undoable
TURN_SERIES              12......... undoable
REBASE_SERIES            12345...... undoable
TAKE_REBASE_BACK         12345...... undoable
ENROL_PERSON             12......... undoable
CHANGE_PERSON            12......... undoable
ENROL_KEY                12......... for good
END_KEY                  12......... for good
PLAN_SECTION             12......... undoable
PLAN_METRIC              12......... undoable
SET_PLAN_RULES           12......... undoable
SEND_REQUEST             12......... undoable
CHASE_REQUEST            12......... undoable
ESCALATE_REQUEST         12......... undoable
RECEIVE_DATA             12......... undoable
ASK_QUERY                12..5...... undoable
ANSWER_QUERY             12......... undoable
CARRY_QUERIES            12......... undoable
RAISE_CHALLENGE          123456789ab undoable
ESCALATE_CHALLENGE       12......... undoable
SETTLE_CHALLENGE         12........b undoable
SPEND_HOURS              123456789ab undoable
TAKE_HOURS_BACK          123456789ab undoable
SEND_CALENDAR            123456789ab for good
VALIDATE                 ....5...... for good
SIGN_OFF                 ......78... for good
TAKE_BACK_PROMISE        12..5.78... for good
STAGE_SUBMISSION         12......... for good
CANCEL_SENDING           12......... for good
TICK_OFF                 12......... undoable
HAND_OVER                12......... for good
KEEP_RECEIPT             12......... for good
MAKE_HAND_OVER           123456789ab for good
TAKE_IN                  123456789ab undoable
ISSUE_PACK               12......... for good
CHOOSE_VERSION           123456789ab for good
TAKE_IN_OUTPUT           12......... undoable
MOVE_LAST_DAY            12......... undoable
LINK_OUTLIER             12......... undoable
VALIDATE_AGAIN           ....5...... for good
SEND_REPLIES             12......... undoable
RECEIVE_REPORT           12......... undoable
PASS_ON_REPORT           12......... undoable
PLAN_ACTION              12..5.78... undoable
UNDO                     123456789ab for good
"""


def as_table() -> str:
    """A dot where a role may not, its number among the columns (in base 36) where it may."""
    marks = "123456789ab"
    lines = []
    for act in Act:
        row = "".join(mark if role in act.roles else "." for mark, role in zip(marks, COLUMNS.values(), strict=True))
        lines.append(f"{act.name:<24} {row} {'undoable' if act.undoable else 'for good'}")
    return "\n".join(lines)


def test_every_role_of_the_policy_has_a_column() -> None:
    assert set(COLUMNS.values()) == set(Role)


def test_the_rights_are_these_and_no_others() -> None:
    assert as_table() == RIGHTS.strip(), f"Where the change is meant, put this in its place:\n{as_table()}"


def test_what_is_promised_or_sent_is_never_undone_in_silence() -> None:
    for_good = (Act.VALIDATE, Act.SIGN_OFF, Act.TAKE_BACK_PROMISE, Act.STAGE_SUBMISSION, Act.HAND_OVER, Act.END_KEY)
    assert not any(act.undoable for act in for_good)


def test_nobody_both_validates_and_signs_off_by_role() -> None:
    assert not Act.VALIDATE.roles & Act.SIGN_OFF.roles
