# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'actions.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Actions(object):
    def setupUi(self, Actions):
        if not Actions.objectName():
            Actions.setObjectName(u"Actions")
        self.panes = QHBoxLayout(Actions)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Actions)
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

        self.side = QFrame(Actions)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"card")
        self.side.setMinimumSize(QSize(336, 0))
        self.side.setMaximumSize(QSize(470, 16777215))
        self.detail_list = QVBoxLayout(self.side)
        self.detail_list.setSpacing(10)
        self.detail_list.setObjectName(u"detail_list")
        self.detail_list.setContentsMargins(20, 16, 20, 16)
        self.standing = Tag(self.side)
        self.standing.setObjectName(u"standing")

        self.detail_list.addWidget(self.standing)

        self.scroll = QScrollArea(self.side)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about_area = QWidget(self.scroll.viewport())
        self.about_area.setObjectName(u"about_area")
        self.words = QVBoxLayout(self.about_area)
        self.words.setSpacing(10)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 4, 0)
        self.title = QLabel(self.about_area)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.words.addWidget(self.title)

        self.kind_group = QVBoxLayout()
        self.kind_group.setSpacing(4)
        self.kind_group.setObjectName(u"kind_group")
        self.kind_group.setContentsMargins(0, 0, 0, 0)
        self.kind_label = QLabel(self.about_area)
        self.kind_label.setObjectName(u"kind_label")
        self.kind_label.setProperty(u"role", u"strong")
        self.kind_label.setWordWrap(True)

        self.kind_group.addWidget(self.kind_label)

        self.kind = QComboBox(self.about_area)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.kind_group.addWidget(self.kind)


        self.words.addLayout(self.kind_group)

        self.what_group = QVBoxLayout()
        self.what_group.setSpacing(4)
        self.what_group.setObjectName(u"what_group")
        self.what_group.setContentsMargins(0, 0, 0, 0)
        self.what_label = QLabel(self.about_area)
        self.what_label.setObjectName(u"what_label")
        self.what_label.setProperty(u"role", u"strong")
        self.what_label.setWordWrap(True)

        self.what_group.addWidget(self.what_label)

        self.what = QPlainTextEdit(self.about_area)
        self.what.setObjectName(u"what")
        self.what.setMinimumSize(QSize(0, 64))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.what.sizePolicy().hasHeightForWidth())
        self.what.setSizePolicy(sizePolicy)
        self.what.setMaximumSize(QSize(16777215, 88))
        self.what.setTabChangesFocus(True)

        self.what_group.addWidget(self.what)


        self.words.addLayout(self.what_group)

        self.about_group = QVBoxLayout()
        self.about_group.setSpacing(4)
        self.about_group.setObjectName(u"about_group")
        self.about_group.setContentsMargins(0, 0, 0, 0)
        self.about_label = QLabel(self.about_area)
        self.about_label.setObjectName(u"about_label")
        self.about_label.setProperty(u"role", u"strong")
        self.about_label.setWordWrap(True)

        self.about_group.addWidget(self.about_label)

        self.about = QLineEdit(self.about_area)
        self.about.setObjectName(u"about")

        self.about_group.addWidget(self.about)


        self.words.addLayout(self.about_group)

        self.owner_group = QVBoxLayout()
        self.owner_group.setSpacing(4)
        self.owner_group.setObjectName(u"owner_group")
        self.owner_group.setContentsMargins(0, 0, 0, 0)
        self.owner_label = QLabel(self.about_area)
        self.owner_label.setObjectName(u"owner_label")
        self.owner_label.setProperty(u"role", u"strong")
        self.owner_label.setWordWrap(True)

        self.owner_group.addWidget(self.owner_label)

        self.owner = QComboBox(self.about_area)
        self.owner.setObjectName(u"owner")
        self.owner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.owner_group.addWidget(self.owner)


        self.words.addLayout(self.owner_group)

        self.due_row = QHBoxLayout()
        self.due_row.setSpacing(8)
        self.due_row.setObjectName(u"due_row")
        self.due_row.setContentsMargins(0, 0, 0, 0)
        self.has_due = QCheckBox(self.about_area)
        self.has_due.setObjectName(u"has_due")

        self.due_row.addWidget(self.has_due)

        self.due = QDateEdit(self.about_area)
        self.due.setObjectName(u"due")
        self.due.setCalendarPopup(True)

        self.due_row.addWidget(self.due)

        self.due_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.due_row.addItem(self.due_gap)


        self.words.addLayout(self.due_row)

        self.attending_group = QVBoxLayout()
        self.attending_group.setSpacing(4)
        self.attending_group.setObjectName(u"attending_group")
        self.attending_group.setContentsMargins(0, 0, 0, 0)
        self.attending_label = QLabel(self.about_area)
        self.attending_label.setObjectName(u"attending_label")
        self.attending_label.setProperty(u"role", u"strong")
        self.attending_label.setWordWrap(True)

        self.attending_group.addWidget(self.attending_label)

        self.attending = QListWidget(self.about_area)
        self.attending.setObjectName(u"attending")
        self.attending.setMinimumSize(QSize(0, 112))

        self.attending_group.addWidget(self.attending)

        self.unregistered = QLabel(self.about_area)
        self.unregistered.setObjectName(u"unregistered")
        self.unregistered.setProperty(u"role", u"muted")
        self.unregistered.setTextFormat(Qt.TextFormat.PlainText)
        self.unregistered.setWordWrap(True)

        self.attending_group.addWidget(self.unregistered)


        self.words.addLayout(self.attending_group)

        self.outcome_group = QVBoxLayout()
        self.outcome_group.setSpacing(4)
        self.outcome_group.setObjectName(u"outcome_group")
        self.outcome_group.setContentsMargins(0, 0, 0, 0)
        self.outcome_label = QLabel(self.about_area)
        self.outcome_label.setObjectName(u"outcome_label")
        self.outcome_label.setProperty(u"role", u"strong")
        self.outcome_label.setWordWrap(True)

        self.outcome_group.addWidget(self.outcome_label)

        self.outcome = QPlainTextEdit(self.about_area)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setMinimumSize(QSize(0, 64))
        sizePolicy.setHeightForWidth(self.outcome.sizePolicy().hasHeightForWidth())
        self.outcome.setSizePolicy(sizePolicy)
        self.outcome.setMaximumSize(QSize(16777215, 88))
        self.outcome.setTabChangesFocus(True)

        self.outcome_group.addWidget(self.outcome)


        self.words.addLayout(self.outcome_group)

        self.words_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_gap)

        self.scroll.setWidget(self.about_area)

        self.detail_list.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.keep = QPushButton(self.side)
        self.keep.setObjectName(u"keep")
        self.keep.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.keep)

        self.done = QPushButton(self.side)
        self.done.setObjectName(u"done")

        self.buttons.addWidget(self.done)

        self.reopen = QPushButton(self.side)
        self.reopen.setObjectName(u"reopen")

        self.buttons.addWidget(self.reopen)

        self.new_one = QPushButton(self.side)
        self.new_one.setObjectName(u"new_one")

        self.buttons.addWidget(self.new_one)

        self.button_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.detail_list.addLayout(self.buttons)


        self.panes.addWidget(self.side)

        self.panes.setStretch(0, 62)
        self.panes.setStretch(1, 38)
#if QT_CONFIG(shortcut)
        self.kind_label.setBuddy(self.kind)
        self.what_label.setBuddy(self.what)
        self.about_label.setBuddy(self.about)
        self.owner_label.setBuddy(self.owner)
        self.attending_label.setBuddy(self.attending)
        self.outcome_label.setBuddy(self.outcome)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Actions)

        QMetaObject.connectSlotsByName(Actions)
    # setupUi

    def retranslateUi(self, Actions):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Actions", u"What follows, and who sees to it", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Actions", u"What follows", None))
#endif // QT_CONFIG(accessibility)
        self.kind_label.setText(QCoreApplication.translate("Actions", u"&Kind", None))
        self.what_label.setText(QCoreApplication.translate("Actions", u"&What is to be done", None))
        self.about_label.setText(QCoreApplication.translate("Actions", u"&Follows from", None))
        self.about.setPlaceholderText(QCoreApplication.translate("Actions", u"a report, an answer, a delivery review", None))
        self.owner_label.setText(QCoreApplication.translate("Actions", u"Who &sees to it", None))
        self.has_due.setText(QCoreApplication.translate("Actions", u"&By", None))
        self.due.setDisplayFormat(QCoreApplication.translate("Actions", u"d MMM yyyy", None))
#if QT_CONFIG(accessibility)
        self.due.setAccessibleName(QCoreApplication.translate("Actions", u"The day it is due", None))
#endif // QT_CONFIG(accessibility)
        self.attending_label.setText(QCoreApplication.translate("Actions", u"&Registered to attend", None))
        self.outcome_label.setText(QCoreApplication.translate("Actions", u"What &came of it", None))
        self.keep.setText(QCoreApplication.translate("Actions", u"&Plan it", None))
        self.done.setText(QCoreApplication.translate("Actions", u"&Done", None))
        self.reopen.setText(QCoreApplication.translate("Actions", u"Take it up again", None))
        self.new_one.setText(QCoreApplication.translate("Actions", u"&New", None))
        pass
    # retranslateUi

