# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'checks.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.chips import Chips
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Checks(object):
    def setupUi(self, Checks):
        if not Checks.objectName():
            Checks.setObjectName(u"Checks")
        self.page = QVBoxLayout(Checks)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(12)
        self.filters.setObjectName(u"filters")
        self.levels = Chips(Checks)
        self.levels.setObjectName(u"levels")

        self.filters.addWidget(self.levels)

        self.hide_finished = QCheckBox(Checks)
        self.hide_finished.setObjectName(u"hide_finished")

        self.filters.addWidget(self.hide_finished)

        self.gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filters.addItem(self.gap)

        self.filter = QLineEdit(Checks)
        self.filter.setObjectName(u"filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumSize(QSize(130, 0))
        self.filter.setMaximumSize(QSize(220, 16777215))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.filter.sizePolicy().hasHeightForWidth())
        self.filter.setSizePolicy(sizePolicy)

        self.filters.addWidget(self.filter)


        self.page.addLayout(self.filters)

        self.more_filters = QVBoxLayout()
        self.more_filters.setObjectName(u"more_filters")

        self.page.addLayout(self.more_filters)

        self.notice_place = QVBoxLayout()
        self.notice_place.setObjectName(u"notice_place")

        self.page.addLayout(self.notice_place)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.list_card = QFrame(Checks)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setSpacing(0)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)

        self.none_match = QLabel(self.list_card)
        self.none_match.setObjectName(u"none_match")
        self.none_match.setProperty(u"role", u"secondary")
        self.none_match.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none_match.setMargin(24)

        self.list.addWidget(self.none_match)


        self.panes.addWidget(self.list_card)

        self.panes.setStretch(0, 69)

        self.page.addLayout(self.panes)

        QWidget.setTabOrder(self.hide_finished, self.filter)
        QWidget.setTabOrder(self.filter, self.table)

        self.retranslateUi(Checks)

        QMetaObject.connectSlotsByName(Checks)
    # setupUi

    def retranslateUi(self, Checks):
        self.hide_finished.setText(QCoreApplication.translate("Checks", u"&Hide finished", None))
#if QT_CONFIG(tooltip)
        self.hide_finished.setToolTip(QCoreApplication.translate("Checks", u"Leave out the findings that are explained or fixed", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("Checks", u"Filter findings", None))
#endif // QT_CONFIG(accessibility)
        self.filter.setPlaceholderText(QCoreApplication.translate("Checks", u"Filter findings", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Checks", u"Findings", None))
#endif // QT_CONFIG(accessibility)
        self.none_match.setText(QCoreApplication.translate("Checks", u"No findings match these filters.", None))
        pass
    # retranslateUi

