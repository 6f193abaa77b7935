# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'outliers.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Outliers(object):
    def setupUi(self, Outliers):
        if not Outliers.objectName():
            Outliers.setObjectName(u"Outliers")
        self.panes = QHBoxLayout(Outliers)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(12)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Outliers)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list_card_list = QVBoxLayout(self.list_card)
        self.list_card_list.setSpacing(0)
        self.list_card_list.setObjectName(u"list_card_list")
        self.list_card_list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list_card_list.addWidget(self.table)


        self.left.addWidget(self.list_card)

        self.validation_card = QFrame(Outliers)
        self.validation_card.setObjectName(u"validation_card")
        self.validation_card.setProperty(u"role", u"card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.validation_card.sizePolicy().hasHeightForWidth())
        self.validation_card.setSizePolicy(sizePolicy)
        self.validation_list = QVBoxLayout(self.validation_card)
        self.validation_list.setSpacing(6)
        self.validation_list.setObjectName(u"validation_list")
        self.validation_list.setContentsMargins(20, 12, 20, 12)
        self.validation_row = QHBoxLayout()
        self.validation_row.setSpacing(10)
        self.validation_row.setObjectName(u"validation_row")
        self.validation_row.setContentsMargins(0, 0, 0, 0)
        self.section_label = QLabel(self.validation_card)
        self.section_label.setObjectName(u"section_label")
        self.section_label.setProperty(u"role", u"strong")

        self.validation_row.addWidget(self.section_label)

        self.section = QComboBox(self.validation_card)
        self.section.setObjectName(u"section")
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.validation_row.addWidget(self.section)

        self.validate = QPushButton(self.validation_card)
        self.validate.setObjectName(u"validate")

        self.validation_row.addWidget(self.validate)

        self.validation_row.setStretch(1, 1)

        self.validation_list.addLayout(self.validation_row)

        self.validation_words = QLabel(self.validation_card)
        self.validation_words.setObjectName(u"validation_words")
        self.validation_words.setProperty(u"role", u"secondary")
        self.validation_words.setTextFormat(Qt.TextFormat.PlainText)
        self.validation_words.setWordWrap(True)

        self.validation_list.addWidget(self.validation_words)


        self.left.addWidget(self.validation_card)


        self.panes.addLayout(self.left)

        self.side = QFrame(Outliers)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"card")
        self.side.setMinimumSize(QSize(336, 0))
        self.side.setMaximumSize(QSize(470, 16777215))
        self.side_list = QVBoxLayout(self.side)
        self.side_list.setSpacing(0)
        self.side_list.setObjectName(u"side_list")
        self.side_list.setContentsMargins(0, 0, 0, 0)
        self.sides = QStackedWidget(self.side)
        self.sides.setObjectName(u"sides")
        self.detail = QWidget(self.sides)
        self.detail.setObjectName(u"detail")
        self.detail_list = QVBoxLayout(self.detail)
        self.detail_list.setSpacing(10)
        self.detail_list.setObjectName(u"detail_list")
        self.detail_list.setContentsMargins(20, 16, 20, 16)
        self.standing = Tag(self.detail)
        self.standing.setObjectName(u"standing")

        self.detail_list.addWidget(self.standing)

        self.scroll = QScrollArea(self.detail)
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

        self.said = QLabel(self.about)
        self.said.setObjectName(u"said")
        self.said.setProperty(u"role", u"secondary")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)

        self.words.addWidget(self.said)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.words.addWidget(self.facts)

        self.link_group = QVBoxLayout()
        self.link_group.setSpacing(4)
        self.link_group.setObjectName(u"link_group")
        self.link_group.setContentsMargins(0, 0, 0, 0)
        self.answer_label = QLabel(self.about)
        self.answer_label.setObjectName(u"answer_label")
        self.answer_label.setProperty(u"role", u"strong")
        self.answer_label.setWordWrap(True)

        self.link_group.addWidget(self.answer_label)

        self.link_row = QHBoxLayout()
        self.link_row.setSpacing(8)
        self.link_row.setObjectName(u"link_row")
        self.link_row.setContentsMargins(0, 0, 0, 0)
        self.answer = QComboBox(self.about)
        self.answer.setObjectName(u"answer")
        self.answer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.link_row.addWidget(self.answer)

        self.link = QPushButton(self.about)
        self.link.setObjectName(u"link")

        self.link_row.addWidget(self.link)

        self.link_row.setStretch(0, 1)

        self.link_group.addLayout(self.link_row)


        self.words.addLayout(self.link_group)

        self.earlier_group = QVBoxLayout()
        self.earlier_group.setSpacing(4)
        self.earlier_group.setObjectName(u"earlier_group")
        self.earlier_group.setContentsMargins(0, 0, 0, 0)
        self.earlier_heading = QLabel(self.about)
        self.earlier_heading.setObjectName(u"earlier_heading")
        self.earlier_heading.setProperty(u"role", u"strong")
        self.earlier_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.earlier_heading.setWordWrap(True)

        self.earlier_group.addWidget(self.earlier_heading)

        self.earlier = QLabel(self.about)
        self.earlier.setObjectName(u"earlier")
        self.earlier.setTextFormat(Qt.TextFormat.PlainText)
        self.earlier.setWordWrap(True)

        self.earlier_group.addWidget(self.earlier)

        self.use_earlier = QPushButton(self.about)
        self.use_earlier.setObjectName(u"use_earlier")
        self.use_earlier.setProperty(u"kind", u"link")

        self.earlier_group.addWidget(self.use_earlier)


        self.words.addLayout(self.earlier_group)

        self.reply_group = QVBoxLayout()
        self.reply_group.setSpacing(4)
        self.reply_group.setObjectName(u"reply_group")
        self.reply_group.setContentsMargins(0, 0, 0, 0)
        self.reply_label = QLabel(self.about)
        self.reply_label.setObjectName(u"reply_label")
        self.reply_label.setProperty(u"role", u"strong")
        self.reply_label.setWordWrap(True)

        self.reply_group.addWidget(self.reply_label)

        self.reply = QPlainTextEdit(self.about)
        self.reply.setObjectName(u"reply")
        self.reply.setMinimumSize(QSize(0, 84))
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.reply.sizePolicy().hasHeightForWidth())
        self.reply.setSizePolicy(sizePolicy1)
        self.reply.setMaximumSize(QSize(16777215, 108))
        self.reply.setTabChangesFocus(True)

        self.reply_group.addWidget(self.reply)


        self.words.addLayout(self.reply_group)

        self.words_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_gap)

        self.scroll.setWidget(self.about)

        self.detail_list.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.confirm = QPushButton(self.detail)
        self.confirm.setObjectName(u"confirm")
        self.confirm.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.confirm)

        self.correct = QPushButton(self.detail)
        self.correct.setObjectName(u"correct")

        self.buttons.addWidget(self.correct)

        self.button_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)


        self.detail_list.addLayout(self.buttons)

        self.sides.addWidget(self.detail)
        self.typed = QWidget(self.sides)
        self.typed.setObjectName(u"typed")
        self.typed_list = QVBoxLayout(self.typed)
        self.typed_list.setSpacing(10)
        self.typed_list.setObjectName(u"typed_list")
        self.typed_list.setContentsMargins(20, 16, 20, 16)
        self.typed_heading = QLabel(self.typed)
        self.typed_heading.setObjectName(u"typed_heading")
        self.typed_heading.setProperty(u"role", u"heading")
        self.typed_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.typed_heading.setWordWrap(True)

        self.typed_list.addWidget(self.typed_heading)

        self.typed_scroll = QScrollArea(self.typed)
        self.typed_scroll.setObjectName(u"typed_scroll")
        self.typed_scroll.setWidgetResizable(True)
        self.typed_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.typed_about = QWidget(self.typed_scroll.viewport())
        self.typed_about.setObjectName(u"typed_about")
        self.typed_words = QVBoxLayout(self.typed_about)
        self.typed_words.setSpacing(10)
        self.typed_words.setObjectName(u"typed_words")
        self.typed_words.setContentsMargins(0, 0, 4, 0)
        self.typed_edition_group = QVBoxLayout()
        self.typed_edition_group.setSpacing(4)
        self.typed_edition_group.setObjectName(u"typed_edition_group")
        self.typed_edition_group.setContentsMargins(0, 0, 0, 0)
        self.edition_label = QLabel(self.typed_about)
        self.edition_label.setObjectName(u"edition_label")
        self.edition_label.setProperty(u"role", u"strong")
        self.edition_label.setWordWrap(True)

        self.typed_edition_group.addWidget(self.edition_label)

        self.edition = QComboBox(self.typed_about)
        self.edition.setObjectName(u"edition")
        self.edition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.typed_edition_group.addWidget(self.edition)


        self.typed_words.addLayout(self.typed_edition_group)

        self.typed_answer_group = QVBoxLayout()
        self.typed_answer_group.setSpacing(4)
        self.typed_answer_group.setObjectName(u"typed_answer_group")
        self.typed_answer_group.setContentsMargins(0, 0, 0, 0)
        self.typed_answer_label = QLabel(self.typed_about)
        self.typed_answer_label.setObjectName(u"typed_answer_label")
        self.typed_answer_label.setProperty(u"role", u"strong")
        self.typed_answer_label.setWordWrap(True)

        self.typed_answer_group.addWidget(self.typed_answer_label)

        self.typed_answer = QComboBox(self.typed_about)
        self.typed_answer.setObjectName(u"typed_answer")
        self.typed_answer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.typed_answer_group.addWidget(self.typed_answer)


        self.typed_words.addLayout(self.typed_answer_group)

        self.typed_value_group = QVBoxLayout()
        self.typed_value_group.setSpacing(4)
        self.typed_value_group.setObjectName(u"typed_value_group")
        self.typed_value_group.setContentsMargins(0, 0, 0, 0)
        self.value_label = QLabel(self.typed_about)
        self.value_label.setObjectName(u"value_label")
        self.value_label.setProperty(u"role", u"strong")
        self.value_label.setWordWrap(True)

        self.typed_value_group.addWidget(self.value_label)

        self.value = QLineEdit(self.typed_about)
        self.value.setObjectName(u"value")

        self.typed_value_group.addWidget(self.value)


        self.typed_words.addLayout(self.typed_value_group)

        self.typed_position_group = QVBoxLayout()
        self.typed_position_group.setSpacing(4)
        self.typed_position_group.setObjectName(u"typed_position_group")
        self.typed_position_group.setContentsMargins(0, 0, 0, 0)
        self.position_label = QLabel(self.typed_about)
        self.position_label.setObjectName(u"position_label")
        self.position_label.setProperty(u"role", u"strong")
        self.position_label.setWordWrap(True)

        self.typed_position_group.addWidget(self.position_label)

        self.position = QComboBox(self.typed_about)
        self.position.setObjectName(u"position")
        self.position.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.typed_position_group.addWidget(self.position)


        self.typed_words.addLayout(self.typed_position_group)

        self.typed_middle_group = QVBoxLayout()
        self.typed_middle_group.setSpacing(4)
        self.typed_middle_group.setObjectName(u"typed_middle_group")
        self.typed_middle_group.setContentsMargins(0, 0, 0, 0)
        self.middle_label = QLabel(self.typed_about)
        self.middle_label.setObjectName(u"middle_label")
        self.middle_label.setProperty(u"role", u"strong")
        self.middle_label.setWordWrap(True)

        self.typed_middle_group.addWidget(self.middle_label)

        self.middle = QLineEdit(self.typed_about)
        self.middle.setObjectName(u"middle")

        self.typed_middle_group.addWidget(self.middle)


        self.typed_words.addLayout(self.typed_middle_group)

        self.typed_query_group = QVBoxLayout()
        self.typed_query_group.setSpacing(4)
        self.typed_query_group.setObjectName(u"typed_query_group")
        self.typed_query_group.setContentsMargins(0, 0, 0, 0)
        self.query_label = QLabel(self.typed_about)
        self.query_label.setObjectName(u"query_label")
        self.query_label.setProperty(u"role", u"strong")
        self.query_label.setWordWrap(True)

        self.typed_query_group.addWidget(self.query_label)

        self.query = QPlainTextEdit(self.typed_about)
        self.query.setObjectName(u"query")
        self.query.setMinimumSize(QSize(0, 58))
        sizePolicy1.setHeightForWidth(self.query.sizePolicy().hasHeightForWidth())
        self.query.setSizePolicy(sizePolicy1)
        self.query.setMaximumSize(QSize(16777215, 82))
        self.query.setTabChangesFocus(True)

        self.typed_query_group.addWidget(self.query)


        self.typed_words.addLayout(self.typed_query_group)

        self.typed_received_group = QVBoxLayout()
        self.typed_received_group.setSpacing(4)
        self.typed_received_group.setObjectName(u"typed_received_group")
        self.typed_received_group.setContentsMargins(0, 0, 0, 0)
        self.received_label = QLabel(self.typed_about)
        self.received_label.setObjectName(u"received_label")
        self.received_label.setProperty(u"role", u"strong")
        self.received_label.setWordWrap(True)

        self.typed_received_group.addWidget(self.received_label)

        self.received = QDateEdit(self.typed_about)
        self.received.setObjectName(u"received")
        self.received.setCalendarPopup(True)

        self.typed_received_group.addWidget(self.received)


        self.typed_words.addLayout(self.typed_received_group)

        self.typed_until_group = QVBoxLayout()
        self.typed_until_group.setSpacing(4)
        self.typed_until_group.setObjectName(u"typed_until_group")
        self.typed_until_group.setContentsMargins(0, 0, 0, 0)
        self.until_label = QLabel(self.typed_about)
        self.until_label.setObjectName(u"until_label")
        self.until_label.setProperty(u"role", u"strong")
        self.until_label.setWordWrap(True)

        self.typed_until_group.addWidget(self.until_label)

        self.until = QDateEdit(self.typed_about)
        self.until.setObjectName(u"until")
        self.until.setCalendarPopup(True)

        self.typed_until_group.addWidget(self.until)


        self.typed_words.addLayout(self.typed_until_group)

        self.typed_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.typed_words.addItem(self.typed_gap)

        self.typed_scroll.setWidget(self.typed_about)

        self.typed_list.addWidget(self.typed_scroll)

        self.typed_buttons = QHBoxLayout()
        self.typed_buttons.setSpacing(8)
        self.typed_buttons.setObjectName(u"typed_buttons")
        self.typed_buttons.setContentsMargins(0, 0, 0, 0)
        self.keep_typed = QPushButton(self.typed)
        self.keep_typed.setObjectName(u"keep_typed")
        self.keep_typed.setProperty(u"kind", u"primary")

        self.typed_buttons.addWidget(self.keep_typed)

        self.leave_typed = QPushButton(self.typed)
        self.leave_typed.setObjectName(u"leave_typed")

        self.typed_buttons.addWidget(self.leave_typed)

        self.typed_button_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.typed_buttons.addItem(self.typed_button_gap)


        self.typed_list.addLayout(self.typed_buttons)

        self.sides.addWidget(self.typed)

        self.side_list.addWidget(self.sides)


        self.panes.addWidget(self.side)

        self.panes.setStretch(0, 64)
        self.panes.setStretch(1, 36)
#if QT_CONFIG(shortcut)
        self.section_label.setBuddy(self.section)
        self.answer_label.setBuddy(self.answer)
        self.reply_label.setBuddy(self.reply)
        self.edition_label.setBuddy(self.edition)
        self.typed_answer_label.setBuddy(self.typed_answer)
        self.value_label.setBuddy(self.value)
        self.position_label.setBuddy(self.position)
        self.middle_label.setBuddy(self.middle)
        self.query_label.setBuddy(self.query)
        self.received_label.setBuddy(self.received)
        self.until_label.setBuddy(self.until)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Outliers)

        QMetaObject.connectSlotsByName(Outliers)
    # setupUi

    def retranslateUi(self, Outliers):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Outliers", u"Outliers in the draft output", None))
#endif // QT_CONFIG(accessibility)
        self.section_label.setText(QCoreApplication.translate("Outliers", u"&Second validation of", None))
        self.validate.setText(QCoreApplication.translate("Outliers", u"&Validate again", None))
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Outliers", u"About this outlier", None))
#endif // QT_CONFIG(accessibility)
        self.answer_label.setText(QCoreApplication.translate("Outliers", u"This is &about", None))
        self.link.setText(QCoreApplication.translate("Outliers", u"&Use this", None))
        self.earlier_heading.setText(QCoreApplication.translate("Outliers", u"Said of it before", None))
        self.use_earlier.setText(QCoreApplication.translate("Outliers", u"Use it in the reply", None))
        self.reply_label.setText(QCoreApplication.translate("Outliers", u"&Reply to the Network", None))
        self.reply.setPlaceholderText(QCoreApplication.translate("Outliers", u"Why the figure is right, in a line", None))
        self.confirm.setText(QCoreApplication.translate("Outliers", u"&Confirm it", None))
        self.correct.setText(QCoreApplication.translate("Outliers", u"Put it &right", None))
        self.typed_heading.setText(QCoreApplication.translate("Outliers", u"An outlier off the PDF", None))
#if QT_CONFIG(accessibility)
        self.typed_scroll.setAccessibleName(QCoreApplication.translate("Outliers", u"The outlier", None))
#endif // QT_CONFIG(accessibility)
        self.edition_label.setText(QCoreApplication.translate("Outliers", u"&Which output", None))
        self.typed_answer_label.setText(QCoreApplication.translate("Outliers", u"Which &answer", None))
        self.value_label.setText(QCoreApplication.translate("Outliers", u"Figure &shown for you", None))
        self.value.setPlaceholderText(QCoreApplication.translate("Outliers", u"as it is printed", None))
        self.position_label.setText(QCoreApplication.translate("Outliers", u"&Position", None))
        self.middle_label.setText(QCoreApplication.translate("Outliers", u"&Mean or median of all, if given", None))
        self.query_label.setText(QCoreApplication.translate("Outliers", u"What is as&ked, if anything", None))
        self.received_label.setText(QCoreApplication.translate("Outliers", u"&Received on", None))
        self.received.setDisplayFormat(QCoreApplication.translate("Outliers", u"d MMM yyyy", None))
        self.until_label.setText(QCoreApplication.translate("Outliers", u"Revised data &until", None))
        self.until.setDisplayFormat(QCoreApplication.translate("Outliers", u"d MMM yyyy", None))
        self.keep_typed.setText(QCoreApplication.translate("Outliers", u"&Add it", None))
        self.leave_typed.setText(QCoreApplication.translate("Outliers", u"Cancel", None))
        pass
    # retranslateUi

