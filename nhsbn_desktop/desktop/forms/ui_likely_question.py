# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'likely_question.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)
class Ui_LikelyQuestion(object):
    def setupUi(self, LikelyQuestion):
        if not LikelyQuestion.objectName():
            LikelyQuestion.setObjectName(u"LikelyQuestion")
        self.page = QVBoxLayout(LikelyQuestion)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.question_heading = QLabel(LikelyQuestion)
        self.question_heading.setObjectName(u"question_heading")
        self.question_heading.setProperty(u"role", u"strong")
        self.question_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.question_heading.setWordWrap(True)

        self.page.addWidget(self.question_heading)

        self.question = QLabel(LikelyQuestion)
        self.question.setObjectName(u"question")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)

        self.page.addWidget(self.question)

        self.reply_heading = QLabel(LikelyQuestion)
        self.reply_heading.setObjectName(u"reply_heading")
        self.reply_heading.setProperty(u"role", u"strong")
        self.reply_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.reply_heading.setWordWrap(True)

        self.page.addWidget(self.reply_heading)

        self.reply = QLabel(LikelyQuestion)
        self.reply.setObjectName(u"reply")
        self.reply.setTextFormat(Qt.TextFormat.PlainText)
        self.reply.setWordWrap(True)

        self.page.addWidget(self.reply)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.copy_question = QPushButton(LikelyQuestion)
        self.copy_question.setObjectName(u"copy_question")
        self.copy_question.setProperty(u"kind", u"link")

        self.buttons.addWidget(self.copy_question)

        self.copy_reply = QPushButton(LikelyQuestion)
        self.copy_reply.setObjectName(u"copy_reply")
        self.copy_reply.setProperty(u"kind", u"link")

        self.buttons.addWidget(self.copy_reply)

        self.buttons_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_gap)


        self.page.addLayout(self.buttons)


        self.retranslateUi(LikelyQuestion)

        QMetaObject.connectSlotsByName(LikelyQuestion)
    # setupUi

    def retranslateUi(self, LikelyQuestion):
        self.question_heading.setText(QCoreApplication.translate("LikelyQuestion", u"The Network will probably ask", None))
        self.question.setText("")
        self.reply_heading.setText(QCoreApplication.translate("LikelyQuestion", u"Reply to have ready", None))
        self.reply.setText("")
        self.copy_question.setText(QCoreApplication.translate("LikelyQuestion", u"Copy the question", None))
        self.copy_reply.setText(QCoreApplication.translate("LikelyQuestion", u"Copy the reply", None))
        pass
    # retranslateUi

