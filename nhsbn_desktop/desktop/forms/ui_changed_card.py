# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'changed_card.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_ChangedCard(object):
    def setupUi(self, ChangedCard):
        if not ChangedCard.objectName():
            ChangedCard.setObjectName(u"ChangedCard")
        self.page = QVBoxLayout(ChangedCard)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(1, 14, 1, 14)
        self.words = QVBoxLayout()
        self.words.setSpacing(4)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(14, 0, 14, 0)
        self.heading = QLabel(ChangedCard)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)

        self.words.addWidget(self.heading)

        self.about = QLabel(ChangedCard)
        self.about.setObjectName(u"about")
        self.about.setProperty(u"role", u"secondary")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.words.addWidget(self.about)


        self.page.addLayout(self.words)

        self.table = TableView(ChangedCard)
        self.table.setObjectName(u"table")

        self.page.addWidget(self.table)

        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(14, 0, 14, 0)
        self.whole = QLabel(ChangedCard)
        self.whole.setObjectName(u"whole")
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.foot.addWidget(self.whole)

        self.blocked = QLabel(ChangedCard)
        self.blocked.setObjectName(u"blocked")
        self.blocked.setProperty(u"role", u"muted")
        self.blocked.setTextFormat(Qt.TextFormat.PlainText)
        self.blocked.setWordWrap(True)

        self.foot.addWidget(self.blocked)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.confirm = QPushButton(ChangedCard)
        self.confirm.setObjectName(u"confirm")
        self.confirm.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.confirm)

        self.back = QPushButton(ChangedCard)
        self.back.setObjectName(u"back")

        self.buttons.addWidget(self.back)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.foot.addLayout(self.buttons)


        self.page.addLayout(self.foot)


        self.retranslateUi(ChangedCard)

        QMetaObject.connectSlotsByName(ChangedCard)
    # setupUi

    def retranslateUi(self, ChangedCard):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ChangedCard", u"Answers that have changed since", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.whole.setAccessibleName(QCoreApplication.translate("ChangedCard", u"The change in full", None))
#endif // QT_CONFIG(accessibility)
        self.confirm.setText(QCoreApplication.translate("ChangedCard", u"Confirm again", None))
        self.back.setText(QCoreApplication.translate("ChangedCard", u"&Back to the list", None))
        pass
    # retranslateUi

