# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'home.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Home(object):
    def setupUi(self, Home):
        if not Home.objectName():
            Home.setObjectName(u"Home")
        self.page = QVBoxLayout(Home)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.welcome = QFrame(Home)
        self.welcome.setObjectName(u"welcome")
        self.welcome.setProperty(u"role", u"card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.welcome.sizePolicy().hasHeightForWidth())
        self.welcome.setSizePolicy(sizePolicy)
        self.welcome_row = QHBoxLayout(self.welcome)
        self.welcome_row.setSpacing(12)
        self.welcome_row.setObjectName(u"welcome_row")
        self.welcome_row.setContentsMargins(20, 16, 20, 18)
        self.welcome_words = QVBoxLayout()
        self.welcome_words.setSpacing(4)
        self.welcome_words.setObjectName(u"welcome_words")
        self.welcome_words.setContentsMargins(0, 0, 0, 0)
        self.welcome_heading = QLabel(self.welcome)
        self.welcome_heading.setObjectName(u"welcome_heading")
        self.welcome_heading.setProperty(u"role", u"heading")
        self.welcome_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.welcome_heading.setWordWrap(True)

        self.welcome_words.addWidget(self.welcome_heading)

        self.welcome_text = QLabel(self.welcome)
        self.welcome_text.setObjectName(u"welcome_text")
        self.welcome_text.setProperty(u"role", u"secondary")
        self.welcome_text.setTextFormat(Qt.TextFormat.PlainText)
        self.welcome_text.setWordWrap(True)

        self.welcome_words.addWidget(self.welcome_text)


        self.welcome_row.addLayout(self.welcome_words)

        self.practise = QPushButton(self.welcome)
        self.practise.setObjectName(u"practise")

        self.welcome_row.addWidget(self.practise)

        self.open_workbook = QPushButton(self.welcome)
        self.open_workbook.setObjectName(u"open_workbook")
        self.open_workbook.setProperty(u"kind", u"primary")

        self.welcome_row.addWidget(self.open_workbook)

        self.welcome_row.setStretch(0, 1)

        self.page.addWidget(self.welcome)

        self.next_card = QFrame(Home)
        self.next_card.setObjectName(u"next_card")
        self.next_card.setProperty(u"role", u"card")
        sizePolicy.setHeightForWidth(self.next_card.sizePolicy().hasHeightForWidth())
        self.next_card.setSizePolicy(sizePolicy)
        self.next_row = QHBoxLayout(self.next_card)
        self.next_row.setSpacing(12)
        self.next_row.setObjectName(u"next_row")
        self.next_row.setContentsMargins(20, 14, 20, 16)
        self.next_words = QVBoxLayout()
        self.next_words.setSpacing(4)
        self.next_words.setObjectName(u"next_words")
        self.next_words.setContentsMargins(0, 0, 0, 0)
        self.next_head = QHBoxLayout()
        self.next_head.setSpacing(8)
        self.next_head.setObjectName(u"next_head")
        self.next_head.setContentsMargins(0, 0, 0, 0)
        self.next_label = QLabel(self.next_card)
        self.next_label.setObjectName(u"next_label")
        self.next_label.setProperty(u"role", u"strong")
        self.next_label.setTextFormat(Qt.TextFormat.PlainText)

        self.next_head.addWidget(self.next_label)

        self.next_tag = Tag(self.next_card)
        self.next_tag.setObjectName(u"next_tag")

        self.next_head.addWidget(self.next_tag)

        self.next_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.next_head.addItem(self.next_gap)


        self.next_words.addLayout(self.next_head)

        self.next_what = QLabel(self.next_card)
        self.next_what.setObjectName(u"next_what")
        self.next_what.setProperty(u"role", u"heading")
        self.next_what.setTextFormat(Qt.TextFormat.PlainText)
        self.next_what.setWordWrap(True)

        self.next_words.addWidget(self.next_what)

        self.next_why = QLabel(self.next_card)
        self.next_why.setObjectName(u"next_why")
        self.next_why.setProperty(u"role", u"secondary")
        self.next_why.setTextFormat(Qt.TextFormat.PlainText)
        self.next_why.setWordWrap(True)

        self.next_words.addWidget(self.next_why)


        self.next_row.addLayout(self.next_words)

        self.do_next = QPushButton(self.next_card)
        self.do_next.setObjectName(u"do_next")
        self.do_next.setProperty(u"kind", u"primary")

        self.next_row.addWidget(self.do_next)

        self.next_row.setStretch(0, 1)

        self.page.addWidget(self.next_card)

        self.list_card = QFrame(Home)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list_card_list = QVBoxLayout(self.list_card)
        self.list_card_list.setSpacing(0)
        self.list_card_list.setObjectName(u"list_card_list")
        self.list_card_list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list_card_list.addWidget(self.table)


        self.page.addWidget(self.list_card)


        self.retranslateUi(Home)

        QMetaObject.connectSlotsByName(Home)
    # setupUi

    def retranslateUi(self, Home):
        self.welcome_heading.setText(QCoreApplication.translate("Home", u"Start with the Network's workbook", None))
        self.welcome_text.setText(QCoreApplication.translate("Home", u"Open the workbook that the Network sent you. The program checks it, shows it beside last year's, and keeps everything on this computer. Or practise first, with a sample collection that is nobody's.", None))
        self.practise.setText(QCoreApplication.translate("Home", u"Practise with the sample collection", None))
        self.open_workbook.setText(QCoreApplication.translate("Home", u"Open workbook", None))
        self.next_label.setText(QCoreApplication.translate("Home", u"Next", None))
        self.do_next.setText(QCoreApplication.translate("Home", u"&Do it now", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Home", u"What is due", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

