# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sending_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.hurdle_list import HurdleList
class Ui_SendingPanel(object):
    def setupUi(self, SendingPanel):
        if not SendingPanel.objectName():
            SendingPanel.setObjectName(u"SendingPanel")
        self.panel = QVBoxLayout(SendingPanel)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.standing = Tag(SendingPanel)
        self.standing.setObjectName(u"standing")

        self.head.addWidget(self.standing)

        self.practice = Tag(SendingPanel)
        self.practice.setObjectName(u"practice")

        self.head.addWidget(self.practice)

        self.head_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.panel.addLayout(self.head)

        self.scroll = QScrollArea(SendingPanel)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(10)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 4, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.words.addWidget(self.title)

        self.state = QLabel(self.about)
        self.state.setObjectName(u"state")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.words.addWidget(self.state)

        self.advice = QLabel(self.about)
        self.advice.setObjectName(u"advice")
        self.advice.setProperty(u"role", u"muted")
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)

        self.words.addWidget(self.advice)

        self.number = QLabel(self.about)
        self.number.setObjectName(u"number")
        self.number.setProperty(u"role", u"muted")
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setWordWrap(True)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.words.addWidget(self.number)

        self.progress_group = QWidget(self.about)
        self.progress_group.setObjectName(u"progress_group")
        self.progress_group_list = QVBoxLayout(self.progress_group)
        self.progress_group_list.setSpacing(6)
        self.progress_group_list.setObjectName(u"progress_group_list")
        self.progress_group_list.setContentsMargins(0, 0, 0, 0)
        self.progress_words = QLabel(self.progress_group)
        self.progress_words.setObjectName(u"progress_words")
        self.progress_words.setProperty(u"role", u"muted")
        self.progress_words.setTextFormat(Qt.TextFormat.PlainText)
        self.progress_words.setWordWrap(True)

        self.progress_group_list.addWidget(self.progress_words)

        self.progress = QProgressBar(self.progress_group)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.progress_group_list.addWidget(self.progress)


        self.words.addWidget(self.progress_group)

        self.receipt_group = QWidget(self.about)
        self.receipt_group.setObjectName(u"receipt_group")
        self.receipt_group_list = QVBoxLayout(self.receipt_group)
        self.receipt_group_list.setSpacing(8)
        self.receipt_group_list.setObjectName(u"receipt_group_list")
        self.receipt_group_list.setContentsMargins(0, 0, 0, 0)
        self.receipt_heading = QLabel(self.receipt_group)
        self.receipt_heading.setObjectName(u"receipt_heading")
        self.receipt_heading.setProperty(u"role", u"strong")

        self.receipt_group_list.addWidget(self.receipt_heading)

        self.receipt = Facts(self.receipt_group)
        self.receipt.setObjectName(u"receipt")

        self.receipt_group_list.addWidget(self.receipt)

        self.receipt_buttons = QHBoxLayout()
        self.receipt_buttons.setSpacing(8)
        self.receipt_buttons.setObjectName(u"receipt_buttons")
        self.receipt_buttons.setContentsMargins(0, 0, 0, 0)
        self.save_receipt = QPushButton(self.receipt_group)
        self.save_receipt.setObjectName(u"save_receipt")

        self.receipt_buttons.addWidget(self.save_receipt)

        self.check_again = QPushButton(self.receipt_group)
        self.check_again.setObjectName(u"check_again")

        self.receipt_buttons.addWidget(self.check_again)

        self.receipt_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.receipt_buttons.addItem(self.receipt_gap)


        self.receipt_group_list.addLayout(self.receipt_buttons)

        self.checked = QLabel(self.receipt_group)
        self.checked.setObjectName(u"checked")
        self.checked.setProperty(u"role", u"muted")
        self.checked.setTextFormat(Qt.TextFormat.PlainText)
        self.checked.setWordWrap(True)

        self.receipt_group_list.addWidget(self.checked)


        self.words.addWidget(self.receipt_group)

        self.owed_group = QWidget(self.about)
        self.owed_group.setObjectName(u"owed_group")
        self.owed_group_list = QVBoxLayout(self.owed_group)
        self.owed_group_list.setSpacing(8)
        self.owed_group_list.setObjectName(u"owed_group_list")
        self.owed_group_list.setContentsMargins(0, 0, 0, 0)
        self.owed_heading = QLabel(self.owed_group)
        self.owed_heading.setObjectName(u"owed_heading")
        self.owed_heading.setProperty(u"role", u"strong")

        self.owed_group_list.addWidget(self.owed_heading)

        self.hurdles = HurdleList(self.owed_group)
        self.hurdles.setObjectName(u"hurdles")

        self.owed_group_list.addWidget(self.hurdles)


        self.words.addWidget(self.owed_group)

        self.route_group = QWidget(self.about)
        self.route_group.setObjectName(u"route_group")
        self.route_group_list = QVBoxLayout(self.route_group)
        self.route_group_list.setSpacing(4)
        self.route_group_list.setObjectName(u"route_group_list")
        self.route_group_list.setContentsMargins(0, 0, 0, 0)
        self.route_label = QLabel(self.route_group)
        self.route_label.setObjectName(u"route_label")
        self.route_label.setProperty(u"role", u"strong")

        self.route_group_list.addWidget(self.route_label)

        self.route = QComboBox(self.route_group)
        self.route.setObjectName(u"route")
        self.route.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.route_group_list.addWidget(self.route)

        self.route_words = QLabel(self.route_group)
        self.route_words.setObjectName(u"route_words")
        self.route_words.setProperty(u"role", u"muted")
        self.route_words.setTextFormat(Qt.TextFormat.PlainText)
        self.route_words.setWordWrap(True)

        self.route_group_list.addWidget(self.route_words)

        self.protect = QCheckBox(self.route_group)
        self.protect.setObjectName(u"protect")

        self.route_group_list.addWidget(self.protect)


        self.words.addWidget(self.route_group)

        self.hand_over_group = QWidget(self.about)
        self.hand_over_group.setObjectName(u"hand_over_group")
        self.hand_over_group_list = QVBoxLayout(self.hand_over_group)
        self.hand_over_group_list.setSpacing(8)
        self.hand_over_group_list.setObjectName(u"hand_over_group_list")
        self.hand_over_group_list.setContentsMargins(0, 0, 0, 0)
        self.password_group = QWidget(self.hand_over_group)
        self.password_group.setObjectName(u"password_group")
        self.password_group_list = QVBoxLayout(self.password_group)
        self.password_group_list.setSpacing(4)
        self.password_group_list.setObjectName(u"password_group_list")
        self.password_group_list.setContentsMargins(0, 0, 0, 0)
        self.password_heading = QLabel(self.password_group)
        self.password_heading.setObjectName(u"password_heading")
        self.password_heading.setProperty(u"role", u"strong")

        self.password_group_list.addWidget(self.password_heading)

        self.password = QLabel(self.password_group)
        self.password.setObjectName(u"password")
        self.password.setTextFormat(Qt.TextFormat.PlainText)
        self.password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.password_group_list.addWidget(self.password)

        self.password_words = QLabel(self.password_group)
        self.password_words.setObjectName(u"password_words")
        self.password_words.setProperty(u"role", u"muted")
        self.password_words.setTextFormat(Qt.TextFormat.PlainText)
        self.password_words.setWordWrap(True)

        self.password_group_list.addWidget(self.password_words)


        self.hand_over_group_list.addWidget(self.password_group)

        self.hand_over_heading = QLabel(self.hand_over_group)
        self.hand_over_heading.setObjectName(u"hand_over_heading")
        self.hand_over_heading.setProperty(u"role", u"strong")

        self.hand_over_group_list.addWidget(self.hand_over_heading)

        self.draft = Facts(self.hand_over_group)
        self.draft.setObjectName(u"draft")

        self.hand_over_group_list.addWidget(self.draft)

        self.copy_buttons = QHBoxLayout()
        self.copy_buttons.setSpacing(8)
        self.copy_buttons.setObjectName(u"copy_buttons")
        self.copy_buttons.setContentsMargins(0, 0, 0, 0)
        self.open_folder = QPushButton(self.hand_over_group)
        self.open_folder.setObjectName(u"open_folder")

        self.copy_buttons.addWidget(self.open_folder)

        self.copy_text = QPushButton(self.hand_over_group)
        self.copy_text.setObjectName(u"copy_text")

        self.copy_buttons.addWidget(self.copy_text)

        self.copy_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.copy_buttons.addItem(self.copy_gap)


        self.hand_over_group_list.addLayout(self.copy_buttons)

        self.copy_address = QPushButton(self.hand_over_group)
        self.copy_address.setObjectName(u"copy_address")
        self.copy_address.setProperty(u"kind", u"link")

        self.hand_over_group_list.addWidget(self.copy_address)

        self.how_group = QVBoxLayout()
        self.how_group.setSpacing(4)
        self.how_group.setObjectName(u"how_group")
        self.how_group.setContentsMargins(0, 0, 0, 0)
        self.how_label = QLabel(self.hand_over_group)
        self.how_label.setObjectName(u"how_label")
        self.how_label.setProperty(u"role", u"strong")

        self.how_group.addWidget(self.how_label)

        self.how = QComboBox(self.hand_over_group)
        self.how.setObjectName(u"how")
        self.how.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.how_group.addWidget(self.how)


        self.hand_over_group_list.addLayout(self.how_group)


        self.words.addWidget(self.hand_over_group)

        self.words_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.stage = QPushButton(SendingPanel)
        self.stage.setObjectName(u"stage")
        self.stage.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.stage)

        self.handed_over = QPushButton(SendingPanel)
        self.handed_over.setObjectName(u"handed_over")
        self.handed_over.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.handed_over)

        self.let_in = QPushButton(SendingPanel)
        self.let_in.setObjectName(u"let_in")
        self.let_in.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.let_in)

        self.send_now = QPushButton(SendingPanel)
        self.send_now.setObjectName(u"send_now")
        self.send_now.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.send_now)

        self.main_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.main_gap)


        self.panel.addLayout(self.buttons)

        self.other_buttons = QHBoxLayout()
        self.other_buttons.setSpacing(8)
        self.other_buttons.setObjectName(u"other_buttons")
        self.other_buttons.setContentsMargins(0, 0, 0, 0)
        self.hold = QPushButton(SendingPanel)
        self.hold.setObjectName(u"hold")

        self.other_buttons.addWidget(self.hold)

        self.cancel = QPushButton(SendingPanel)
        self.cancel.setObjectName(u"cancel")

        self.other_buttons.addWidget(self.cancel)

        self.more = QPushButton(SendingPanel)
        self.more.setObjectName(u"more")

        self.other_buttons.addWidget(self.more)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.other_buttons.addItem(self.button_gap)


        self.panel.addLayout(self.other_buttons)

#if QT_CONFIG(shortcut)
        self.route_label.setBuddy(self.route)
        self.how_label.setBuddy(self.how)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SendingPanel)

        QMetaObject.connectSlotsByName(SendingPanel)
    # setupUi

    def retranslateUi(self, SendingPanel):
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("SendingPanel", u"About this submission", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("SendingPanel", u"Bytes sent", None))
#endif // QT_CONFIG(accessibility)
        self.receipt_heading.setText(QCoreApplication.translate("SendingPanel", u"The Network's receipt", None))
        self.save_receipt.setText(QCoreApplication.translate("SendingPanel", u"&Save the receipt", None))
        self.check_again.setText(QCoreApplication.translate("SendingPanel", u"Chec&k it again", None))
        self.owed_heading.setText(QCoreApplication.translate("SendingPanel", u"What is owed first", None))
        self.route_label.setText(QCoreApplication.translate("SendingPanel", u"&Route", None))
        self.protect.setText(QCoreApplication.translate("SendingPanel", u"&Protect the workbook with a password", None))
        self.password_heading.setText(QCoreApplication.translate("SendingPanel", u"The workbook's password", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("SendingPanel", u"The workbook's password", None))
#endif // QT_CONFIG(accessibility)
        self.password_words.setText(QCoreApplication.translate("SendingPanel", u"Tell it to the Network by telephone, never in the same e-mail. It is written down nowhere and is gone when the program closes.", None))
        self.hand_over_heading.setText(QCoreApplication.translate("SendingPanel", u"Pass it on", None))
        self.open_folder.setText(QCoreApplication.translate("SendingPanel", u"&Open the folder", None))
        self.copy_text.setText(QCoreApplication.translate("SendingPanel", u"Copy the &text", None))
        self.copy_address.setText(QCoreApplication.translate("SendingPanel", u"Copy the address", None))
        self.how_label.setText(QCoreApplication.translate("SendingPanel", u"&How it was handed over", None))
        self.stage.setText(QCoreApplication.translate("SendingPanel", u"Stage and send", None))
        self.handed_over.setText(QCoreApplication.translate("SendingPanel", u"I have handed it over", None))
        self.let_in.setText(QCoreApplication.translate("SendingPanel", u"Sign &in", None))
        self.send_now.setText(QCoreApplication.translate("SendingPanel", u"Send &now", None))
        self.hold.setText(QCoreApplication.translate("SendingPanel", u"&Hold", None))
        self.cancel.setText(QCoreApplication.translate("SendingPanel", u"&Cancel", None))
        self.more.setText(QCoreApplication.translate("SendingPanel", u"&More", None))
#if QT_CONFIG(tooltip)
        self.more.setToolTip(QCoreApplication.translate("SendingPanel", u"The package, proof of the attempt, a receipt that came another way", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

