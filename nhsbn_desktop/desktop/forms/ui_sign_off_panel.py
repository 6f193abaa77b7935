# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sign_off_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
class Ui_SignOffPanel(object):
    def setupUi(self, SignOffPanel):
        if not SignOffPanel.objectName():
            SignOffPanel.setObjectName(u"SignOffPanel")
        self.panel = QVBoxLayout(SignOffPanel)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.stand = Tag(SignOffPanel)
        self.stand.setObjectName(u"stand")

        self.head.addWidget(self.stand)

        self.stand_words = QLabel(SignOffPanel)
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

        self.scroll = QScrollArea(SignOffPanel)
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

        self.see_changes = QPushButton(self.about)
        self.see_changes.setObjectName(u"see_changes")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.see_changes.sizePolicy().hasHeightForWidth())
        self.see_changes.setSizePolicy(sizePolicy1)

        self.words.addWidget(self.see_changes)

        self.assurances_heading = QLabel(self.about)
        self.assurances_heading.setObjectName(u"assurances_heading")
        self.assurances_heading.setProperty(u"role", u"strong")

        self.words.addWidget(self.assurances_heading)

        self.assurances = QVBoxLayout()
        self.assurances.setSpacing(6)
        self.assurances.setObjectName(u"assurances")
        self.assurances.setContentsMargins(0, 0, 0, 0)

        self.words.addLayout(self.assurances)

        self.signing = QWidget(self.about)
        self.signing.setObjectName(u"signing")
        self.signing_list = QVBoxLayout(self.signing)
        self.signing_list.setSpacing(8)
        self.signing_list.setObjectName(u"signing_list")
        self.signing_list.setContentsMargins(0, 0, 0, 0)
        self.signer_group = QVBoxLayout()
        self.signer_group.setSpacing(4)
        self.signer_group.setObjectName(u"signer_group")
        self.signer_group.setContentsMargins(0, 0, 0, 0)
        self.signer_label = QLabel(self.signing)
        self.signer_label.setObjectName(u"signer_label")
        self.signer_label.setProperty(u"role", u"strong")

        self.signer_group.addWidget(self.signer_label)

        self.signer = QComboBox(self.signing)
        self.signer.setObjectName(u"signer")
        self.signer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.signer_group.addWidget(self.signer)


        self.signing_list.addLayout(self.signer_group)

        self.behalf = QWidget(self.signing)
        self.behalf.setObjectName(u"behalf")
        self.behalf_list = QVBoxLayout(self.behalf)
        self.behalf_list.setSpacing(4)
        self.behalf_list.setObjectName(u"behalf_list")
        self.behalf_list.setContentsMargins(0, 0, 0, 0)
        self.behalf_label = QLabel(self.behalf)
        self.behalf_label.setObjectName(u"behalf_label")
        self.behalf_label.setProperty(u"role", u"strong")

        self.behalf_list.addWidget(self.behalf_label)

        self.on_behalf_of = QComboBox(self.behalf)
        self.on_behalf_of.setObjectName(u"on_behalf_of")
        self.on_behalf_of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.behalf_list.addWidget(self.on_behalf_of)


        self.signing_list.addWidget(self.behalf)


        self.words.addWidget(self.signing)

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

        self.facts_heading = QLabel(self.about)
        self.facts_heading.setObjectName(u"facts_heading")
        self.facts_heading.setProperty(u"role", u"strong")

        self.words.addWidget(self.facts_heading)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.words.addWidget(self.facts)

        self.words_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.blocked = QLabel(SignOffPanel)
        self.blocked.setObjectName(u"blocked")
        self.blocked.setProperty(u"role", u"muted")
        self.blocked.setTextFormat(Qt.TextFormat.PlainText)
        self.blocked.setWordWrap(True)

        self.panel.addWidget(self.blocked)

        self.to_keys = QPushButton(SignOffPanel)
        self.to_keys.setObjectName(u"to_keys")
        sizePolicy1.setHeightForWidth(self.to_keys.sizePolicy().hasHeightForWidth())
        self.to_keys.setSizePolicy(sizePolicy1)

        self.panel.addWidget(self.to_keys)

        self.taking_back = QWidget(SignOffPanel)
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
        self.sign = QPushButton(SignOffPanel)
        self.sign.setObjectName(u"sign")
        self.sign.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.sign)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.panel.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.signer_label.setBuddy(self.signer)
        self.behalf_label.setBuddy(self.on_behalf_of)
        self.note_label.setBuddy(self.note)
        self.why_label.setBuddy(self.why)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SignOffPanel)

        QMetaObject.connectSlotsByName(SignOffPanel)
    # setupUi

    def retranslateUi(self, SignOffPanel):
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("SignOffPanel", u"About this sign-off", None))
#endif // QT_CONFIG(accessibility)
        self.see_changes.setText(QCoreApplication.translate("SignOffPanel", u"&See what changed", None))
        self.assurances_heading.setText(QCoreApplication.translate("SignOffPanel", u"I can assure that", None))
        self.signer_label.setText(QCoreApplication.translate("SignOffPanel", u"&Signed by", None))
        self.behalf_label.setText(QCoreApplication.translate("SignOffPanel", u"On &behalf of", None))
        self.note_label.setText(QCoreApplication.translate("SignOffPanel", u"&Note", None))
        self.facts_heading.setText(QCoreApplication.translate("SignOffPanel", u"What is signed", None))
        self.to_keys.setText(QCoreApplication.translate("SignOffPanel", u"Signing &keys\u2026", None))
        self.why_label.setText(QCoreApplication.translate("SignOffPanel", u"&Reason for taking it back", None))
        self.take_back.setText(QCoreApplication.translate("SignOffPanel", u"&Take back", None))
        self.sign.setText(QCoreApplication.translate("SignOffPanel", u"Sign off", None))
        pass
    # retranslateUi

