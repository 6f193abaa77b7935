# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'output_import.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QComboBox, QDateEdit, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_OutputImport(object):
    def setupUi(self, OutputImport):
        if not OutputImport.objectName():
            OutputImport.setObjectName(u"OutputImport")
        self.page = QVBoxLayout(OutputImport)
        self.page.setSpacing(10)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.heading_row = QHBoxLayout()
        self.heading_row.setSpacing(12)
        self.heading_row.setObjectName(u"heading_row")
        self.heading_row.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(OutputImport)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.heading_row.addWidget(self.heading)

        self.words = QLabel(OutputImport)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.heading_row.addWidget(self.words)

        self.heading_row.setStretch(1, 1)

        self.page.addLayout(self.heading_row)

        self.days = QHBoxLayout()
        self.days.setSpacing(8)
        self.days.setObjectName(u"days")
        self.days.setContentsMargins(0, 0, 0, 0)
        self.edition_label = QLabel(OutputImport)
        self.edition_label.setObjectName(u"edition_label")
        self.edition_label.setProperty(u"role", u"strong")

        self.days.addWidget(self.edition_label)

        self.edition = QComboBox(OutputImport)
        self.edition.setObjectName(u"edition")

        self.days.addWidget(self.edition)

        self.received_label = QLabel(OutputImport)
        self.received_label.setObjectName(u"received_label")
        self.received_label.setProperty(u"role", u"strong")

        self.days.addWidget(self.received_label)

        self.received = QDateEdit(OutputImport)
        self.received.setObjectName(u"received")
        self.received.setCalendarPopup(True)

        self.days.addWidget(self.received)

        self.until_label = QLabel(OutputImport)
        self.until_label.setObjectName(u"until_label")
        self.until_label.setProperty(u"role", u"strong")

        self.days.addWidget(self.until_label)

        self.until = QDateEdit(OutputImport)
        self.until.setObjectName(u"until")
        self.until.setCalendarPopup(True)

        self.days.addWidget(self.until)

        self.days_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.days.addItem(self.days_gap)


        self.page.addLayout(self.days)

        self.columns_card = QFrame(OutputImport)
        self.columns_card.setObjectName(u"columns_card")
        self.columns_card.setProperty(u"role", u"card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.columns_card.sizePolicy().hasHeightForWidth())
        self.columns_card.setSizePolicy(sizePolicy)
        self.columns = QGridLayout(self.columns_card)
        self.columns.setObjectName(u"columns")
        self.columns.setHorizontalSpacing(12)
        self.columns.setVerticalSpacing(4)
        self.columns.setContentsMargins(20, 12, 20, 12)
        self.wording_label = QLabel(self.columns_card)
        self.wording_label.setObjectName(u"wording_label")

        self.columns.addWidget(self.wording_label, 0, 0, 1, 1)

        self.wording = QComboBox(self.columns_card)
        self.wording.setObjectName(u"wording")
        self.wording.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.wording, 1, 0, 1, 1)

        self.member_label = QLabel(self.columns_card)
        self.member_label.setObjectName(u"member_label")

        self.columns.addWidget(self.member_label, 0, 1, 1, 1)

        self.member = QComboBox(self.columns_card)
        self.member.setObjectName(u"member")
        self.member.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.member, 1, 1, 1, 1)

        self.ref_label = QLabel(self.columns_card)
        self.ref_label.setObjectName(u"ref_label")

        self.columns.addWidget(self.ref_label, 0, 2, 1, 1)

        self.ref = QComboBox(self.columns_card)
        self.ref.setObjectName(u"ref")
        self.ref.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.ref, 1, 2, 1, 1)

        self.unit_label = QLabel(self.columns_card)
        self.unit_label.setObjectName(u"unit_label")

        self.columns.addWidget(self.unit_label, 0, 3, 1, 1)

        self.unit = QComboBox(self.columns_card)
        self.unit.setObjectName(u"unit")
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.unit, 1, 3, 1, 1)

        self.value_label = QLabel(self.columns_card)
        self.value_label.setObjectName(u"value_label")

        self.columns.addWidget(self.value_label, 0, 4, 1, 1)

        self.value = QComboBox(self.columns_card)
        self.value.setObjectName(u"value")
        self.value.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.value, 1, 4, 1, 1)

        self.position_label = QLabel(self.columns_card)
        self.position_label.setObjectName(u"position_label")

        self.columns.addWidget(self.position_label, 2, 0, 1, 1)

        self.position = QComboBox(self.columns_card)
        self.position.setObjectName(u"position")
        self.position.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.position, 3, 0, 1, 1)

        self.middle_label = QLabel(self.columns_card)
        self.middle_label.setObjectName(u"middle_label")

        self.columns.addWidget(self.middle_label, 2, 1, 1, 1)

        self.middle = QComboBox(self.columns_card)
        self.middle.setObjectName(u"middle")
        self.middle.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.middle, 3, 1, 1, 1)

        self.low_label = QLabel(self.columns_card)
        self.low_label.setObjectName(u"low_label")

        self.columns.addWidget(self.low_label, 2, 2, 1, 1)

        self.low = QComboBox(self.columns_card)
        self.low.setObjectName(u"low")
        self.low.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.low, 3, 2, 1, 1)

        self.high_label = QLabel(self.columns_card)
        self.high_label.setObjectName(u"high_label")

        self.columns.addWidget(self.high_label, 2, 3, 1, 1)

        self.high = QComboBox(self.columns_card)
        self.high.setObjectName(u"high")
        self.high.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.high, 3, 3, 1, 1)

        self.asked_label = QLabel(self.columns_card)
        self.asked_label.setObjectName(u"asked_label")

        self.columns.addWidget(self.asked_label, 2, 4, 1, 1)

        self.asked = QComboBox(self.columns_card)
        self.asked.setObjectName(u"asked")
        self.asked.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.columns.addWidget(self.asked, 3, 4, 1, 1)


        self.page.addWidget(self.columns_card)

        self.list_card = QFrame(OutputImport)
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

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.answer_label = QLabel(OutputImport)
        self.answer_label.setObjectName(u"answer_label")
        self.answer_label.setProperty(u"role", u"strong")

        self.buttons.addWidget(self.answer_label)

        self.answer = QComboBox(OutputImport)
        self.answer.setObjectName(u"answer")
        self.answer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.buttons.addWidget(self.answer)

        self.use = QPushButton(OutputImport)
        self.use.setObjectName(u"use")

        self.buttons.addWidget(self.use)

        self.gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.gap)

        self.cancel = QPushButton(OutputImport)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.confirm = QPushButton(OutputImport)
        self.confirm.setObjectName(u"confirm")
        self.confirm.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.confirm)

        self.buttons.setStretch(1, 1)

        self.page.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.edition_label.setBuddy(self.edition)
        self.received_label.setBuddy(self.received)
        self.until_label.setBuddy(self.until)
        self.wording_label.setBuddy(self.wording)
        self.member_label.setBuddy(self.member)
        self.ref_label.setBuddy(self.ref)
        self.unit_label.setBuddy(self.unit)
        self.value_label.setBuddy(self.value)
        self.position_label.setBuddy(self.position)
        self.middle_label.setBuddy(self.middle)
        self.low_label.setBuddy(self.low)
        self.high_label.setBuddy(self.high)
        self.asked_label.setBuddy(self.asked)
        self.answer_label.setBuddy(self.answer)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OutputImport)

        QMetaObject.connectSlotsByName(OutputImport)
    # setupUi

    def retranslateUi(self, OutputImport):
        self.edition_label.setText(QCoreApplication.translate("OutputImport", u"Which &output", None))
        self.received_label.setText(QCoreApplication.translate("OutputImport", u"&Received on", None))
        self.received.setDisplayFormat(QCoreApplication.translate("OutputImport", u"d MMM yyyy", None))
        self.until_label.setText(QCoreApplication.translate("OutputImport", u"Revised data &until", None))
        self.until.setDisplayFormat(QCoreApplication.translate("OutputImport", u"d MMM yyyy", None))
        self.wording_label.setText(QCoreApplication.translate("OutputImport", u"The &question", None))
        self.member_label.setText(QCoreApplication.translate("OutputImport", u"&Team, bed type or category", None))
        self.ref_label.setText(QCoreApplication.translate("OutputImport", u"The question's &number", None))
        self.unit_label.setText(QCoreApplication.translate("OutputImport", u"&Submission", None))
        self.value_label.setText(QCoreApplication.translate("OutputImport", u"Your &value", None))
        self.position_label.setText(QCoreApplication.translate("OutputImport", u"&Position", None))
        self.middle_label.setText(QCoreApplication.translate("OutputImport", u"&Mean or median of all", None))
        self.low_label.setText(QCoreApplication.translate("OutputImport", u"&Lowest", None))
        self.high_label.setText(QCoreApplication.translate("OutputImport", u"&Highest", None))
        self.asked_label.setText(QCoreApplication.translate("OutputImport", u"What is as&ked", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("OutputImport", u"Figures in the list and the answers they are about", None))
#endif // QT_CONFIG(accessibility)
        self.answer_label.setText(QCoreApplication.translate("OutputImport", u"The row is &about", None))
        self.use.setText(QCoreApplication.translate("OutputImport", u"&Use this", None))
        self.cancel.setText(QCoreApplication.translate("OutputImport", u"Leave it out", None))
        self.confirm.setText(QCoreApplication.translate("OutputImport", u"&Confirm and take it in", None))
        pass
    # retranslateUi

