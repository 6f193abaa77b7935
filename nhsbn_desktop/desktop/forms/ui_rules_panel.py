# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rules_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QSpinBox, QVBoxLayout)
class Ui_RulesPanel(object):
    def setupUi(self, RulesPanel):
        if not RulesPanel.objectName():
            RulesPanel.setObjectName(u"RulesPanel")
        self.panes = QHBoxLayout(RulesPanel)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.days_card = QFrame(RulesPanel)
        self.days_card.setObjectName(u"days_card")
        self.days_card.setProperty(u"role", u"card")
        self.days_card_layout = QVBoxLayout(self.days_card)
        self.days_card_layout.setSpacing(10)
        self.days_card_layout.setObjectName(u"days_card_layout")
        self.days_card_layout.setContentsMargins(20, 16, 20, 16)
        self.days_heading = QLabel(self.days_card)
        self.days_heading.setObjectName(u"days_heading")
        self.days_heading.setProperty(u"role", u"heading")
        self.days_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.days_heading.setWordWrap(True)

        self.days_card_layout.addWidget(self.days_heading)

        self.nation_group = QVBoxLayout()
        self.nation_group.setSpacing(4)
        self.nation_group.setObjectName(u"nation_group")
        self.nation_group.setContentsMargins(0, 0, 0, 0)
        self.nation_label = QLabel(self.days_card)
        self.nation_label.setObjectName(u"nation_label")
        self.nation_label.setProperty(u"role", u"strong")
        self.nation_label.setTextFormat(Qt.TextFormat.PlainText)
        self.nation_label.setWordWrap(True)

        self.nation_group.addWidget(self.nation_label)

        self.nation = QComboBox(self.days_card)
        self.nation.setObjectName(u"nation")
        self.nation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.nation_group.addWidget(self.nation)


        self.days_card_layout.addLayout(self.nation_group)

        self.added_group = QVBoxLayout()
        self.added_group.setSpacing(4)
        self.added_group.setObjectName(u"added_group")
        self.added_group.setContentsMargins(0, 0, 0, 0)
        self.added_label = QLabel(self.days_card)
        self.added_label.setObjectName(u"added_label")
        self.added_label.setProperty(u"role", u"strong")
        self.added_label.setTextFormat(Qt.TextFormat.PlainText)
        self.added_label.setWordWrap(True)

        self.added_group.addWidget(self.added_label)

        self.added = QPlainTextEdit(self.days_card)
        self.added.setObjectName(u"added")
        self.added.setTabChangesFocus(True)
        self.added.setMinimumSize(QSize(0, 60))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.added.sizePolicy().hasHeightForWidth())
        self.added.setSizePolicy(sizePolicy)
        self.added.setMaximumSize(QSize(16777215, 140))

        self.added_group.addWidget(self.added)


        self.days_card_layout.addLayout(self.added_group)

        self.worked_group = QVBoxLayout()
        self.worked_group.setSpacing(4)
        self.worked_group.setObjectName(u"worked_group")
        self.worked_group.setContentsMargins(0, 0, 0, 0)
        self.worked_label = QLabel(self.days_card)
        self.worked_label.setObjectName(u"worked_label")
        self.worked_label.setProperty(u"role", u"strong")
        self.worked_label.setTextFormat(Qt.TextFormat.PlainText)
        self.worked_label.setWordWrap(True)

        self.worked_group.addWidget(self.worked_label)

        self.worked = QPlainTextEdit(self.days_card)
        self.worked.setObjectName(u"worked")
        self.worked.setTabChangesFocus(True)
        self.worked.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.worked.sizePolicy().hasHeightForWidth())
        self.worked.setSizePolicy(sizePolicy)
        self.worked.setMaximumSize(QSize(16777215, 100))

        self.worked_group.addWidget(self.worked)


        self.days_card_layout.addLayout(self.worked_group)

        self.days_words = QLabel(self.days_card)
        self.days_words.setObjectName(u"days_words")
        self.days_words.setProperty(u"role", u"muted")
        self.days_words.setTextFormat(Qt.TextFormat.PlainText)
        self.days_words.setWordWrap(True)

        self.days_card_layout.addWidget(self.days_words)

        self.days_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.days_card_layout.addItem(self.days_end)


        self.panes.addWidget(self.days_card)

        self.steps_card = QFrame(RulesPanel)
        self.steps_card.setObjectName(u"steps_card")
        self.steps_card.setProperty(u"role", u"card")
        self.steps_card_layout = QVBoxLayout(self.steps_card)
        self.steps_card_layout.setSpacing(10)
        self.steps_card_layout.setObjectName(u"steps_card_layout")
        self.steps_card_layout.setContentsMargins(20, 16, 20, 16)
        self.steps_heading = QLabel(self.steps_card)
        self.steps_heading.setObjectName(u"steps_heading")
        self.steps_heading.setProperty(u"role", u"heading")
        self.steps_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.steps_heading.setWordWrap(True)

        self.steps_card_layout.addWidget(self.steps_heading)

        self.preparation_group = QVBoxLayout()
        self.preparation_group.setSpacing(4)
        self.preparation_group.setObjectName(u"preparation_group")
        self.preparation_group.setContentsMargins(0, 0, 0, 0)
        self.preparation_label = QLabel(self.steps_card)
        self.preparation_label.setObjectName(u"preparation_label")
        self.preparation_label.setProperty(u"role", u"strong")
        self.preparation_label.setTextFormat(Qt.TextFormat.PlainText)
        self.preparation_label.setWordWrap(True)

        self.preparation_group.addWidget(self.preparation_label)

        self.preparation = QSpinBox(self.steps_card)
        self.preparation.setObjectName(u"preparation")

        self.preparation_group.addWidget(self.preparation)


        self.steps_card_layout.addLayout(self.preparation_group)

        self.data_group = QVBoxLayout()
        self.data_group.setSpacing(4)
        self.data_group.setObjectName(u"data_group")
        self.data_group.setContentsMargins(0, 0, 0, 0)
        self.data_label = QLabel(self.steps_card)
        self.data_label.setObjectName(u"data_label")
        self.data_label.setProperty(u"role", u"strong")
        self.data_label.setTextFormat(Qt.TextFormat.PlainText)
        self.data_label.setWordWrap(True)

        self.data_group.addWidget(self.data_label)

        self.data = QSpinBox(self.steps_card)
        self.data.setObjectName(u"data")

        self.data_group.addWidget(self.data)


        self.steps_card_layout.addLayout(self.data_group)

        self.validation_group = QVBoxLayout()
        self.validation_group.setSpacing(4)
        self.validation_group.setObjectName(u"validation_group")
        self.validation_group.setContentsMargins(0, 0, 0, 0)
        self.validation_label = QLabel(self.steps_card)
        self.validation_label.setObjectName(u"validation_label")
        self.validation_label.setProperty(u"role", u"strong")
        self.validation_label.setTextFormat(Qt.TextFormat.PlainText)
        self.validation_label.setWordWrap(True)

        self.validation_group.addWidget(self.validation_label)

        self.validation = QSpinBox(self.steps_card)
        self.validation.setObjectName(u"validation")

        self.validation_group.addWidget(self.validation)


        self.steps_card_layout.addLayout(self.validation_group)

        self.sign_off_group = QVBoxLayout()
        self.sign_off_group.setSpacing(4)
        self.sign_off_group.setObjectName(u"sign_off_group")
        self.sign_off_group.setContentsMargins(0, 0, 0, 0)
        self.sign_off_label = QLabel(self.steps_card)
        self.sign_off_label.setObjectName(u"sign_off_label")
        self.sign_off_label.setProperty(u"role", u"strong")
        self.sign_off_label.setTextFormat(Qt.TextFormat.PlainText)
        self.sign_off_label.setWordWrap(True)

        self.sign_off_group.addWidget(self.sign_off_label)

        self.sign_off = QSpinBox(self.steps_card)
        self.sign_off.setObjectName(u"sign_off")

        self.sign_off_group.addWidget(self.sign_off)


        self.steps_card_layout.addLayout(self.sign_off_group)

        self.reminders_group = QVBoxLayout()
        self.reminders_group.setSpacing(4)
        self.reminders_group.setObjectName(u"reminders_group")
        self.reminders_group.setContentsMargins(0, 0, 0, 0)
        self.reminders_label = QLabel(self.steps_card)
        self.reminders_label.setObjectName(u"reminders_label")
        self.reminders_label.setProperty(u"role", u"strong")
        self.reminders_label.setTextFormat(Qt.TextFormat.PlainText)
        self.reminders_label.setWordWrap(True)

        self.reminders_group.addWidget(self.reminders_label)

        self.reminders = QLineEdit(self.steps_card)
        self.reminders.setObjectName(u"reminders")

        self.reminders_group.addWidget(self.reminders)


        self.steps_card_layout.addLayout(self.reminders_group)

        self.escalate_after_group = QVBoxLayout()
        self.escalate_after_group.setSpacing(4)
        self.escalate_after_group.setObjectName(u"escalate_after_group")
        self.escalate_after_group.setContentsMargins(0, 0, 0, 0)
        self.escalate_after_label = QLabel(self.steps_card)
        self.escalate_after_label.setObjectName(u"escalate_after_label")
        self.escalate_after_label.setProperty(u"role", u"strong")
        self.escalate_after_label.setTextFormat(Qt.TextFormat.PlainText)
        self.escalate_after_label.setWordWrap(True)

        self.escalate_after_group.addWidget(self.escalate_after_label)

        self.escalate_after = QSpinBox(self.steps_card)
        self.escalate_after.setObjectName(u"escalate_after")

        self.escalate_after_group.addWidget(self.escalate_after)


        self.steps_card_layout.addLayout(self.escalate_after_group)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.steps_card)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.save)

        self.save_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.save_gap)


        self.steps_card_layout.addLayout(self.buttons)

        self.steps_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.steps_card_layout.addItem(self.steps_end)


        self.panes.addWidget(self.steps_card)

        self.panes.setStretch(0, 1)
        self.panes.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.nation_label.setBuddy(self.nation)
        self.added_label.setBuddy(self.added)
        self.worked_label.setBuddy(self.worked)
        self.preparation_label.setBuddy(self.preparation)
        self.data_label.setBuddy(self.data)
        self.validation_label.setBuddy(self.validation)
        self.sign_off_label.setBuddy(self.sign_off)
        self.reminders_label.setBuddy(self.reminders)
        self.escalate_after_label.setBuddy(self.escalate_after)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RulesPanel)

        QMetaObject.connectSlotsByName(RulesPanel)
    # setupUi

    def retranslateUi(self, RulesPanel):
        self.days_heading.setText(QCoreApplication.translate("RulesPanel", u"Working days", None))
        self.nation_label.setText(QCoreApplication.translate("RulesPanel", u"&Nation", None))
        self.added_label.setText(QCoreApplication.translate("RulesPanel", u"Days off &added, one a line: date and name", None))
        self.added.setPlaceholderText(QCoreApplication.translate("RulesPanel", u"2028-01-03 New Year\u2019s Day", None))
        self.worked_label.setText(QCoreApplication.translate("RulesPanel", u"Bank holidays on which this trust &works, one date a line", None))
        self.steps_heading.setText(QCoreApplication.translate("RulesPanel", u"How long before a deadline", None))
        self.preparation_label.setText(QCoreApplication.translate("RulesPanel", u"Leads named and plan agreed: working days after &opening", None))
        self.data_label.setText(QCoreApplication.translate("RulesPanel", u"&Data: working days before the Network\u2019s deadline", None))
        self.validation_label.setText(QCoreApplication.translate("RulesPanel", u"&Validated: working days before it", None))
        self.sign_off_label.setText(QCoreApplication.translate("RulesPanel", u"&Signed off: working days before it", None))
        self.reminders_label.setText(QCoreApplication.translate("RulesPanel", u"&Reminders: working days from the day the data is due", None))
        self.reminders.setPlaceholderText(QCoreApplication.translate("RulesPanel", u"-5, -2, 1, 3", None))
        self.escalate_after_label.setText(QCoreApplication.translate("RulesPanel", u"&Escalate: working days after it", None))
        self.save.setText(QCoreApplication.translate("RulesPanel", u"Sa&ve", None))
        pass
    # retranslateUi

