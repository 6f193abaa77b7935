# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'queries_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_QueriesPanel(object):
    def setupUi(self, QueriesPanel):
        if not QueriesPanel.objectName():
            QueriesPanel.setObjectName(u"QueriesPanel")
        self.panes = QHBoxLayout(QueriesPanel)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(QueriesPanel)
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

        self.detail = QFrame(QueriesPanel)
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

        self.asked = QLabel(self.scroll_about)
        self.asked.setObjectName(u"asked")
        self.asked.setProperty(u"role", u"secondary")
        self.asked.setTextFormat(Qt.TextFormat.PlainText)
        self.asked.setWordWrap(True)

        self.scroll_words.addWidget(self.asked)

        self.metrics_group = QVBoxLayout()
        self.metrics_group.setSpacing(4)
        self.metrics_group.setObjectName(u"metrics_group")
        self.metrics_group.setContentsMargins(0, 0, 0, 0)
        self.metrics_label = QLabel(self.scroll_about)
        self.metrics_label.setObjectName(u"metrics_label")
        self.metrics_label.setProperty(u"role", u"strong")
        self.metrics_label.setTextFormat(Qt.TextFormat.PlainText)
        self.metrics_label.setWordWrap(True)

        self.metrics_group.addWidget(self.metrics_label)

        self.metrics = QLineEdit(self.scroll_about)
        self.metrics.setObjectName(u"metrics")

        self.metrics_group.addWidget(self.metrics)


        self.scroll_words.addLayout(self.metrics_group)

        self.question_group = QVBoxLayout()
        self.question_group.setSpacing(4)
        self.question_group.setObjectName(u"question_group")
        self.question_group.setContentsMargins(0, 0, 0, 0)
        self.question_label = QLabel(self.scroll_about)
        self.question_label.setObjectName(u"question_label")
        self.question_label.setProperty(u"role", u"strong")
        self.question_label.setTextFormat(Qt.TextFormat.PlainText)
        self.question_label.setWordWrap(True)

        self.question_group.addWidget(self.question_label)

        self.question = QPlainTextEdit(self.scroll_about)
        self.question.setObjectName(u"question")
        self.question.setTabChangesFocus(True)
        self.question.setMinimumSize(QSize(0, 60))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.question.sizePolicy().hasHeightForWidth())
        self.question.setSizePolicy(sizePolicy)
        self.question.setMaximumSize(QSize(16777215, 120))

        self.question_group.addWidget(self.question)


        self.scroll_words.addLayout(self.question_group)

        self.answer_group = QVBoxLayout()
        self.answer_group.setSpacing(4)
        self.answer_group.setObjectName(u"answer_group")
        self.answer_group.setContentsMargins(0, 0, 0, 0)
        self.answer_label = QLabel(self.scroll_about)
        self.answer_label.setObjectName(u"answer_label")
        self.answer_label.setProperty(u"role", u"strong")
        self.answer_label.setTextFormat(Qt.TextFormat.PlainText)
        self.answer_label.setWordWrap(True)

        self.answer_group.addWidget(self.answer_label)

        self.answer = QPlainTextEdit(self.scroll_about)
        self.answer.setObjectName(u"answer")
        self.answer.setTabChangesFocus(True)
        self.answer.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.answer.sizePolicy().hasHeightForWidth())
        self.answer.setSizePolicy(sizePolicy)
        self.answer.setMaximumSize(QSize(16777215, 120))

        self.answer_group.addWidget(self.answer)


        self.scroll_words.addLayout(self.answer_group)

        self.answered_by_group = QVBoxLayout()
        self.answered_by_group.setSpacing(4)
        self.answered_by_group.setObjectName(u"answered_by_group")
        self.answered_by_group.setContentsMargins(0, 0, 0, 0)
        self.answered_by_label = QLabel(self.scroll_about)
        self.answered_by_label.setObjectName(u"answered_by_label")
        self.answered_by_label.setProperty(u"role", u"strong")
        self.answered_by_label.setTextFormat(Qt.TextFormat.PlainText)
        self.answered_by_label.setWordWrap(True)

        self.answered_by_group.addWidget(self.answered_by_label)

        self.answered_by = QLineEdit(self.scroll_about)
        self.answered_by.setObjectName(u"answered_by")

        self.answered_by_group.addWidget(self.answered_by)


        self.scroll_words.addLayout(self.answered_by_group)

        self.answered_on_group = QVBoxLayout()
        self.answered_on_group.setSpacing(4)
        self.answered_on_group.setObjectName(u"answered_on_group")
        self.answered_on_group.setContentsMargins(0, 0, 0, 0)
        self.answered_on_label = QLabel(self.scroll_about)
        self.answered_on_label.setObjectName(u"answered_on_label")
        self.answered_on_label.setProperty(u"role", u"strong")
        self.answered_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.answered_on_label.setWordWrap(True)

        self.answered_on_group.addWidget(self.answered_on_label)

        self.answered_on = QDateEdit(self.scroll_about)
        self.answered_on.setObjectName(u"answered_on")
        self.answered_on.setCalendarPopup(True)
        self.answered_on.setDisplayFormat(u"d MMMM yyyy")

        self.answered_on_group.addWidget(self.answered_on)


        self.scroll_words.addLayout(self.answered_on_group)

        self.scroll_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.scroll_words.addItem(self.scroll_end)

        self.scroll.setWidget(self.scroll_about)

        self.detail_layout.addWidget(self.scroll)

        self.acts = QVBoxLayout()
        self.acts.setSpacing(8)
        self.acts.setObjectName(u"acts")
        self.acts.setContentsMargins(0, 0, 0, 0)
        self.first = QHBoxLayout()
        self.first.setSpacing(8)
        self.first.setObjectName(u"first")
        self.first.setContentsMargins(0, 0, 0, 0)
        self.ask = QPushButton(self.detail)
        self.ask.setObjectName(u"ask")
        self.ask.setProperty(u"kind", u"primary")

        self.first.addWidget(self.ask)

        self.write = QPushButton(self.detail)
        self.write.setObjectName(u"write")

        self.first.addWidget(self.write)

        self.first_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.first.addItem(self.first_gap)


        self.acts.addLayout(self.first)

        self.second = QHBoxLayout()
        self.second.setSpacing(8)
        self.second.setObjectName(u"second")
        self.second.setContentsMargins(0, 0, 0, 0)
        self.save_answer = QPushButton(self.detail)
        self.save_answer.setObjectName(u"save_answer")
        self.save_answer.setProperty(u"kind", u"primary")

        self.second.addWidget(self.save_answer)

        self.confirm = QPushButton(self.detail)
        self.confirm.setObjectName(u"confirm")

        self.second.addWidget(self.confirm)

        self.new_query = QPushButton(self.detail)
        self.new_query.setObjectName(u"new_query")

        self.second.addWidget(self.new_query)

        self.second_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.second.addItem(self.second_gap)


        self.acts.addLayout(self.second)


        self.detail_layout.addLayout(self.acts)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)
#if QT_CONFIG(shortcut)
        self.metrics_label.setBuddy(self.metrics)
        self.question_label.setBuddy(self.question)
        self.answer_label.setBuddy(self.answer)
        self.answered_by_label.setBuddy(self.answered_by)
        self.answered_on_label.setBuddy(self.answered_on)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(QueriesPanel)

        QMetaObject.connectSlotsByName(QueriesPanel)
    # setupUi

    def retranslateUi(self, QueriesPanel):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("QueriesPanel", u"Definitions queries", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("QueriesPanel", u"About this query", None))
#endif // QT_CONFIG(accessibility)
        self.title.setText(QCoreApplication.translate("QueriesPanel", u"New query", None))
        self.metrics_label.setText(QCoreApplication.translate("QueriesPanel", u"&Metrics, with commas between them", None))
        self.metrics.setPlaceholderText(QCoreApplication.translate("QueriesPanel", u"AC07, AC08", None))
        self.question_label.setText(QCoreApplication.translate("QueriesPanel", u"&Question to the Network", None))
        self.answer_label.setText(QCoreApplication.translate("QueriesPanel", u"Network's &answer", None))
        self.answered_by_label.setText(QCoreApplication.translate("QueriesPanel", u"Answered &by", None))
        self.answered_by.setPlaceholderText(QCoreApplication.translate("QueriesPanel", u"Who at the Network", None))
        self.answered_on_label.setText(QCoreApplication.translate("QueriesPanel", u"Answered &on", None))
        self.ask.setText(QCoreApplication.translate("QueriesPanel", u"&Ask", None))
        self.write.setText(QCoreApplication.translate("QueriesPanel", u"Write e-&mail\u2026", None))
        self.save_answer.setText(QCoreApplication.translate("QueriesPanel", u"Save &answer", None))
        self.confirm.setText(QCoreApplication.translate("QueriesPanel", u"Still &holds", None))
        self.new_query.setText(QCoreApplication.translate("QueriesPanel", u"&New query", None))
        pass
    # retranslateUi

