# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'requests_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_RequestsPanel(object):
    def setupUi(self, RequestsPanel):
        if not RequestsPanel.objectName():
            RequestsPanel.setObjectName(u"RequestsPanel")
        self.panes = QHBoxLayout(RequestsPanel)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(RequestsPanel)
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

        self.detail = QFrame(RequestsPanel)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(352, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.detail_layout = QVBoxLayout(self.detail)
        self.detail_layout.setSpacing(10)
        self.detail_layout.setObjectName(u"detail_layout")
        self.detail_layout.setContentsMargins(20, 16, 20, 16)
        self.state = Tag(self.detail)
        self.state.setObjectName(u"state")

        self.detail_layout.addWidget(self.state)

        self.why = QLabel(self.detail)
        self.why.setObjectName(u"why")
        self.why.setProperty(u"role", u"muted")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)

        self.detail_layout.addWidget(self.why)

        self.scroll = QScrollArea(self.detail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_about = QWidget(self.scroll.viewport())
        self.scroll_about.setObjectName(u"scroll_about")
        self.scroll_words = QVBoxLayout(self.scroll_about)
        self.scroll_words.setSpacing(10)
        self.scroll_words.setObjectName(u"scroll_words")
        self.scroll_words.setContentsMargins(0, 0, 4, 0)
        self.title = QLabel(self.scroll_about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.scroll_words.addWidget(self.title)

        self.facts = Facts(self.scroll_about)
        self.facts.setObjectName(u"facts")

        self.scroll_words.addWidget(self.facts)

        self.workbook_group = QVBoxLayout()
        self.workbook_group.setSpacing(4)
        self.workbook_group.setObjectName(u"workbook_group")
        self.workbook_group.setContentsMargins(0, 0, 0, 0)
        self.workbook_label = QLabel(self.scroll_about)
        self.workbook_label.setObjectName(u"workbook_label")
        self.workbook_label.setProperty(u"role", u"strong")
        self.workbook_label.setTextFormat(Qt.TextFormat.PlainText)
        self.workbook_label.setWordWrap(True)

        self.workbook_group.addWidget(self.workbook_label)

        self.workbook = QComboBox(self.scroll_about)
        self.workbook.setObjectName(u"workbook")
        self.workbook.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.workbook_group.addWidget(self.workbook)


        self.scroll_words.addLayout(self.workbook_group)

        self.escalate_to_group = QVBoxLayout()
        self.escalate_to_group.setSpacing(4)
        self.escalate_to_group.setObjectName(u"escalate_to_group")
        self.escalate_to_group.setContentsMargins(0, 0, 0, 0)
        self.escalate_to_label = QLabel(self.scroll_about)
        self.escalate_to_label.setObjectName(u"escalate_to_label")
        self.escalate_to_label.setProperty(u"role", u"strong")
        self.escalate_to_label.setTextFormat(Qt.TextFormat.PlainText)
        self.escalate_to_label.setWordWrap(True)

        self.escalate_to_group.addWidget(self.escalate_to_label)

        self.escalate_to = QComboBox(self.scroll_about)
        self.escalate_to.setObjectName(u"escalate_to")
        self.escalate_to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.escalate_to_group.addWidget(self.escalate_to)


        self.scroll_words.addLayout(self.escalate_to_group)

        self.received_on_group = QVBoxLayout()
        self.received_on_group.setSpacing(4)
        self.received_on_group.setObjectName(u"received_on_group")
        self.received_on_group.setContentsMargins(0, 0, 0, 0)
        self.received_on_label = QLabel(self.scroll_about)
        self.received_on_label.setObjectName(u"received_on_label")
        self.received_on_label.setProperty(u"role", u"strong")
        self.received_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.received_on_label.setWordWrap(True)

        self.received_on_group.addWidget(self.received_on_label)

        self.received_on = QDateEdit(self.scroll_about)
        self.received_on.setObjectName(u"received_on")
        self.received_on.setCalendarPopup(True)
        self.received_on.setDisplayFormat(u"d MMMM yyyy")

        self.received_on_group.addWidget(self.received_on)


        self.scroll_words.addLayout(self.received_on_group)

        self.words = QLabel(self.scroll_about)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"muted")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.scroll_words.addWidget(self.words)

        self.scroll_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.scroll_words.addItem(self.scroll_end)

        self.scroll.setWidget(self.scroll_about)

        self.detail_layout.addWidget(self.scroll)

        self.acts = QVBoxLayout()
        self.acts.setSpacing(8)
        self.acts.setObjectName(u"acts")
        self.acts.setContentsMargins(0, 0, 0, 0)
        self.asking = QHBoxLayout()
        self.asking.setSpacing(8)
        self.asking.setObjectName(u"asking")
        self.asking.setContentsMargins(0, 0, 0, 0)
        self.ask = QPushButton(self.detail)
        self.ask.setObjectName(u"ask")
        self.ask.setProperty(u"kind", u"primary")

        self.asking.addWidget(self.ask)

        self.asking_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.asking.addItem(self.asking_gap)


        self.acts.addLayout(self.asking)

        self.more = QHBoxLayout()
        self.more.setSpacing(8)
        self.more.setObjectName(u"more")
        self.more.setContentsMargins(0, 0, 0, 0)
        self.remind = QPushButton(self.detail)
        self.remind.setObjectName(u"remind")

        self.more.addWidget(self.remind)

        self.escalate = QPushButton(self.detail)
        self.escalate.setObjectName(u"escalate")

        self.more.addWidget(self.escalate)

        self.more_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.more.addItem(self.more_gap)


        self.acts.addLayout(self.more)

        self.met = QHBoxLayout()
        self.met.setSpacing(8)
        self.met.setObjectName(u"met")
        self.met.setContentsMargins(0, 0, 0, 0)
        self.receive = QPushButton(self.detail)
        self.receive.setObjectName(u"receive")

        self.met.addWidget(self.receive)

        self.met_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.met.addItem(self.met_gap)


        self.acts.addLayout(self.met)


        self.detail_layout.addLayout(self.acts)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)
#if QT_CONFIG(shortcut)
        self.workbook_label.setBuddy(self.workbook)
        self.escalate_to_label.setBuddy(self.escalate_to)
        self.received_on_label.setBuddy(self.received_on)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RequestsPanel)

        QMetaObject.connectSlotsByName(RequestsPanel)
    # setupUi

    def retranslateUi(self, RequestsPanel):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("RequestsPanel", u"Requests for data", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("RequestsPanel", u"About this request", None))
#endif // QT_CONFIG(accessibility)
        self.workbook_label.setText(QCoreApplication.translate("RequestsPanel", u"&Workbook to send a part of", None))
        self.escalate_to_label.setText(QCoreApplication.translate("RequestsPanel", u"Escalate &to", None))
        self.received_on_label.setText(QCoreApplication.translate("RequestsPanel", u"Data &came on", None))
        self.ask.setText(QCoreApplication.translate("RequestsPanel", u"Write the &request\u2026", None))
        self.remind.setText(QCoreApplication.translate("RequestsPanel", u"Write a re&minder\u2026", None))
        self.escalate.setText(QCoreApplication.translate("RequestsPanel", u"&Escalate\u2026", None))
        self.receive.setText(QCoreApplication.translate("RequestsPanel", u"Data has come", None))
        pass
    # retranslateUi

