# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'validation_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Tag
class Ui_ValidationPanel(object):
    def setupUi(self, ValidationPanel):
        if not ValidationPanel.objectName():
            ValidationPanel.setObjectName(u"ValidationPanel")
        self.panel = QVBoxLayout(ValidationPanel)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.stand = Tag(ValidationPanel)
        self.stand.setObjectName(u"stand")

        self.head.addWidget(self.stand)

        self.stand_words = QLabel(ValidationPanel)
        self.stand_words.setObjectName(u"stand_words")
        self.stand_words.setProperty(u"role", u"muted")
        self.stand_words.setTextFormat(Qt.TextFormat.PlainText)
        self.stand_words.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.stand_words.sizePolicy().hasHeightForWidth())
        self.stand_words.setSizePolicy(sizePolicy)

        self.head.addWidget(self.stand_words)


        self.panel.addLayout(self.head)

        self.scroll = QScrollArea(ValidationPanel)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(8)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 4, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.words.addWidget(self.title)

        self.who = QLabel(self.about)
        self.who.setObjectName(u"who")
        self.who.setTextFormat(Qt.TextFormat.PlainText)
        self.who.setWordWrap(True)

        self.words.addWidget(self.who)

        self.to_plan = QPushButton(self.about)
        self.to_plan.setObjectName(u"to_plan")
        self.to_plan.setProperty(u"kind", u"link")

        self.words.addWidget(self.to_plan)

        self.to_checks = QPushButton(self.about)
        self.to_checks.setObjectName(u"to_checks")
        self.to_checks.setProperty(u"kind", u"link")

        self.words.addWidget(self.to_checks)

        self.see_changes = QPushButton(self.about)
        self.see_changes.setObjectName(u"see_changes")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.see_changes.sizePolicy().hasHeightForWidth())
        self.see_changes.setSizePolicy(sizePolicy1)

        self.words.addWidget(self.see_changes)

        self.kinds_heading = QLabel(self.about)
        self.kinds_heading.setObjectName(u"kinds_heading")
        self.kinds_heading.setProperty(u"role", u"strong")

        self.words.addWidget(self.kinds_heading)

        self.kinds = QVBoxLayout()
        self.kinds.setSpacing(6)
        self.kinds.setObjectName(u"kinds")
        self.kinds.setContentsMargins(0, 0, 0, 0)

        self.words.addLayout(self.kinds)

        self.note_group = QVBoxLayout()
        self.note_group.setSpacing(4)
        self.note_group.setObjectName(u"note_group")
        self.note_group.setContentsMargins(0, 0, 0, 0)
        self.note_label = QLabel(self.about)
        self.note_label.setObjectName(u"note_label")
        self.note_label.setProperty(u"role", u"strong")

        self.note_group.addWidget(self.note_label)

        self.note = QPlainTextEdit(self.about)
        self.note.setObjectName(u"note")
        self.note.setTabChangesFocus(True)
        self.note.setMinimumSize(QSize(0, 56))
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy2.setHorizontalStretch(0)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.note.sizePolicy().hasHeightForWidth())
        self.note.setSizePolicy(sizePolicy2)
        self.note.setMaximumSize(QSize(16777215, 64))

        self.note_group.addWidget(self.note)


        self.words.addLayout(self.note_group)

        self.words_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.blocked = QLabel(ValidationPanel)
        self.blocked.setObjectName(u"blocked")
        self.blocked.setProperty(u"role", u"muted")
        self.blocked.setTextFormat(Qt.TextFormat.PlainText)
        self.blocked.setWordWrap(True)

        self.panel.addWidget(self.blocked)

        self.to_keys = QPushButton(ValidationPanel)
        self.to_keys.setObjectName(u"to_keys")
        sizePolicy1.setHeightForWidth(self.to_keys.sizePolicy().hasHeightForWidth())
        self.to_keys.setSizePolicy(sizePolicy1)

        self.panel.addWidget(self.to_keys)

        self.taking_back = QWidget(ValidationPanel)
        self.taking_back.setObjectName(u"taking_back")
        self.taking_back_layout = QVBoxLayout(self.taking_back)
        self.taking_back_layout.setSpacing(8)
        self.taking_back_layout.setObjectName(u"taking_back_layout")
        self.taking_back_layout.setContentsMargins(0, 0, 0, 0)
        self.why_group = QVBoxLayout()
        self.why_group.setSpacing(4)
        self.why_group.setObjectName(u"why_group")
        self.why_group.setContentsMargins(0, 0, 0, 0)
        self.why_label = QLabel(self.taking_back)
        self.why_label.setObjectName(u"why_label")
        self.why_label.setProperty(u"role", u"strong")

        self.why_group.addWidget(self.why_label)

        self.why = QLineEdit(self.taking_back)
        self.why.setObjectName(u"why")

        self.why_group.addWidget(self.why)


        self.taking_back_layout.addLayout(self.why_group)

        self.take_back_buttons = QHBoxLayout()
        self.take_back_buttons.setSpacing(8)
        self.take_back_buttons.setObjectName(u"take_back_buttons")
        self.take_back_buttons.setContentsMargins(0, 0, 0, 0)
        self.take_back = QPushButton(self.taking_back)
        self.take_back.setObjectName(u"take_back")

        self.take_back_buttons.addWidget(self.take_back)

        self.take_back_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.take_back_buttons.addItem(self.take_back_gap)


        self.taking_back_layout.addLayout(self.take_back_buttons)


        self.panel.addWidget(self.taking_back)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.validate = QPushButton(ValidationPanel)
        self.validate.setObjectName(u"validate")
        self.validate.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.validate)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.panel.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.note_label.setBuddy(self.note)
        self.why_label.setBuddy(self.why)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ValidationPanel)

        QMetaObject.connectSlotsByName(ValidationPanel)
    # setupUi

    def retranslateUi(self, ValidationPanel):
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("ValidationPanel", u"About this validation", None))
#endif // QT_CONFIG(accessibility)
        self.to_plan.setText(QCoreApplication.translate("ValidationPanel", u"Name the lead in the plan", None))
        self.to_checks.setText(QCoreApplication.translate("ValidationPanel", u"Settle them in Checks", None))
        self.see_changes.setText(QCoreApplication.translate("ValidationPanel", u"&See what changed", None))
        self.kinds_heading.setText(QCoreApplication.translate("ValidationPanel", u"How it was validated", None))
        self.note_label.setText(QCoreApplication.translate("ValidationPanel", u"&Note", None))
        self.to_keys.setText(QCoreApplication.translate("ValidationPanel", u"Signing &keys\u2026", None))
        self.why_label.setText(QCoreApplication.translate("ValidationPanel", u"&Reason for taking it back", None))
        self.take_back.setText(QCoreApplication.translate("ValidationPanel", u"&Take back", None))
        self.validate.setText(QCoreApplication.translate("ValidationPanel", u"Validate", None))
        pass
    # retranslateUi

