"""Everything a person can do, one row each: its sentence in the audit trail, who may, and whether it can be undone."""

from dataclasses import dataclass
from enum import Enum

from nhsbn_desktop.domain.people import Person, Role

_ANYONE = frozenset(Role)
_OFFICERS = frozenset({Role.IQO, Role.ASSISTANT_IQO})
_CLOSERS = _OFFICERS | {Role.INFORMATION_QUALITY_MANAGER, Role.HEAD_OF_INFORMATION_QUALITY}
_VALIDATORS = frozenset({Role.NOMINATED_LEAD})
_PREPARERS = _CLOSERS | _VALIDATORS | {Role.CONTRIBUTOR}
_EXECUTIVE = frozenset({Role.CLE})
_DIRECTORS = frozenset({Role.CARE_GROUP_DIRECTOR, Role.DEPUTY_CARE_GROUP_DIRECTOR})


@dataclass(frozen=True, slots=True)
class _Row:
    sentence: str
    roles: frozenset[Role]
    undoable: bool


class Act(Enum):
    """`sentence` follows a person's name: "Ann Hale validated a section"."""

    SET_ORGANISATION = _Row("said which trust this is", _OFFICERS, undoable=True)
    TAKE_UP_COLLECTION = _Row("took up a collection", _OFFICERS, undoable=False)
    EDIT_PROGRAMME = _Row("changed the programme", _OFFICERS, undoable=True)
    ROLL_PROGRAMME = _Row("rolled the programme forward", _OFFICERS, undoable=True)
    PROPOSE_COLLECTION = _Row("put a collection to the executive", _OFFICERS, undoable=True)
    DECIDE_PARTICIPATION = _Row("recorded a participation decision", _OFFICERS | _EXECUTIVE, undoable=True)
    REGISTER_COLLECTION = _Row("registered a collection with the Network", _OFFICERS, undoable=True)
    TELL_MANAGERS = _Row("told the corporate managers of a collection", _OFFICERS, undoable=True)
    NOMINATE_LEAD = _Row("recorded a lead's nomination", _OFFICERS | _DIRECTORS, undoable=True)
    WITHDRAW_NOMINATION = _Row("took a lead's nomination back", _OFFICERS | _DIRECTORS, undoable=True)
    READ_WORKBOOK = _Row("opened a workbook", _OFFICERS, undoable=False)
    MAP_WORKBOOK = _Row("said how a workbook is to be read", _OFFICERS, undoable=True)
    READ_PREVIOUS_YEAR = _Row("added a previous year's return", _OFFICERS, undoable=False)
    CORRECT_ANSWER = _Row("corrected an answer", _PREPARERS, undoable=True)
    CORRECT_COMMENT = _Row("corrected a comment", _PREPARERS, undoable=True)
    EXPLAIN_FINDING = _Row("explained a finding", _PREPARERS, undoable=True)
    WITHDRAW_EXPLANATION = _Row("withdrew an explanation", _PREPARERS, undoable=True)
    CLOSE_FINDING = _Row("closed a finding", _CLOSERS, undoable=True)
    SEND_BACK_FINDING = _Row("sent an explanation back", _CLOSERS | _VALIDATORS, undoable=True)
    VERIFY_FINDING = _Row("verified an answer", _CLOSERS | _VALIDATORS, undoable=True)
    DE_VERIFY_FINDING = _Row("took back that an answer was verified", _CLOSERS | _VALIDATORS, undoable=True)
    RECORD_GAP = _Row("gave the reason for a blank", _PREPARERS, undoable=True)
    WITHDRAW_GAP = _Row("took back the reason for a blank", _PREPARERS, undoable=True)
    WAIVE_RULE = _Row("waived a rule", _OFFICERS, undoable=True)
    WITHDRAW_WAIVER = _Row("took a waiver back", _OFFICERS, undoable=True)
    TAKE_UP_SPECIFICATION = _Row("took up a version of a specification", _OFFICERS, undoable=False)
    MATCH_METRIC = _Row("settled which earlier question an answer continues", _OFFICERS, undoable=True)
    SET_LIMITS = _Row("set how far answers may move from last year", _OFFICERS, undoable=True)
    READ_MONTHLY = _Row("added monthly figures", _OFFICERS, undoable=True)
    TURN_SERIES = _Row("said which way of a monthly series is better", _OFFICERS, undoable=True)
    REBASE_SERIES = _Row("rebased a monthly series", _CLOSERS | _VALIDATORS, undoable=True)
    TAKE_REBASE_BACK = _Row("took the rebase of a monthly series back", _CLOSERS | _VALIDATORS, undoable=True)
    ENROL_PERSON = _Row("added a person", _OFFICERS, undoable=True)
    CHANGE_PERSON = _Row("changed what is known of a person", _OFFICERS, undoable=True)
    ENROL_KEY = _Row("enrolled a signing key", _OFFICERS, undoable=False)
    END_KEY = _Row("took a signing key out of use", _OFFICERS, undoable=False)
    PLAN_SECTION = _Row("planned a section", _OFFICERS, undoable=True)
    PLAN_METRIC = _Row("planned a metric on its own", _OFFICERS, undoable=True)
    SET_PLAN_RULES = _Row("set how days are counted", _OFFICERS, undoable=True)
    SEND_REQUEST = _Row("asked for data", _OFFICERS, undoable=True)
    CHASE_REQUEST = _Row("reminded somebody of a request for data", _OFFICERS, undoable=True)
    ESCALATE_REQUEST = _Row("escalated a request for data", _OFFICERS, undoable=True)
    RECEIVE_DATA = _Row("noted that requested data came", _OFFICERS, undoable=True)
    ASK_QUERY = _Row("asked the Network about a definition", _OFFICERS | _VALIDATORS, undoable=True)
    ANSWER_QUERY = _Row("recorded the answer to a definitions query", _OFFICERS, undoable=True)
    CARRY_QUERIES = _Row("carried definitions queries over from last year", _OFFICERS, undoable=True)
    RAISE_CHALLENGE = _Row("raised a challenge", _ANYONE, undoable=True)
    ESCALATE_CHALLENGE = _Row("escalated a challenge to the executive", _OFFICERS, undoable=True)
    SETTLE_CHALLENGE = _Row("settled a challenge", _OFFICERS | _EXECUTIVE, undoable=True)
    SPEND_HOURS = _Row("noted hours spent", _ANYONE, undoable=True)
    TAKE_HOURS_BACK = _Row("took hours spent back", _ANYONE, undoable=True)
    SEND_CALENDAR = _Row("made a calendar file", _ANYONE, undoable=False)
    VALIDATE = _Row("validated a section", _VALIDATORS, undoable=False)
    SIGN_OFF = _Row("signed off a submission", _DIRECTORS, undoable=False)
    TAKE_BACK_PROMISE = _Row("took back a promise", _VALIDATORS | _DIRECTORS | _OFFICERS, undoable=False)
    STAGE_SUBMISSION = _Row("staged a submission to send", _OFFICERS, undoable=False)
    CANCEL_SENDING = _Row("took a staged submission back", _OFFICERS, undoable=False)
    TICK_OFF = _Row("ticked an answer off as entered", _OFFICERS, undoable=True)
    HAND_OVER = _Row("handed a submission over", _OFFICERS, undoable=False)
    KEEP_RECEIPT = _Row("kept the Network's receipt", _OFFICERS, undoable=False)
    MAKE_HAND_OVER = _Row("made a hand-over for a colleague", _ANYONE, undoable=False)
    TAKE_IN = _Row("took in what a colleague did", _ANYONE, undoable=True)
    ISSUE_PACK = _Row("made a section pack", _OFFICERS, undoable=False)
    CHOOSE_VERSION = _Row("chose between two versions", _ANYONE, undoable=False)
    TAKE_IN_OUTPUT = _Row("took in an output of the Network", _OFFICERS, undoable=True)
    MOVE_LAST_DAY = _Row("moved the last day for revised data", _OFFICERS, undoable=True)
    LINK_OUTLIER = _Row("said which answer an outlier is about", _OFFICERS, undoable=True)
    VALIDATE_AGAIN = _Row("validated a section again after the draft output", _VALIDATORS, undoable=False)
    SEND_REPLIES = _Row("sent the replies about the draft output", _OFFICERS, undoable=True)
    RECEIVE_REPORT = _Row("received a report of the Network", _OFFICERS, undoable=True)
    PASS_ON_REPORT = _Row("passed a report on", _OFFICERS, undoable=True)
    PLAN_ACTION = _Row("planned what follows from a report", _OFFICERS | _VALIDATORS | _DIRECTORS, undoable=True)
    UNDO = _Row("undid", _ANYONE, undoable=False)

    @property
    def sentence(self) -> str:
        return self.value.sentence

    @property
    def undoable(self) -> bool:
        return self.value.undoable

    @property
    def roles(self) -> frozenset[Role]:
        return self.value.roles

    def allowed_to(self, person: Person) -> bool:
        return person.role in self.value.roles
