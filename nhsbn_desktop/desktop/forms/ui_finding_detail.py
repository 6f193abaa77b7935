# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'finding_detail.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.answer_field import AnswerField
from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.chips import Segments
class Ui_FindingDetail(object):
    def setupUi(self, FindingDetail):
        if not FindingDetail.objectName():
            FindingDetail.setObjectName(u"FindingDetail")
        FindingDetail.setProperty(u"role", u"card")
        self.panel = QVBoxLayout(FindingDetail)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(16, 14, 16, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.level = Tag(FindingDetail)
        self.level.setObjectName(u"level")

        self.head.addWidget(self.level)

        self.state = Tag(FindingDetail)
        self.state.setObjectName(u"state")

        self.head.addWidget(self.state)

        self.code = QLabel(FindingDetail)
        self.code.setObjectName(u"code")
        self.code.setProperty(u"role", u"muted")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.head.addWidget(self.code)

        self.head_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)

        self.previous = QPushButton(FindingDetail)
        self.previous.setObjectName(u"previous")
        self.previous.setProperty(u"kind", u"quiet")
        self.previous.setMaximumSize(QSize(36, 34))

        self.head.addWidget(self.previous)

        self.next = QPushButton(FindingDetail)
        self.next.setObjectName(u"next")
        self.next.setProperty(u"kind", u"quiet")
        self.next.setMaximumSize(QSize(36, 34))

        self.head.addWidget(self.next)


        self.panel.addLayout(self.head)

        self.scroll = QScrollArea(FindingDetail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(8)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 8, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.words.addWidget(self.title)

        self.fact = QLabel(self.about)
        self.fact.setObjectName(u"fact")
        self.fact.setTextFormat(Qt.TextFormat.PlainText)
        self.fact.setWordWrap(True)

        self.words.addWidget(self.fact)

        self.links_place = QVBoxLayout()
        self.links_place.setObjectName(u"links_place")

        self.words.addLayout(self.links_place)

        self.history_place = QVBoxLayout()
        self.history_place.setObjectName(u"history_place")

        self.words.addLayout(self.history_place)

        self.why_group = QVBoxLayout()
        self.why_group.setSpacing(3)
        self.why_group.setObjectName(u"why_group")
        self.why_group.setContentsMargins(-1, 4, -1, -1)
        self.why_heading = QLabel(self.about)
        self.why_heading.setObjectName(u"why_heading")
        self.why_heading.setProperty(u"role", u"strong")

        self.why_group.addWidget(self.why_heading)

        self.why = QLabel(self.about)
        self.why.setObjectName(u"why")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)

        self.why_group.addWidget(self.why)


        self.words.addLayout(self.why_group)

        self.do_group = QVBoxLayout()
        self.do_group.setSpacing(3)
        self.do_group.setObjectName(u"do_group")
        self.do_group.setContentsMargins(-1, 4, -1, -1)
        self.do_heading = QLabel(self.about)
        self.do_heading.setObjectName(u"do_heading")
        self.do_heading.setProperty(u"role", u"strong")

        self.do_group.addWidget(self.do_heading)

        self.what_to_do = QLabel(self.about)
        self.what_to_do.setObjectName(u"what_to_do")
        self.what_to_do.setTextFormat(Qt.TextFormat.PlainText)
        self.what_to_do.setWordWrap(True)

        self.do_group.addWidget(self.what_to_do)


        self.words.addLayout(self.do_group)

        self.said_heading = QLabel(self.about)
        self.said_heading.setObjectName(u"said_heading")
        self.said_heading.setProperty(u"role", u"strong")

        self.words.addWidget(self.said_heading)

        self.said = QLabel(self.about)
        self.said.setObjectName(u"said")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)

        self.words.addWidget(self.said)

        self.likely_place = QVBoxLayout()
        self.likely_place.setObjectName(u"likely_place")

        self.words.addLayout(self.likely_place)

        self.words_end = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.line = QFrame(FindingDetail)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"role", u"line")

        self.panel.addWidget(self.line)

        self.mode = Segments(FindingDetail)
        self.mode.setObjectName(u"mode")

        self.panel.addWidget(self.mode)

        self.answers = QVBoxLayout()
        self.answers.setSpacing(0)
        self.answers.setObjectName(u"answers")
        self.explaining = QWidget(FindingDetail)
        self.explaining.setObjectName(u"explaining")
        self.explain_page = QVBoxLayout(self.explaining)
        self.explain_page.setSpacing(8)
        self.explain_page.setObjectName(u"explain_page")
        self.explain_page.setContentsMargins(0, 0, 0, 0)
        self.reason_label = QLabel(self.explaining)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"role", u"strong")

        self.explain_page.addWidget(self.reason_label)

        self.reason = QPlainTextEdit(self.explaining)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)

        self.explain_page.addWidget(self.reason)

        self.account = QLabel(self.explaining)
        self.account.setObjectName(u"account")
        self.account.setProperty(u"role", u"muted")
        self.account.setTextFormat(Qt.TextFormat.PlainText)
        self.account.setWordWrap(True)

        self.explain_page.addWidget(self.account)

        self.use_offer = QPushButton(self.explaining)
        self.use_offer.setObjectName(u"use_offer")
        self.use_offer.setProperty(u"kind", u"link")

        self.explain_page.addWidget(self.use_offer)

        self.explain_buttons = QHBoxLayout()
        self.explain_buttons.setSpacing(8)
        self.explain_buttons.setObjectName(u"explain_buttons")
        self.save_reason = QPushButton(self.explaining)
        self.save_reason.setObjectName(u"save_reason")
        self.save_reason.setProperty(u"kind", u"primary")

        self.explain_buttons.addWidget(self.save_reason)

        self.withdraw = QPushButton(self.explaining)
        self.withdraw.setObjectName(u"withdraw")

        self.explain_buttons.addWidget(self.withdraw)

        self.explain_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.explain_buttons.addItem(self.explain_gap)


        self.explain_page.addLayout(self.explain_buttons)


        self.answers.addWidget(self.explaining)

        self.correcting = QWidget(FindingDetail)
        self.correcting.setObjectName(u"correcting")
        self.correct_page = QVBoxLayout(self.correcting)
        self.correct_page.setSpacing(8)
        self.correct_page.setObjectName(u"correct_page")
        self.correct_page.setContentsMargins(0, 0, 0, 0)
        self.which = QComboBox(self.correcting)
        self.which.setObjectName(u"which")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.correct_page.addWidget(self.which)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.answer_label = QLabel(self.correcting)
        self.answer_label.setObjectName(u"answer_label")

        self.fields.addWidget(self.answer_label, 0, 0, 1, 1)

        self.answer = AnswerField(self.correcting)
        self.answer.setObjectName(u"answer")

        self.fields.addWidget(self.answer, 0, 1, 1, 1)

        self.because_label = QLabel(self.correcting)
        self.because_label.setObjectName(u"because_label")

        self.fields.addWidget(self.because_label, 1, 0, 1, 1)

        self.because = QLineEdit(self.correcting)
        self.because.setObjectName(u"because")

        self.fields.addWidget(self.because, 1, 1, 1, 1)


        self.correct_page.addLayout(self.fields)

        self.refusal = QLabel(self.correcting)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setProperty(u"role", u"error")
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)

        self.correct_page.addWidget(self.refusal)

        self.correct_buttons = QHBoxLayout()
        self.correct_buttons.setSpacing(8)
        self.correct_buttons.setObjectName(u"correct_buttons")
        self.save_answer = QPushButton(self.correcting)
        self.save_answer.setObjectName(u"save_answer")
        self.save_answer.setProperty(u"kind", u"primary")

        self.correct_buttons.addWidget(self.save_answer)

        self.restore = QPushButton(self.correcting)
        self.restore.setObjectName(u"restore")

        self.correct_buttons.addWidget(self.restore)

        self.correct_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.correct_buttons.addItem(self.correct_gap)


        self.correct_page.addLayout(self.correct_buttons)


        self.answers.addWidget(self.correcting)


        self.panel.addLayout(self.answers)

#if QT_CONFIG(shortcut)
        self.reason_label.setBuddy(self.reason)
        self.answer_label.setBuddy(self.answer)
        self.because_label.setBuddy(self.because)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FindingDetail)

        QMetaObject.connectSlotsByName(FindingDetail)
    # setupUi

    def retranslateUi(self, FindingDetail):
#if QT_CONFIG(accessibility)
        self.previous.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Previous finding to settle", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.previous.setToolTip(QCoreApplication.translate("FindingDetail", u"Previous finding to settle (Shift+F8)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.next.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Next finding to settle", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.next.setToolTip(QCoreApplication.translate("FindingDetail", u"Next finding to settle (F8)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("FindingDetail", u"About this finding", None))
#endif // QT_CONFIG(accessibility)
        self.why_heading.setText(QCoreApplication.translate("FindingDetail", u"Why it matters", None))
        self.do_heading.setText(QCoreApplication.translate("FindingDetail", u"What to do", None))
        self.said_heading.setText(QCoreApplication.translate("FindingDetail", u"What people said", None))
        self.reason_label.setText(QCoreApplication.translate("FindingDetail", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Reason", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("FindingDetail", u"Such as: a new team opened in June", None))
        self.use_offer.setText(QCoreApplication.translate("FindingDetail", u"&Use last year's", None))
#if QT_CONFIG(accessibility)
        self.use_offer.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Use last year's explanation", None))
#endif // QT_CONFIG(accessibility)
        self.save_reason.setText(QCoreApplication.translate("FindingDetail", u"&Save reason", None))
        self.withdraw.setText(QCoreApplication.translate("FindingDetail", u"Withdra&w", None))
#if QT_CONFIG(accessibility)
        self.withdraw.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Withdraw the explanation", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.withdraw.setToolTip(QCoreApplication.translate("FindingDetail", u"Take the explanation back, so that the finding is to do again", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.which.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Which answer to correct", None))
#endif // QT_CONFIG(accessibility)
        self.answer_label.setText(QCoreApplication.translate("FindingDetail", u"&Answer", None))
        self.because_label.setText(QCoreApplication.translate("FindingDetail", u"&Because", None))
#if QT_CONFIG(accessibility)
        self.because.setAccessibleName(QCoreApplication.translate("FindingDetail", u"Because", None))
#endif // QT_CONFIG(accessibility)
        self.because.setPlaceholderText(QCoreApplication.translate("FindingDetail", u"Such as: an extra nought", None))
        self.save_answer.setText(QCoreApplication.translate("FindingDetail", u"&Save answer", None))
        self.restore.setText(QCoreApplication.translate("FindingDetail", u"&Use the workbook's", None))
#if QT_CONFIG(tooltip)
        self.restore.setToolTip(QCoreApplication.translate("FindingDetail", u"Take the correction away, so that the workbook's own answer counts", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

