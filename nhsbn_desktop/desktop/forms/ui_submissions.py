# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'submissions.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.rehearsal_card import RehearsalCard
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Submissions(object):
    def setupUi(self, Submissions):
        if not Submissions.objectName():
            Submissions.setObjectName(u"Submissions")
        self.panes = QHBoxLayout(Submissions)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.lists = QVBoxLayout()
        self.lists.setSpacing(16)
        self.lists.setObjectName(u"lists")
        self.lists.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Submissions)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list_card_list = QVBoxLayout(self.list_card)
        self.list_card_list.setSpacing(0)
        self.list_card_list.setObjectName(u"list_card_list")
        self.list_card_list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list_card_list.addWidget(self.table)


        self.lists.addWidget(self.list_card)

        self.versions_card = QFrame(Submissions)
        self.versions_card.setObjectName(u"versions_card")
        self.versions_card.setProperty(u"role", u"card")
        self.versions_list = QVBoxLayout(self.versions_card)
        self.versions_list.setSpacing(0)
        self.versions_list.setObjectName(u"versions_list")
        self.versions_list.setContentsMargins(1, 2, 1, 4)
        self.versions_heading = QLabel(self.versions_card)
        self.versions_heading.setObjectName(u"versions_heading")
        self.versions_heading.setProperty(u"role", u"strong")
        self.versions_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.versions_heading.setMargin(12)
        self.versions_heading.setIndent(0)

        self.versions_list.addWidget(self.versions_heading)

        self.versions = TableView(self.versions_card)
        self.versions.setObjectName(u"versions")

        self.versions_list.addWidget(self.versions)


        self.lists.addWidget(self.versions_card)

        self.rehearsal = RehearsalCard(Submissions)
        self.rehearsal.setObjectName(u"rehearsal")
        self.rehearsal.setProperty(u"role", u"card")

        self.lists.addWidget(self.rehearsal)

        self.lists.setStretch(0, 3)
        self.lists.setStretch(1, 2)

        self.panes.addLayout(self.lists)

        self.detail = QFrame(Submissions)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(336, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.panel = QVBoxLayout(self.detail)
        self.panel.setSpacing(8)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 16, 20, 16)

        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)

        self.retranslateUi(Submissions)

        QMetaObject.connectSlotsByName(Submissions)
    # setupUi

    def retranslateUi(self, Submissions):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Submissions", u"Submissions of this collection", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.versions.setAccessibleName(QCoreApplication.translate("Submissions", u"Versions that were staged", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

