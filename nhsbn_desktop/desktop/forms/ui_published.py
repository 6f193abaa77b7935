# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'published.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QDialogButtonBox, QFrame, QLabel, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Published(object):
    def setupUi(self, Published):
        if not Published.objectName():
            Published.setObjectName(u"Published")
        self.page = QVBoxLayout(Published)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(24, 20, 24, 20)
        self.heading = QLabel(Published)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.page.addWidget(self.heading)

        self.words = QLabel(Published)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"secondary")
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.list_card = QFrame(Published)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)


        self.page.addWidget(self.list_card)

        self.whole = QLabel(Published)
        self.whole.setObjectName(u"whole")
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.page.addWidget(self.whole)

        self.buttons = QDialogButtonBox(Published)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)


        self.retranslateUi(Published)

        QMetaObject.connectSlotsByName(Published)
    # setupUi

    def retranslateUi(self, Published):
        Published.setWindowTitle(QCoreApplication.translate("Published", u"The published figures of 2024/25", None))
        self.words.setText(QCoreApplication.translate("Published", u"These are figures as they were printed on slides. Each finding can be checked with a pencil; none says which of the figures is the wrong one.", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Published", u"Findings in the published figures", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.whole.setAccessibleName(QCoreApplication.translate("Published", u"The finding in full", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

