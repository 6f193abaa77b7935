# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sign_off.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.hurdle_list import HurdleList
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_SignOff(object):
    def setupUi(self, SignOff):
        if not SignOff.objectName():
            SignOff.setObjectName(u"SignOff")
        self.page = QVBoxLayout(SignOff)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.status_card = QFrame(SignOff)
        self.status_card.setObjectName(u"status_card")
        self.status_card.setProperty(u"role", u"card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.status_card.sizePolicy().hasHeightForWidth())
        self.status_card.setSizePolicy(sizePolicy)
        self.status_list = QVBoxLayout(self.status_card)
        self.status_list.setSpacing(10)
        self.status_list.setObjectName(u"status_list")
        self.status_list.setContentsMargins(20, 14, 20, 14)
        self.status_head = QHBoxLayout()
        self.status_head.setSpacing(12)
        self.status_head.setObjectName(u"status_head")
        self.status_head.setContentsMargins(0, 0, 0, 0)
        self.status = Tag(self.status_card)
        self.status.setObjectName(u"status")

        self.status_head.addWidget(self.status)

        self.status_words = QLabel(self.status_card)
        self.status_words.setObjectName(u"status_words")
        self.status_words.setProperty(u"role", u"strong")
        self.status_words.setTextFormat(Qt.TextFormat.PlainText)
        self.status_words.setWordWrap(True)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(1)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.status_words.sizePolicy().hasHeightForWidth())
        self.status_words.setSizePolicy(sizePolicy1)

        self.status_head.addWidget(self.status_words)


        self.status_list.addLayout(self.status_head)

        self.hurdles = HurdleList(self.status_card)
        self.hurdles.setObjectName(u"hurdles")

        self.status_list.addWidget(self.hurdles)


        self.page.addWidget(self.status_card)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(SignOff)
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

        self.detail = QFrame(SignOff)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(336, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.panel = QVBoxLayout(self.detail)
        self.panel.setSpacing(8)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 16, 20, 16)
        self.sides = QStackedWidget(self.detail)
        self.sides.setObjectName(u"sides")

        self.panel.addWidget(self.sides)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)

        self.page.addLayout(self.panes)


        self.retranslateUi(SignOff)

        QMetaObject.connectSlotsByName(SignOff)
    # setupUi

    def retranslateUi(self, SignOff):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("SignOff", u"Validations and the sign-off", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

