# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'programme.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.cards import (Facts, Tag)
from nhsbn_desktop.desktop.table_view import TableView
class Ui_Programme(object):
    def setupUi(self, Programme):
        if not Programme.objectName():
            Programme.setObjectName(u"Programme")
        self.page = QHBoxLayout(Programme)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Programme)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setSpacing(0)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)


        self.page.addWidget(self.list_card)

        self.detail = QFrame(Programme)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(336, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.panel = QVBoxLayout(self.detail)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 16, 20, 16)
        self.window_tag = Tag(self.detail)
        self.window_tag.setObjectName(u"window_tag")

        self.panel.addWidget(self.window_tag)

        self.title = QLabel(self.detail)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setWordWrap(True)

        self.panel.addWidget(self.title)

        self.note = QLabel(self.detail)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"role", u"muted")
        self.note.setWordWrap(True)

        self.panel.addWidget(self.note)

        self.facts = Facts(self.detail)
        self.facts.setObjectName(u"facts")

        self.panel.addWidget(self.facts)

        self.go_to_plan = QPushButton(self.detail)
        self.go_to_plan.setObjectName(u"go_to_plan")
        self.go_to_plan.setProperty(u"kind", u"link")

        self.panel.addWidget(self.go_to_plan)

        self.decision_label = QLabel(self.detail)
        self.decision_label.setObjectName(u"decision_label")
        self.decision_label.setProperty(u"role", u"strong")

        self.panel.addWidget(self.decision_label)

        self.decision = QComboBox(self.detail)
        self.decision.setObjectName(u"decision")

        self.panel.addWidget(self.decision)

        self.decided_label = QLabel(self.detail)
        self.decided_label.setObjectName(u"decided_label")
        self.decided_label.setProperty(u"role", u"strong")

        self.panel.addWidget(self.decided_label)

        self.decided_on = QDateEdit(self.detail)
        self.decided_on.setObjectName(u"decided_on")
        self.decided_on.setCalendarPopup(True)

        self.panel.addWidget(self.decided_on)

        self.reason_label = QLabel(self.detail)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"role", u"strong")

        self.panel.addWidget(self.reason_label)

        self.reason = QPlainTextEdit(self.detail)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumSize(QSize(16777215, 84))

        self.panel.addWidget(self.reason)

        self.registered = QCheckBox(self.detail)
        self.registered.setObjectName(u"registered")

        self.panel.addWidget(self.registered)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.panel.addItem(self.gap)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.save = QPushButton(self.detail)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.save)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.panel.addLayout(self.buttons)


        self.page.addWidget(self.detail)

        self.page.setStretch(0, 69)
        self.page.setStretch(1, 31)
#if QT_CONFIG(shortcut)
        self.decision_label.setBuddy(self.decision)
        self.decided_label.setBuddy(self.decided_on)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Programme)

        QMetaObject.connectSlotsByName(Programme)
    # setupUi

    def retranslateUi(self, Programme):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Programme", u"Collections of the year", None))
#endif // QT_CONFIG(accessibility)
        self.go_to_plan.setText(QCoreApplication.translate("Programme", u"Open its plan", None))
        self.decision_label.setText(QCoreApplication.translate("Programme", u"&Decision of the clinical leadership executive", None))
        self.decided_label.setText(QCoreApplication.translate("Programme", u"D&ecided on", None))
        self.decided_on.setDisplayFormat(QCoreApplication.translate("Programme", u"d MMMM yyyy", None))
        self.reason_label.setText(QCoreApplication.translate("Programme", u"&Reason", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("Programme", u"Needed where the trust does not take part", None))
        self.registered.setText(QCoreApplication.translate("Programme", u"The &Network has been told", None))
        self.save.setText(QCoreApplication.translate("Programme", u"Save decision", None))
        pass
    # retranslateUi

