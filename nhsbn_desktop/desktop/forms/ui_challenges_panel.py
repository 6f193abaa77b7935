# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'challenges_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_ChallengesPanel(object):
    def setupUi(self, ChallengesPanel):
        if not ChallengesPanel.objectName():
            ChallengesPanel.setObjectName(u"ChallengesPanel")
        self.panes = QHBoxLayout(ChallengesPanel)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(ChallengesPanel)
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

        self.detail = QFrame(ChallengesPanel)
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

        self.section_group = QVBoxLayout()
        self.section_group.setSpacing(4)
        self.section_group.setObjectName(u"section_group")
        self.section_group.setContentsMargins(0, 0, 0, 0)
        self.section_label = QLabel(self.scroll_about)
        self.section_label.setObjectName(u"section_label")
        self.section_label.setProperty(u"role", u"strong")
        self.section_label.setTextFormat(Qt.TextFormat.PlainText)
        self.section_label.setWordWrap(True)

        self.section_group.addWidget(self.section_label)

        self.section = QComboBox(self.scroll_about)
        self.section.setObjectName(u"section")
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.section_group.addWidget(self.section)


        self.scroll_words.addLayout(self.section_group)

        self.what_group = QVBoxLayout()
        self.what_group.setSpacing(4)
        self.what_group.setObjectName(u"what_group")
        self.what_group.setContentsMargins(0, 0, 0, 0)
        self.what_label = QLabel(self.scroll_about)
        self.what_label.setObjectName(u"what_label")
        self.what_label.setProperty(u"role", u"strong")
        self.what_label.setTextFormat(Qt.TextFormat.PlainText)
        self.what_label.setWordWrap(True)

        self.what_group.addWidget(self.what_label)

        self.what = QPlainTextEdit(self.scroll_about)
        self.what.setObjectName(u"what")
        self.what.setTabChangesFocus(True)
        self.what.setMinimumSize(QSize(0, 60))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.what.sizePolicy().hasHeightForWidth())
        self.what.setSizePolicy(sizePolicy)
        self.what.setMaximumSize(QSize(16777215, 84))

        self.what_group.addWidget(self.what)


        self.scroll_words.addLayout(self.what_group)

        self.effect_group = QVBoxLayout()
        self.effect_group.setSpacing(4)
        self.effect_group.setObjectName(u"effect_group")
        self.effect_group.setContentsMargins(0, 0, 0, 0)
        self.effect_label = QLabel(self.scroll_about)
        self.effect_label.setObjectName(u"effect_label")
        self.effect_label.setProperty(u"role", u"strong")
        self.effect_label.setTextFormat(Qt.TextFormat.PlainText)
        self.effect_label.setWordWrap(True)

        self.effect_group.addWidget(self.effect_label)

        self.effect = QPlainTextEdit(self.scroll_about)
        self.effect.setObjectName(u"effect")
        self.effect.setTabChangesFocus(True)
        self.effect.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.effect.sizePolicy().hasHeightForWidth())
        self.effect.setSizePolicy(sizePolicy)
        self.effect.setMaximumSize(QSize(16777215, 84))

        self.effect_group.addWidget(self.effect)


        self.scroll_words.addLayout(self.effect_group)

        self.asked_group = QVBoxLayout()
        self.asked_group.setSpacing(4)
        self.asked_group.setObjectName(u"asked_group")
        self.asked_group.setContentsMargins(0, 0, 0, 0)
        self.asked_label = QLabel(self.scroll_about)
        self.asked_label.setObjectName(u"asked_label")
        self.asked_label.setProperty(u"role", u"strong")
        self.asked_label.setTextFormat(Qt.TextFormat.PlainText)
        self.asked_label.setWordWrap(True)

        self.asked_group.addWidget(self.asked_label)

        self.asked = QPlainTextEdit(self.scroll_about)
        self.asked.setObjectName(u"asked")
        self.asked.setTabChangesFocus(True)
        self.asked.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.asked.sizePolicy().hasHeightForWidth())
        self.asked.setSizePolicy(sizePolicy)
        self.asked.setMaximumSize(QSize(16777215, 84))

        self.asked_group.addWidget(self.asked)


        self.scroll_words.addLayout(self.asked_group)

        self.outcome_group = QVBoxLayout()
        self.outcome_group.setSpacing(4)
        self.outcome_group.setObjectName(u"outcome_group")
        self.outcome_group.setContentsMargins(0, 0, 0, 0)
        self.outcome_label = QLabel(self.scroll_about)
        self.outcome_label.setObjectName(u"outcome_label")
        self.outcome_label.setProperty(u"role", u"strong")
        self.outcome_label.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome_label.setWordWrap(True)

        self.outcome_group.addWidget(self.outcome_label)

        self.outcome = QPlainTextEdit(self.scroll_about)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setTabChangesFocus(True)
        self.outcome.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.outcome.sizePolicy().hasHeightForWidth())
        self.outcome.setSizePolicy(sizePolicy)
        self.outcome.setMaximumSize(QSize(16777215, 84))

        self.outcome_group.addWidget(self.outcome)


        self.scroll_words.addLayout(self.outcome_group)

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
        self.raise_it = QPushButton(self.detail)
        self.raise_it.setObjectName(u"raise_it")
        self.raise_it.setProperty(u"kind", u"primary")

        self.first.addWidget(self.raise_it)

        self.first_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.first.addItem(self.first_gap)


        self.acts.addLayout(self.first)

        self.second = QHBoxLayout()
        self.second.setSpacing(8)
        self.second.setObjectName(u"second")
        self.second.setContentsMargins(0, 0, 0, 0)
        self.escalate = QPushButton(self.detail)
        self.escalate.setObjectName(u"escalate")

        self.second.addWidget(self.escalate)

        self.settle = QPushButton(self.detail)
        self.settle.setObjectName(u"settle")
        self.settle.setProperty(u"kind", u"primary")

        self.second.addWidget(self.settle)

        self.second_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.second.addItem(self.second_gap)


        self.acts.addLayout(self.second)

        self.third = QHBoxLayout()
        self.third.setSpacing(8)
        self.third.setObjectName(u"third")
        self.third.setContentsMargins(0, 0, 0, 0)
        self.new_challenge = QPushButton(self.detail)
        self.new_challenge.setObjectName(u"new_challenge")

        self.third.addWidget(self.new_challenge)

        self.third_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.third.addItem(self.third_gap)


        self.acts.addLayout(self.third)


        self.detail_layout.addLayout(self.acts)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)
#if QT_CONFIG(shortcut)
        self.section_label.setBuddy(self.section)
        self.what_label.setBuddy(self.what)
        self.effect_label.setBuddy(self.effect)
        self.asked_label.setBuddy(self.asked)
        self.outcome_label.setBuddy(self.outcome)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ChallengesPanel)

        QMetaObject.connectSlotsByName(ChallengesPanel)
    # setupUi

    def retranslateUi(self, ChallengesPanel):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ChallengesPanel", u"Challenges", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("ChallengesPanel", u"About this challenge", None))
#endif // QT_CONFIG(accessibility)
        self.title.setText(QCoreApplication.translate("ChallengesPanel", u"New challenge", None))
        self.section_label.setText(QCoreApplication.translate("ChallengesPanel", u"&Section", None))
        self.what_label.setText(QCoreApplication.translate("ChallengesPanel", u"&What stands in the way", None))
        self.effect_label.setText(QCoreApplication.translate("ChallengesPanel", u"What it does to the &return", None))
        self.asked_label.setText(QCoreApplication.translate("ChallengesPanel", u"What the &executive is asked for", None))
        self.outcome_label.setText(QCoreApplication.translate("ChallengesPanel", u"&Outcome", None))
        self.raise_it.setText(QCoreApplication.translate("ChallengesPanel", u"&Raise", None))
        self.escalate.setText(QCoreApplication.translate("ChallengesPanel", u"Esc&alate to the executive", None))
        self.settle.setText(QCoreApplication.translate("ChallengesPanel", u"Se&ttle", None))
        self.new_challenge.setText(QCoreApplication.translate("ChallengesPanel", u"&New challenge", None))
        pass
    # retranslateUi

