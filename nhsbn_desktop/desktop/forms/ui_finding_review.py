# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'finding_review.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)
class Ui_FindingReview(object):
    def setupUi(self, FindingReview):
        if not FindingReview.objectName():
            FindingReview.setObjectName(u"FindingReview")
        self.page = QVBoxLayout(FindingReview)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.given = QLabel(FindingReview)
        self.given.setObjectName(u"given")
        self.given.setTextFormat(Qt.TextFormat.PlainText)
        self.given.setWordWrap(True)

        self.page.addWidget(self.given)

        self.comment_label = QLabel(FindingReview)
        self.comment_label.setObjectName(u"comment_label")
        self.comment_label.setProperty(u"role", u"strong")
        self.comment_label.setWordWrap(False)

        self.page.addWidget(self.comment_label)

        self.comment = QPlainTextEdit(FindingReview)
        self.comment.setObjectName(u"comment")
        self.comment.setTabChangesFocus(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.comment.sizePolicy().hasHeightForWidth())
        self.comment.setSizePolicy(sizePolicy)
        self.comment.setMaximumSize(QSize(16777215, 52))

        self.page.addWidget(self.comment)

        self.refusal = QLabel(FindingReview)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setProperty(u"role", u"error")
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)

        self.page.addWidget(self.refusal)

        self.verdicts = QHBoxLayout()
        self.verdicts.setSpacing(8)
        self.verdicts.setObjectName(u"verdicts")
        self.close = QPushButton(FindingReview)
        self.close.setObjectName(u"close")
        self.close.setProperty(u"kind", u"primary")

        self.verdicts.addWidget(self.close)

        self.send_back = QPushButton(FindingReview)
        self.send_back.setObjectName(u"send_back")

        self.verdicts.addWidget(self.send_back)

        self.verify = QPushButton(FindingReview)
        self.verify.setObjectName(u"verify")

        self.verdicts.addWidget(self.verify)

        self.verdicts_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.verdicts.addItem(self.verdicts_gap)


        self.page.addLayout(self.verdicts)

        self.rules = QHBoxLayout()
        self.rules.setSpacing(8)
        self.rules.setObjectName(u"rules")
        self.de_verify = QPushButton(FindingReview)
        self.de_verify.setObjectName(u"de_verify")

        self.rules.addWidget(self.de_verify)

        self.waive = QPushButton(FindingReview)
        self.waive.setObjectName(u"waive")

        self.rules.addWidget(self.waive)

        self.withdraw_waiver = QPushButton(FindingReview)
        self.withdraw_waiver.setObjectName(u"withdraw_waiver")

        self.rules.addWidget(self.withdraw_waiver)

        self.rules_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rules.addItem(self.rules_gap)


        self.page.addLayout(self.rules)

#if QT_CONFIG(shortcut)
        self.comment_label.setBuddy(self.comment)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FindingReview)

        QMetaObject.connectSlotsByName(FindingReview)
    # setupUi

    def retranslateUi(self, FindingReview):
        self.given.setText("")
        self.comment_label.setText(QCoreApplication.translate("FindingReview", u"Co&mment", None))
#if QT_CONFIG(accessibility)
        self.comment.setAccessibleName(QCoreApplication.translate("FindingReview", u"Comment", None))
#endif // QT_CONFIG(accessibility)
        self.comment.setPlaceholderText(QCoreApplication.translate("FindingReview", u"What was looked at, or what is still missing", None))
        self.refusal.setText("")
        self.close.setText(QCoreApplication.translate("FindingReview", u"C&lose", None))
#if QT_CONFIG(tooltip)
        self.close.setToolTip(QCoreApplication.translate("FindingReview", u"Put the finding to rest: the explanation will do", None))
#endif // QT_CONFIG(tooltip)
        self.send_back.setText(QCoreApplication.translate("FindingReview", u"Send &back", None))
#if QT_CONFIG(tooltip)
        self.send_back.setToolTip(QCoreApplication.translate("FindingReview", u"Ask again: the comment says what is missing", None))
#endif // QT_CONFIG(tooltip)
        self.verify.setText(QCoreApplication.translate("FindingReview", u"&Verify", None))
#if QT_CONFIG(tooltip)
        self.verify.setToolTip(QCoreApplication.translate("FindingReview", u"Say that the answer was looked at and is right", None))
#endif // QT_CONFIG(tooltip)
        self.de_verify.setText(QCoreApplication.translate("FindingReview", u"&De-verify", None))
#if QT_CONFIG(tooltip)
        self.de_verify.setToolTip(QCoreApplication.translate("FindingReview", u"Take the verification back: the comment says why", None))
#endif // QT_CONFIG(tooltip)
        self.waive.setText(QCoreApplication.translate("FindingReview", u"&Waive this rule", None))
#if QT_CONFIG(tooltip)
        self.waive.setToolTip(QCoreApplication.translate("FindingReview", u"Set the rule aside for the whole collection: the comment is the reason", None))
#endif // QT_CONFIG(tooltip)
        self.withdraw_waiver.setText(QCoreApplication.translate("FindingReview", u"Withdraw the &waiver", None))
#if QT_CONFIG(tooltip)
        self.withdraw_waiver.setToolTip(QCoreApplication.translate("FindingReview", u"Have the rule count again", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

