# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'conflicts.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Conflicts(object):
    def setupUi(self, Conflicts):
        if not Conflicts.objectName():
            Conflicts.setObjectName(u"Conflicts")
        Conflicts.setProperty(u"role", u"card")
        self.page = QVBoxLayout(Conflicts)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(18, 14, 18, 14)
        self.heading = QLabel(Conflicts)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)

        self.page.addWidget(self.heading)

        self.words = QLabel(Conflicts)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.table = TableView(Conflicts)
        self.table.setObjectName(u"table")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.table.sizePolicy().hasHeightForWidth())
        self.table.setSizePolicy(sizePolicy)
        self.table.setMinimumSize(QSize(0, 130))

        self.page.addWidget(self.table)

        self.said = QLabel(Conflicts)
        self.said.setObjectName(u"said")
        self.said.setProperty(u"role", u"muted")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.page.addWidget(self.said)

        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        self.acts.setObjectName(u"acts")
        self.acts.setContentsMargins(0, 0, 0, 0)
        self.mine = QPushButton(Conflicts)
        self.mine.setObjectName(u"mine")

        self.acts.addWidget(self.mine)

        self.theirs = QPushButton(Conflicts)
        self.theirs.setObjectName(u"theirs")

        self.acts.addWidget(self.theirs)

        self.acts_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.acts.addItem(self.acts_gap)

        self.all_mine = QPushButton(Conflicts)
        self.all_mine.setObjectName(u"all_mine")

        self.acts.addWidget(self.all_mine)

        self.all_theirs = QPushButton(Conflicts)
        self.all_theirs.setObjectName(u"all_theirs")

        self.acts.addWidget(self.all_theirs)


        self.page.addLayout(self.acts)

        self.page.setStretch(2, 1)

        self.retranslateUi(Conflicts)

        QMetaObject.connectSlotsByName(Conflicts)
    # setupUi

    def retranslateUi(self, Conflicts):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Conflicts", u"Changed on both sides", None))
#endif // QT_CONFIG(accessibility)
        self.mine.setText(QCoreApplication.translate("Conflicts", u"Keep &mine", None))
        self.theirs.setText(QCoreApplication.translate("Conflicts", u"Take &theirs", None))
        self.all_mine.setText(QCoreApplication.translate("Conflicts", u"Keep &all mine", None))
        self.all_theirs.setText(QCoreApplication.translate("Conflicts", u"Take all t&heirs", None))
        pass
    # retranslateUi

