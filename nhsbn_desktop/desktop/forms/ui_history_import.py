# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'history_import.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.chips import Chips
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_HistoryImport(object):
    def setupUi(self, HistoryImport):
        if not HistoryImport.objectName():
            HistoryImport.setObjectName(u"HistoryImport")
        self.page = QVBoxLayout(HistoryImport)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(HistoryImport)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.page.addWidget(self.heading)

        self.notices = QLabel(HistoryImport)
        self.notices.setObjectName(u"notices")
        self.notices.setProperty(u"role", u"secondary")
        self.notices.setTextFormat(Qt.TextFormat.PlainText)
        self.notices.setWordWrap(True)

        self.page.addWidget(self.notices)

        self.which = Chips(HistoryImport)
        self.which.setObjectName(u"which")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.which.sizePolicy().hasHeightForWidth())
        self.which.setSizePolicy(sizePolicy)

        self.page.addWidget(self.which)

        self.list_card = QFrame(HistoryImport)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)


        self.page.addWidget(self.list_card)

        self.choice = QHBoxLayout()
        self.choice.setSpacing(10)
        self.choice.setObjectName(u"choice")
        self.kind_label = QLabel(HistoryImport)
        self.kind_label.setObjectName(u"kind_label")
        sizePolicy.setHeightForWidth(self.kind_label.sizePolicy().hasHeightForWidth())
        self.kind_label.setSizePolicy(sizePolicy)

        self.choice.addWidget(self.kind_label)

        self.kind = QComboBox(HistoryImport)
        self.kind.setObjectName(u"kind")
        sizePolicy.setHeightForWidth(self.kind.sizePolicy().hasHeightForWidth())
        self.kind.setSizePolicy(sizePolicy)

        self.choice.addWidget(self.kind)

        self.metric = QComboBox(HistoryImport)
        self.metric.setObjectName(u"metric")
        self.metric.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.metric.setMinimumSize(QSize(200, 0))
        self.metric.setMaximumSize(QSize(460, 16777215))
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(3)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.metric.sizePolicy().hasHeightForWidth())
        self.metric.setSizePolicy(sizePolicy1)

        self.choice.addWidget(self.metric)

        self.reason = QLineEdit(HistoryImport)
        self.reason.setObjectName(u"reason")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy2.setHorizontalStretch(2)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.reason.sizePolicy().hasHeightForWidth())
        self.reason.setSizePolicy(sizePolicy2)

        self.choice.addWidget(self.reason)

        self.decide = QPushButton(HistoryImport)
        self.decide.setObjectName(u"decide")
        sizePolicy.setHeightForWidth(self.decide.sizePolicy().hasHeightForWidth())
        self.decide.setSizePolicy(sizePolicy)

        self.choice.addWidget(self.decide)

        self.choice_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.choice.addItem(self.choice_gap)


        self.page.addLayout(self.choice)

        self.refusal = QLabel(HistoryImport)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setProperty(u"role", u"error")
        self.refusal.setWordWrap(True)

        self.page.addWidget(self.refusal)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.confirm = QPushButton(HistoryImport)
        self.confirm.setObjectName(u"confirm")
        self.confirm.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.confirm)

        self.cancel = QPushButton(HistoryImport)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.gap)


        self.page.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.kind_label.setBuddy(self.kind)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(HistoryImport)

        QMetaObject.connectSlotsByName(HistoryImport)
    # setupUi

    def retranslateUi(self, HistoryImport):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("HistoryImport", u"Questions of earlier years and what they are now", None))
#endif // QT_CONFIG(accessibility)
        self.kind_label.setText(QCoreApplication.translate("HistoryImport", u"The &question is", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("HistoryImport", u"What became of the question", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.metric.setAccessibleName(QCoreApplication.translate("HistoryImport", u"Which of this year's questions it is", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("HistoryImport", u"Reason", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("HistoryImport", u"Reason, such as: counted by team before", None))
        self.decide.setText(QCoreApplication.translate("HistoryImport", u"&Use this", None))
#if QT_CONFIG(accessibility)
        self.decide.setAccessibleName(QCoreApplication.translate("HistoryImport", u"Use this choice for the question", None))
#endif // QT_CONFIG(accessibility)
        self.confirm.setText(QCoreApplication.translate("HistoryImport", u"&Confirm and add these years", None))
        self.cancel.setText(QCoreApplication.translate("HistoryImport", u"Leave them out", None))
        pass
    # retranslateUi

