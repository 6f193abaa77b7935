# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'programme.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Programme(object):
    def setupUi(self, Programme):
        if not Programme.objectName():
            Programme.setObjectName(u"Programme")
        self.page = QVBoxLayout(Programme)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.welcome = QFrame(Programme)
        self.welcome.setObjectName(u"welcome")
        self.welcome.setProperty(u"role", u"card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.welcome.sizePolicy().hasHeightForWidth())
        self.welcome.setSizePolicy(sizePolicy)
        self.welcome_row = QHBoxLayout(self.welcome)
        self.welcome_row.setSpacing(12)
        self.welcome_row.setObjectName(u"welcome_row")
        self.welcome_row.setContentsMargins(20, 16, 20, 18)
        self.welcome_words = QVBoxLayout()
        self.welcome_words.setSpacing(4)
        self.welcome_words.setObjectName(u"welcome_words")
        self.welcome_words.setContentsMargins(0, 0, 0, 0)
        self.welcome_heading = QLabel(self.welcome)
        self.welcome_heading.setObjectName(u"welcome_heading")
        self.welcome_heading.setProperty(u"role", u"heading")

        self.welcome_words.addWidget(self.welcome_heading)

        self.welcome_text = QLabel(self.welcome)
        self.welcome_text.setObjectName(u"welcome_text")
        self.welcome_text.setProperty(u"role", u"secondary")
        self.welcome_text.setWordWrap(True)

        self.welcome_words.addWidget(self.welcome_text)


        self.welcome_row.addLayout(self.welcome_words)

        self.practise = QPushButton(self.welcome)
        self.practise.setObjectName(u"practise")

        self.welcome_row.addWidget(self.practise)

        self.open_workbook = QPushButton(self.welcome)
        self.open_workbook.setObjectName(u"open_workbook")
        self.open_workbook.setProperty(u"kind", u"primary")

        self.welcome_row.addWidget(self.open_workbook)

        self.welcome_row.setStretch(0, 1)

        self.page.addWidget(self.welcome)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Programme)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list_card_list = QVBoxLayout(self.list_card)
        self.list_card_list.setSpacing(0)
        self.list_card_list.setObjectName(u"list_card_list")
        self.list_card_list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list_card_list.addWidget(self.table)


        self.panes.addWidget(self.list_card)

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

        self.scroll = QScrollArea(self.detail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget()
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(10)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 4, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.words.addWidget(self.title)

        self.note = QLabel(self.about)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"role", u"muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)

        self.words.addWidget(self.note)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.words.addWidget(self.facts)

        self.go_to_plan = QPushButton(self.about)
        self.go_to_plan.setObjectName(u"go_to_plan")
        self.go_to_plan.setProperty(u"kind", u"link")

        self.words.addWidget(self.go_to_plan)

        self.decision_group = QVBoxLayout()
        self.decision_group.setSpacing(4)
        self.decision_group.setObjectName(u"decision_group")
        self.decision_group.setContentsMargins(0, 0, 0, 0)
        self.decision_label = QLabel(self.about)
        self.decision_label.setObjectName(u"decision_label")
        self.decision_label.setProperty(u"role", u"strong")
        self.decision_label.setWordWrap(True)

        self.decision_group.addWidget(self.decision_label)

        self.decision = QComboBox(self.about)
        self.decision.setObjectName(u"decision")
        self.decision.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.decision_group.addWidget(self.decision)


        self.words.addLayout(self.decision_group)

        self.decided_on_group = QVBoxLayout()
        self.decided_on_group.setSpacing(4)
        self.decided_on_group.setObjectName(u"decided_on_group")
        self.decided_on_group.setContentsMargins(0, 0, 0, 0)
        self.decided_label = QLabel(self.about)
        self.decided_label.setObjectName(u"decided_label")
        self.decided_label.setProperty(u"role", u"strong")
        self.decided_label.setWordWrap(True)

        self.decided_on_group.addWidget(self.decided_label)

        self.decided_on = QDateEdit(self.about)
        self.decided_on.setObjectName(u"decided_on")
        self.decided_on.setCalendarPopup(True)
        self.decided_on.setDisplayFormat(u"d MMMM yyyy")

        self.decided_on_group.addWidget(self.decided_on)


        self.words.addLayout(self.decided_on_group)

        self.reason_group = QVBoxLayout()
        self.reason_group.setSpacing(4)
        self.reason_group.setObjectName(u"reason_group")
        self.reason_group.setContentsMargins(0, 0, 0, 0)
        self.reason_label = QLabel(self.about)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"role", u"strong")
        self.reason_label.setWordWrap(True)

        self.reason_group.addWidget(self.reason_label)

        self.reason = QPlainTextEdit(self.about)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumSize(QSize(0, 60))
        self.reason.setMaximumSize(QSize(16777215, 84))

        self.reason_group.addWidget(self.reason)


        self.words.addLayout(self.reason_group)

        self.registered = QCheckBox(self.about)
        self.registered.setObjectName(u"registered")

        self.words.addWidget(self.registered)

        self.words_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.detail)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.save)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.panel.addLayout(self.buttons)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)

        self.page.addLayout(self.panes)

#if QT_CONFIG(shortcut)
        self.decision_label.setBuddy(self.decision)
        self.decided_label.setBuddy(self.decided_on)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Programme)

        QMetaObject.connectSlotsByName(Programme)
    # setupUi

    def retranslateUi(self, Programme):
        self.welcome_heading.setText(QCoreApplication.translate("Programme", u"Start with the Network's workbook", None))
        self.welcome_text.setText(QCoreApplication.translate("Programme", u"Open the workbook that the Network sent you. The program checks it, shows it beside last year's, and keeps everything on this computer. Or practise first, with a sample collection that is nobody's.", None))
        self.practise.setText(QCoreApplication.translate("Programme", u"Practise with the sample collection", None))
        self.open_workbook.setText(QCoreApplication.translate("Programme", u"Open workbook", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Programme", u"Collections of the year", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Programme", u"About this collection", None))
#endif // QT_CONFIG(accessibility)
        self.go_to_plan.setText(QCoreApplication.translate("Programme", u"Open its plan", None))
        self.decision_label.setText(QCoreApplication.translate("Programme", u"&Decision of the clinical leadership executive", None))
        self.decided_label.setText(QCoreApplication.translate("Programme", u"D&ecided on", None))
        self.reason_label.setText(QCoreApplication.translate("Programme", u"&Reason", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("Programme", u"Needed where the trust does not take part", None))
        self.registered.setText(QCoreApplication.translate("Programme", u"The &Network has been told", None))
        self.save.setText(QCoreApplication.translate("Programme", u"&Save decision", None))
        pass
    # retranslateUi

