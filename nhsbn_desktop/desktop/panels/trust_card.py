"""Which trust this is: its name and code as the Network knows them, and the places that submit on their own."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.widgets.cards import Card, label
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.services.organisation import set_organisation

_WIDEST = 520  # pixels: a line that the eye still follows


class TrustCard(Card):
    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, "Your trust")
        self._context = context
        self._shown: Organisation | None = None
        self.name, self.ods_code, self.trust = QLineEdit(), QLineEdit(), QLineEdit()
        self.localities = QPlainTextEdit()
        self.ods_code.setMaxLength(6)
        self.localities.setTabChangesFocus(True)
        self.localities.setFixedHeight(96)
        form = QFormLayout()
        for words, field, more in (
            ("&Name", self.name, "As the Network writes it"),
            ("&ODS code", self.ods_code, "Such as RX4"),
            ("&Localities, one a line", self.localities, "Each submits on its own; none where only the trust does"),
            ("The &whole submits as", self.trust, Organisation().trust),
        ):
            field.setPlaceholderText(more)
            field.setMaximumWidth(_WIDEST)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        self.content.addLayout(form)
        self.save = QPushButton("Save your trust")
        self.save.setSizePolicy(self.save.sizePolicy().Policy.Maximum, self.save.sizePolicy().Policy.Fixed)
        self.save.clicked.connect(self._save)
        self.content.addWidget(self.save)
        may = Act.SET_ORGANISATION.allowed_to(context.session.person)
        self.save.setEnabled(may)
        if not may:
            self.content.addWidget(label("The IQO sets this.", "muted"))

    def show_organisation(self, here: Organisation) -> None:
        """Shows what is on record; what somebody is just writing stays."""
        if here == self._shown:
            return
        self._shown = here
        self.name.setText(here.name)
        self.ods_code.setText(here.ods_code)
        self.localities.setPlainText("\n".join(here.localities))
        self.trust.setText(here.trust)

    @Slot()
    def _save(self) -> None:
        localities = self.localities.toPlainText().splitlines()
        said = self.name.text(), self.ods_code.text(), localities, self.trust.text()
        work = partial(set_organisation, self._context.session, *said)
        self._context.jobs.change(work, lambda _: self._context.announce("Your trust is saved."))
