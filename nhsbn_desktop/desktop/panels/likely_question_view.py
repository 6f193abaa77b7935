"""What the Network will probably ask about a large change, and the reply to have ready, each to be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.forms.ui_likely_question import Ui_LikelyQuestion
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.likely_question import LikelyQuestion, likely_questions
from nhsbn_desktop.domain.submission import Submission


class LikelyQuestionView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_LikelyQuestion()
        self.form.setupUi(self)
        for button, words in ((self.form.copy_question, self.form.question), (self.form.copy_reply, self.form.reply)):
            theme.set_icon(button, "copy", "link", 18)
            button.clicked.connect(lambda _=False, label=words: QGuiApplication.clipboard().setText(label.text()))

    def show_finding(self, finding: Finding | None, submission: Submission) -> None:
        """The question that this finding would bring; none for what is no large change."""
        asked = likely_questions(submission) if finding is not None and finding.change is not None else ()
        self.show_question(next((question for question in asked if finding in question.findings), None))

    def show_question(self, question: LikelyQuestion | None) -> None:
        """Hides itself where there is nothing to be asked."""
        self.setVisible(question is not None)
        if question is not None:
            self.form.question.setText(question.question)
            self.form.reply.setText(question.reply)
            self.form.copy_reply.setEnabled(question.is_answered)
