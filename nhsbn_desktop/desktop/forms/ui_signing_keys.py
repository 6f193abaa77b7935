# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'signing_keys.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_SigningKeys(object):
    def setupUi(self, SigningKeys):
        if not SigningKeys.objectName():
            SigningKeys.setObjectName(u"SigningKeys")
        self.page = QVBoxLayout(SigningKeys)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(20, 16, 20, 16)
        self.words = QLabel(SigningKeys)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.problem = QFrame(SigningKeys)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"card")
        self.problem_list = QVBoxLayout(self.problem)
        self.problem_list.setSpacing(4)
        self.problem_list.setObjectName(u"problem_list")
        self.problem_list.setContentsMargins(18, 14, 18, 14)
        self.problem_words = QLabel(self.problem)
        self.problem_words.setObjectName(u"problem_words")
        self.problem_words.setProperty(u"role", u"strong")
        self.problem_words.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_words.setWordWrap(True)

        self.problem_list.addWidget(self.problem_words)


        self.page.addWidget(self.problem)

        self.cards = QHBoxLayout()
        self.cards.setSpacing(12)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.mine = QFrame(SigningKeys)
        self.mine.setObjectName(u"mine")
        self.mine.setProperty(u"role", u"card")
        self.mine_list = QVBoxLayout(self.mine)
        self.mine_list.setSpacing(8)
        self.mine_list.setObjectName(u"mine_list")
        self.mine_list.setContentsMargins(18, 14, 18, 14)
        self.mine_heading = QLabel(self.mine)
        self.mine_heading.setObjectName(u"mine_heading")
        self.mine_heading.setProperty(u"role", u"heading")
        self.mine_heading.setTextFormat(Qt.TextFormat.PlainText)

        self.mine_list.addWidget(self.mine_heading)

        self.mine_words = QLabel(self.mine)
        self.mine_words.setObjectName(u"mine_words")
        self.mine_words.setTextFormat(Qt.TextFormat.PlainText)
        self.mine_words.setWordWrap(True)

        self.mine_list.addWidget(self.mine_words)

        self.mine_print = QLabel(self.mine)
        self.mine_print.setObjectName(u"mine_print")
        self.mine_print.setProperty(u"role", u"strong")
        self.mine_print.setTextFormat(Qt.TextFormat.PlainText)
        self.mine_print.setWordWrap(True)
        self.mine_print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.mine_list.addWidget(self.mine_print)

        self.naming = QWidget(self.mine)
        self.naming.setObjectName(u"naming")
        self.naming_list = QVBoxLayout(self.naming)
        self.naming_list.setSpacing(4)
        self.naming_list.setObjectName(u"naming_list")
        self.naming_list.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(self.naming)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setProperty(u"role", u"strong")

        self.naming_list.addWidget(self.name_label)

        self.name = QLineEdit(self.naming)
        self.name.setObjectName(u"name")

        self.naming_list.addWidget(self.name)


        self.mine_list.addWidget(self.naming)

        self.mine_note = QLabel(self.mine)
        self.mine_note.setObjectName(u"mine_note")
        self.mine_note.setProperty(u"role", u"muted")
        self.mine_note.setTextFormat(Qt.TextFormat.PlainText)
        self.mine_note.setWordWrap(True)

        self.mine_list.addWidget(self.mine_note)

        self.mine_end = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.mine_list.addItem(self.mine_end)

        self.mine_buttons = QHBoxLayout()
        self.mine_buttons.setSpacing(8)
        self.mine_buttons.setObjectName(u"mine_buttons")
        self.mine_buttons.setContentsMargins(0, 0, 0, 0)
        self.set_up = QPushButton(self.mine)
        self.set_up.setObjectName(u"set_up")
        self.set_up.setProperty(u"kind", u"primary")

        self.mine_buttons.addWidget(self.set_up)

        self.copy = QPushButton(self.mine)
        self.copy.setObjectName(u"copy")

        self.mine_buttons.addWidget(self.copy)

        self.save = QPushButton(self.mine)
        self.save.setObjectName(u"save")

        self.mine_buttons.addWidget(self.save)

        self.mine_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.mine_buttons.addItem(self.mine_gap)


        self.mine_list.addLayout(self.mine_buttons)


        self.cards.addWidget(self.mine)

        self.enrolling = QFrame(SigningKeys)
        self.enrolling.setObjectName(u"enrolling")
        self.enrolling.setProperty(u"role", u"card")
        self.enrolling_list = QVBoxLayout(self.enrolling)
        self.enrolling_list.setSpacing(8)
        self.enrolling_list.setObjectName(u"enrolling_list")
        self.enrolling_list.setContentsMargins(18, 14, 18, 14)
        self.enrolling_heading = QLabel(self.enrolling)
        self.enrolling_heading.setObjectName(u"enrolling_heading")
        self.enrolling_heading.setProperty(u"role", u"heading")
        self.enrolling_heading.setTextFormat(Qt.TextFormat.PlainText)

        self.enrolling_list.addWidget(self.enrolling_heading)

        self.person_label = QLabel(self.enrolling)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setProperty(u"role", u"strong")

        self.enrolling_list.addWidget(self.person_label)

        self.person = QComboBox(self.enrolling)
        self.person.setObjectName(u"person")
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.enrolling_list.addWidget(self.person)

        self.offer_head = QHBoxLayout()
        self.offer_head.setSpacing(8)
        self.offer_head.setObjectName(u"offer_head")
        self.offer_head.setContentsMargins(0, 0, 0, 0)
        self.offer_label = QLabel(self.enrolling)
        self.offer_label.setObjectName(u"offer_label")
        self.offer_label.setProperty(u"role", u"strong")

        self.offer_head.addWidget(self.offer_label)

        self.offer_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.offer_head.addItem(self.offer_gap)

        self.file = QPushButton(self.enrolling)
        self.file.setObjectName(u"file")

        self.offer_head.addWidget(self.file)


        self.enrolling_list.addLayout(self.offer_head)

        self.offer = QPlainTextEdit(self.enrolling)
        self.offer.setObjectName(u"offer")
        self.offer.setTabChangesFocus(True)
        self.offer.setMinimumSize(QSize(0, 52))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.offer.sizePolicy().hasHeightForWidth())
        self.offer.setSizePolicy(sizePolicy)
        self.offer.setMaximumSize(QSize(16777215, 60))

        self.enrolling_list.addWidget(self.offer)

        self.offer_words = QLabel(self.enrolling)
        self.offer_words.setObjectName(u"offer_words")
        self.offer_words.setTextFormat(Qt.TextFormat.PlainText)
        self.offer_words.setWordWrap(True)

        self.enrolling_list.addWidget(self.offer_words)

        self.offer_print = QLabel(self.enrolling)
        self.offer_print.setObjectName(u"offer_print")
        self.offer_print.setProperty(u"role", u"strong")
        self.offer_print.setTextFormat(Qt.TextFormat.PlainText)
        self.offer_print.setWordWrap(True)
        self.offer_print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.enrolling_list.addWidget(self.offer_print)

        self.matched = QVBoxLayout()
        self.matched.setSpacing(0)
        self.matched.setObjectName(u"matched")
        self.matched.setContentsMargins(0, 0, 0, 0)

        self.enrolling_list.addLayout(self.matched)

        self.enrolling_end = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.enrolling_list.addItem(self.enrolling_end)

        self.enrolling_buttons = QHBoxLayout()
        self.enrolling_buttons.setSpacing(8)
        self.enrolling_buttons.setObjectName(u"enrolling_buttons")
        self.enrolling_buttons.setContentsMargins(0, 0, 0, 0)
        self.enrol = QPushButton(self.enrolling)
        self.enrol.setObjectName(u"enrol")
        self.enrol.setProperty(u"kind", u"primary")

        self.enrolling_buttons.addWidget(self.enrol)

        self.enrolling_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.enrolling_buttons.addItem(self.enrolling_gap)


        self.enrolling_list.addLayout(self.enrolling_buttons)


        self.cards.addWidget(self.enrolling)

        self.cards.setStretch(0, 1)
        self.cards.setStretch(1, 1)

        self.page.addLayout(self.cards)

        self.list_card = QFrame(SigningKeys)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setSpacing(0)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")
        self.table.setMinimumSize(QSize(0, 120))

        self.list.addWidget(self.table)


        self.page.addWidget(self.list_card)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.why_label = QLabel(SigningKeys)
        self.why_label.setObjectName(u"why_label")
        self.why_label.setProperty(u"role", u"strong")

        self.foot.addWidget(self.why_label)

        self.why = QLineEdit(SigningKeys)
        self.why.setObjectName(u"why")

        self.foot.addWidget(self.why)

        self.end = QPushButton(SigningKeys)
        self.end.setObjectName(u"end")

        self.foot.addWidget(self.end)

        self.buttons = QDialogButtonBox(SigningKeys)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.buttons.sizePolicy().hasHeightForWidth())
        self.buttons.setSizePolicy(sizePolicy1)

        self.foot.addWidget(self.buttons)


        self.page.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.person_label.setBuddy(self.person)
        self.offer_label.setBuddy(self.offer)
        self.why_label.setBuddy(self.why)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SigningKeys)

        QMetaObject.connectSlotsByName(SigningKeys)
    # setupUi

    def retranslateUi(self, SigningKeys):
        SigningKeys.setWindowTitle(QCoreApplication.translate("SigningKeys", u"Signing keys", None))
        self.words.setText(QCoreApplication.translate("SigningKeys", u"A promise counts only by the key of who made it. Everybody sets one up on their own computer and reads its fingerprint to the IQO, who compares it and enrols it here.", None))
        self.mine_heading.setText(QCoreApplication.translate("SigningKeys", u"My signing key", None))
#if QT_CONFIG(accessibility)
        self.mine_print.setAccessibleName(QCoreApplication.translate("SigningKeys", u"The fingerprint of my key", None))
#endif // QT_CONFIG(accessibility)
        self.name_label.setText(QCoreApplication.translate("SigningKeys", u"My &name", None))
        self.set_up.setText(QCoreApplication.translate("SigningKeys", u"Set &up my key", None))
        self.copy.setText(QCoreApplication.translate("SigningKeys", u"&Copy for the IQO", None))
        self.save.setText(QCoreApplication.translate("SigningKeys", u"&Save as a file\u2026", None))
        self.enrolling_heading.setText(QCoreApplication.translate("SigningKeys", u"Enrol somebody\u2019s key", None))
        self.person_label.setText(QCoreApplication.translate("SigningKeys", u"&Whose key it is", None))
        self.offer_label.setText(QCoreApplication.translate("SigningKeys", u"The &key, pasted here", None))
        self.file.setText(QCoreApplication.translate("SigningKeys", u"From a &file\u2026", None))
#if QT_CONFIG(accessibility)
        self.offer_print.setAccessibleName(QCoreApplication.translate("SigningKeys", u"The fingerprint of the pasted key", None))
#endif // QT_CONFIG(accessibility)
        self.enrol.setText(QCoreApplication.translate("SigningKeys", u"&Enrol this key", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("SigningKeys", u"Keys that have been enrolled", None))
#endif // QT_CONFIG(accessibility)
        self.why_label.setText(QCoreApplication.translate("SigningKeys", u"&Reason", None))
        self.why.setPlaceholderText(QCoreApplication.translate("SigningKeys", u"lost, left the trust, no longer a lead", None))
        self.end.setText(QCoreApplication.translate("SigningKeys", u"Take out of &use", None))
    # retranslateUi

