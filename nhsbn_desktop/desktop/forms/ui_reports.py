# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'reports.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Reports(object):
    def setupUi(self, Reports):
        if not Reports.objectName():
            Reports.setObjectName(u"Reports")
        self.panes = QHBoxLayout(Reports)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Reports)
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

        self.side = QFrame(Reports)
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
        self.about = QWidget(self.scroll.viewport())
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

        self.said = QLabel(self.about)
        self.said.setObjectName(u"said")
        self.said.setProperty(u"role", u"secondary")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)

        self.words.addWidget(self.said)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.words.addWidget(self.facts)

        self.file_row = QHBoxLayout()
        self.file_row.setSpacing(8)
        self.file_row.setObjectName(u"file_row")
        self.file_row.setContentsMargins(0, 0, 0, 0)
        self.add = QPushButton(self.about)
        self.add.setObjectName(u"add")

        self.file_row.addWidget(self.add)

        self.open = QPushButton(self.about)
        self.open.setObjectName(u"open")

        self.file_row.addWidget(self.open)

        self.file_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.file_row.addItem(self.file_gap)


        self.words.addLayout(self.file_row)

        self.pass_group = QVBoxLayout()
        self.pass_group.setSpacing(4)
        self.pass_group.setObjectName(u"pass_group")
        self.pass_group.setContentsMargins(0, 0, 0, 0)
        self.people_label = QLabel(self.about)
        self.people_label.setObjectName(u"people_label")
        self.people_label.setProperty(u"role", u"strong")
        self.people_label.setWordWrap(True)

        self.pass_group.addWidget(self.people_label)

        self.people = QListWidget(self.about)
        self.people.setObjectName(u"people")
        self.people.setMinimumSize(QSize(0, 132))

        self.pass_group.addWidget(self.people)

        self.other_label = QLabel(self.about)
        self.other_label.setObjectName(u"other_label")
        self.other_label.setWordWrap(True)

        self.pass_group.addWidget(self.other_label)

        self.other = QLineEdit(self.about)
        self.other.setObjectName(u"other")

        self.pass_group.addWidget(self.other)

        self.how_label = QLabel(self.about)
        self.how_label.setObjectName(u"how_label")
        self.how_label.setWordWrap(True)

        self.pass_group.addWidget(self.how_label)

        self.how = QComboBox(self.about)
        self.how.setObjectName(u"how")
        self.how.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.pass_group.addWidget(self.how)


        self.words.addLayout(self.pass_group)

        self.words_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_gap)

        self.scroll.setWidget(self.about)

        self.detail_list.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.pass_on = QPushButton(self.side)
        self.pass_on.setObjectName(u"pass_on")
        self.pass_on.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.pass_on)

        self.button_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.detail_list.addLayout(self.buttons)


        self.panes.addWidget(self.side)

        self.panes.setStretch(0, 62)
        self.panes.setStretch(1, 38)
#if QT_CONFIG(shortcut)
        self.people_label.setBuddy(self.people)
        self.other_label.setBuddy(self.other)
        self.how_label.setBuddy(self.how)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Reports)

        QMetaObject.connectSlotsByName(Reports)
    # setupUi

    def retranslateUi(self, Reports):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Reports", u"Reports of the Network", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Reports", u"About this report", None))
#endif // QT_CONFIG(accessibility)
        self.add.setText(QCoreApplication.translate("Reports", u"&Add its file", None))
        self.open.setText(QCoreApplication.translate("Reports", u"&Open it", None))
        self.people_label.setText(QCoreApplication.translate("Reports", u"&Passed on to", None))
        self.other_label.setText(QCoreApplication.translate("Reports", u"And to &others, apart by commas", None))
        self.how_label.setText(QCoreApplication.translate("Reports", u"&How", None))
        self.pass_on.setText(QCoreApplication.translate("Reports", u"&Record that it was passed on", None))
        pass
    # retranslateUi

