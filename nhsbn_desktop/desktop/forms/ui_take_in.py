# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'take_in.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_TakeIn(object):
    def setupUi(self, TakeIn):
        if not TakeIn.objectName():
            TakeIn.setObjectName(u"TakeIn")
        self.page = QVBoxLayout(TakeIn)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(20, 16, 20, 16)
        self.heading = QLabel(TakeIn)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)

        self.page.addWidget(self.heading)

        self.words = QLabel(TakeIn)
        self.words.setObjectName(u"words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.notes = QLabel(TakeIn)
        self.notes.setObjectName(u"notes")
        self.notes.setProperty(u"role", u"secondary")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setWordWrap(True)

        self.page.addWidget(self.notes)

        self.problem = QFrame(TakeIn)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"card")
        self.problem_list = QVBoxLayout(self.problem)
        self.problem_list.setSpacing(8)
        self.problem_list.setObjectName(u"problem_list")
        self.problem_list.setContentsMargins(18, 14, 18, 14)
        self.problem_words = QLabel(self.problem)
        self.problem_words.setObjectName(u"problem_words")
        self.problem_words.setProperty(u"role", u"strong")
        self.problem_words.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_words.setWordWrap(True)

        self.problem_list.addWidget(self.problem_words)


        self.page.addWidget(self.problem)

        self.trust = QFrame(TakeIn)
        self.trust.setObjectName(u"trust")
        self.trust.setProperty(u"role", u"card")
        self.trust_list = QVBoxLayout(self.trust)
        self.trust_list.setSpacing(8)
        self.trust_list.setObjectName(u"trust_list")
        self.trust_list.setContentsMargins(18, 14, 18, 14)
        self.trust_words = QLabel(self.trust)
        self.trust_words.setObjectName(u"trust_words")
        self.trust_words.setTextFormat(Qt.TextFormat.PlainText)
        self.trust_words.setWordWrap(True)

        self.trust_list.addWidget(self.trust_words)

        self.trust_print = QLabel(self.trust)
        self.trust_print.setObjectName(u"trust_print")
        self.trust_print.setProperty(u"role", u"strong")
        self.trust_print.setTextFormat(Qt.TextFormat.PlainText)
        self.trust_print.setWordWrap(True)
        self.trust_print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.trust_list.addWidget(self.trust_print)

        self.matched = QVBoxLayout()
        self.matched.setSpacing(0)
        self.matched.setObjectName(u"matched")
        self.matched.setContentsMargins(0, 0, 0, 0)

        self.trust_list.addLayout(self.matched)


        self.page.addWidget(self.trust)

        self.deciding = QVBoxLayout()
        self.deciding.setSpacing(0)
        self.deciding.setObjectName(u"deciding")
        self.deciding.setContentsMargins(0, 0, 0, 0)

        self.page.addLayout(self.deciding)

        self.landing = QFrame(TakeIn)
        self.landing.setObjectName(u"landing")
        self.landing.setProperty(u"role", u"card")
        self.landing_list = QVBoxLayout(self.landing)
        self.landing_list.setSpacing(8)
        self.landing_list.setObjectName(u"landing_list")
        self.landing_list.setContentsMargins(18, 14, 18, 14)
        self.landing_words = QLabel(self.landing)
        self.landing_words.setObjectName(u"landing_words")
        self.landing_words.setProperty(u"role", u"heading")
        self.landing_words.setTextFormat(Qt.TextFormat.PlainText)
        self.landing_words.setWordWrap(True)

        self.landing_list.addWidget(self.landing_words)

        self.table = TableView(self.landing)
        self.table.setObjectName(u"table")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.table.sizePolicy().hasHeightForWidth())
        self.table.setSizePolicy(sizePolicy)
        self.table.setMinimumSize(QSize(0, 96))

        self.landing_list.addWidget(self.table)

        self.landing_list.setStretch(1, 1)

        self.page.addWidget(self.landing)

        self.end = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.end)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot_words = QLabel(TakeIn)
        self.foot_words.setObjectName(u"foot_words")
        self.foot_words.setProperty(u"role", u"muted")
        self.foot_words.setTextFormat(Qt.TextFormat.PlainText)
        self.foot_words.setWordWrap(True)

        self.foot.addWidget(self.foot_words)

        self.take = QPushButton(TakeIn)
        self.take.setObjectName(u"take")
        self.take.setProperty(u"kind", u"primary")

        self.foot.addWidget(self.take)

        self.leave = QPushButton(TakeIn)
        self.leave.setObjectName(u"leave")

        self.foot.addWidget(self.leave)

        self.foot.setStretch(0, 1)

        self.page.addLayout(self.foot)

        self.page.setStretch(5, 2)
        self.page.setStretch(6, 1)

        self.retranslateUi(TakeIn)

        QMetaObject.connectSlotsByName(TakeIn)
    # setupUi

    def retranslateUi(self, TakeIn):
        TakeIn.setWindowTitle(QCoreApplication.translate("TakeIn", u"Take in what came", None))
#if QT_CONFIG(accessibility)
        self.trust_print.setAccessibleName(QCoreApplication.translate("TakeIn", u"The fingerprint of the sender\u2019s key", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("TakeIn", u"What changes here", None))
#endif // QT_CONFIG(accessibility)
        self.take.setText(QCoreApplication.translate("TakeIn", u"&Take in", None))
        self.leave.setText(QCoreApplication.translate("TakeIn", u"&Not now", None))
    # retranslateUi

