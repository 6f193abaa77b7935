# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'programme_entry.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_ProgrammeEntry(object):
    def setupUi(self, ProgrammeEntry):
        if not ProgrammeEntry.objectName():
            ProgrammeEntry.setObjectName(u"ProgrammeEntry")
        self.page = QVBoxLayout(ProgrammeEntry)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(ProgrammeEntry)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_about = QWidget(self.scroll.viewport())
        self.scroll_about.setObjectName(u"scroll_about")
        self.scroll_words = QVBoxLayout(self.scroll_about)
        self.scroll_words.setSpacing(10)
        self.scroll_words.setObjectName(u"scroll_words")
        self.scroll_words.setContentsMargins(0, 0, 4, 0)
        self.title_group = QVBoxLayout()
        self.title_group.setSpacing(4)
        self.title_group.setObjectName(u"title_group")
        self.title_group.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(self.scroll_about)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setProperty(u"role", u"strong")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)

        self.title_group.addWidget(self.title_label)

        self.title = QLineEdit(self.scroll_about)
        self.title.setObjectName(u"title")

        self.title_group.addWidget(self.title)


        self.scroll_words.addLayout(self.title_group)

        self.names = QHBoxLayout()
        self.names.setSpacing(8)
        self.names.setObjectName(u"names")
        self.names.setContentsMargins(0, 0, 0, 0)
        self.key_group = QVBoxLayout()
        self.key_group.setSpacing(4)
        self.key_group.setObjectName(u"key_group")
        self.key_group.setContentsMargins(0, 0, 0, 0)
        self.key_label = QLabel(self.scroll_about)
        self.key_label.setObjectName(u"key_label")
        self.key_label.setProperty(u"role", u"strong")
        self.key_label.setTextFormat(Qt.TextFormat.PlainText)
        self.key_label.setWordWrap(True)

        self.key_group.addWidget(self.key_label)

        self.key = QLineEdit(self.scroll_about)
        self.key.setObjectName(u"key")

        self.key_group.addWidget(self.key)


        self.names.addLayout(self.key_group)

        self.year_group = QVBoxLayout()
        self.year_group.setSpacing(4)
        self.year_group.setObjectName(u"year_group")
        self.year_group.setContentsMargins(0, 0, 0, 0)
        self.year_label = QLabel(self.scroll_about)
        self.year_label.setObjectName(u"year_label")
        self.year_label.setProperty(u"role", u"strong")
        self.year_label.setTextFormat(Qt.TextFormat.PlainText)
        self.year_label.setWordWrap(True)

        self.year_group.addWidget(self.year_label)

        self.year = QLineEdit(self.scroll_about)
        self.year.setObjectName(u"year")

        self.year_group.addWidget(self.year)


        self.names.addLayout(self.year_group)


        self.scroll_words.addLayout(self.names)

        self.kind_group = QVBoxLayout()
        self.kind_group.setSpacing(4)
        self.kind_group.setObjectName(u"kind_group")
        self.kind_group.setContentsMargins(0, 0, 0, 0)
        self.kind_label = QLabel(self.scroll_about)
        self.kind_label.setObjectName(u"kind_label")
        self.kind_label.setProperty(u"role", u"strong")
        self.kind_label.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_label.setWordWrap(True)

        self.kind_group.addWidget(self.kind_label)

        self.kind = QComboBox(self.scroll_about)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.kind_group.addWidget(self.kind)


        self.scroll_words.addLayout(self.kind_group)

        self.rhythm_group = QVBoxLayout()
        self.rhythm_group.setSpacing(4)
        self.rhythm_group.setObjectName(u"rhythm_group")
        self.rhythm_group.setContentsMargins(0, 0, 0, 0)
        self.rhythm_label = QLabel(self.scroll_about)
        self.rhythm_label.setObjectName(u"rhythm_label")
        self.rhythm_label.setProperty(u"role", u"strong")
        self.rhythm_label.setTextFormat(Qt.TextFormat.PlainText)
        self.rhythm_label.setWordWrap(True)

        self.rhythm_group.addWidget(self.rhythm_label)

        self.rhythm = QComboBox(self.scroll_about)
        self.rhythm.setObjectName(u"rhythm")
        self.rhythm.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rhythm.setEditable(True)

        self.rhythm_group.addWidget(self.rhythm)


        self.scroll_words.addLayout(self.rhythm_group)

        self.commissioner_group = QVBoxLayout()
        self.commissioner_group.setSpacing(4)
        self.commissioner_group.setObjectName(u"commissioner_group")
        self.commissioner_group.setContentsMargins(0, 0, 0, 0)
        self.commissioner_label = QLabel(self.scroll_about)
        self.commissioner_label.setObjectName(u"commissioner_label")
        self.commissioner_label.setProperty(u"role", u"strong")
        self.commissioner_label.setTextFormat(Qt.TextFormat.PlainText)
        self.commissioner_label.setWordWrap(True)

        self.commissioner_group.addWidget(self.commissioner_label)

        self.commissioner = QLineEdit(self.scroll_about)
        self.commissioner.setObjectName(u"commissioner")

        self.commissioner_group.addWidget(self.commissioner)


        self.scroll_words.addLayout(self.commissioner_group)

        self.contact_group = QVBoxLayout()
        self.contact_group.setSpacing(4)
        self.contact_group.setObjectName(u"contact_group")
        self.contact_group.setContentsMargins(0, 0, 0, 0)
        self.contact_label = QLabel(self.scroll_about)
        self.contact_label.setObjectName(u"contact_label")
        self.contact_label.setProperty(u"role", u"strong")
        self.contact_label.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_label.setWordWrap(True)

        self.contact_group.addWidget(self.contact_label)

        self.contact = QLineEdit(self.scroll_about)
        self.contact.setObjectName(u"contact")

        self.contact_group.addWidget(self.contact)


        self.scroll_words.addLayout(self.contact_group)

        self.mandatory = QCheckBox(self.scroll_about)
        self.mandatory.setObjectName(u"mandatory")

        self.scroll_words.addWidget(self.mandatory)

        self.on_site = QCheckBox(self.scroll_about)
        self.on_site.setObjectName(u"on_site")

        self.scroll_words.addWidget(self.on_site)

        self.opens_group = QVBoxLayout()
        self.opens_group.setSpacing(4)
        self.opens_group.setObjectName(u"opens_group")
        self.opens_group.setContentsMargins(0, 0, 0, 0)
        self.opens_label = QLabel(self.scroll_about)
        self.opens_label.setObjectName(u"opens_label")
        self.opens_label.setProperty(u"role", u"strong")
        self.opens_label.setTextFormat(Qt.TextFormat.PlainText)
        self.opens_label.setWordWrap(True)

        self.opens_group.addWidget(self.opens_label)

        self.opens = QLineEdit(self.scroll_about)
        self.opens.setObjectName(u"opens")

        self.opens_group.addWidget(self.opens)


        self.scroll_words.addLayout(self.opens_group)

        self.deadline_group = QVBoxLayout()
        self.deadline_group.setSpacing(4)
        self.deadline_group.setObjectName(u"deadline_group")
        self.deadline_group.setContentsMargins(0, 0, 0, 0)
        self.deadline_label = QLabel(self.scroll_about)
        self.deadline_label.setObjectName(u"deadline_label")
        self.deadline_label.setProperty(u"role", u"strong")
        self.deadline_label.setTextFormat(Qt.TextFormat.PlainText)
        self.deadline_label.setWordWrap(True)

        self.deadline_group.addWidget(self.deadline_label)

        self.deadline = QLineEdit(self.scroll_about)
        self.deadline.setObjectName(u"deadline")

        self.deadline_group.addWidget(self.deadline)


        self.scroll_words.addLayout(self.deadline_group)

        self.outputs_group = QVBoxLayout()
        self.outputs_group.setSpacing(4)
        self.outputs_group.setObjectName(u"outputs_group")
        self.outputs_group.setContentsMargins(0, 0, 0, 0)
        self.outputs_label = QLabel(self.scroll_about)
        self.outputs_label.setObjectName(u"outputs_label")
        self.outputs_label.setProperty(u"role", u"strong")
        self.outputs_label.setTextFormat(Qt.TextFormat.PlainText)
        self.outputs_label.setWordWrap(True)

        self.outputs_group.addWidget(self.outputs_label)

        self.outputs = QLineEdit(self.scroll_about)
        self.outputs.setObjectName(u"outputs")

        self.outputs_group.addWidget(self.outputs)


        self.scroll_words.addLayout(self.outputs_group)

        self.parts_group = QVBoxLayout()
        self.parts_group.setSpacing(4)
        self.parts_group.setObjectName(u"parts_group")
        self.parts_group.setContentsMargins(0, 0, 0, 0)
        self.parts_label = QLabel(self.scroll_about)
        self.parts_label.setObjectName(u"parts_label")
        self.parts_label.setProperty(u"role", u"strong")
        self.parts_label.setTextFormat(Qt.TextFormat.PlainText)
        self.parts_label.setWordWrap(True)

        self.parts_group.addWidget(self.parts_label)

        self.parts = QPlainTextEdit(self.scroll_about)
        self.parts.setObjectName(u"parts")
        self.parts.setTabChangesFocus(True)
        self.parts.setMinimumSize(QSize(0, 84))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.parts.sizePolicy().hasHeightForWidth())
        self.parts.setSizePolicy(sizePolicy)
        self.parts.setMaximumSize(QSize(16777215, 140))

        self.parts_group.addWidget(self.parts)


        self.scroll_words.addLayout(self.parts_group)

        self.note_group = QVBoxLayout()
        self.note_group.setSpacing(4)
        self.note_group.setObjectName(u"note_group")
        self.note_group.setContentsMargins(0, 0, 0, 0)
        self.note_label = QLabel(self.scroll_about)
        self.note_label.setObjectName(u"note_label")
        self.note_label.setProperty(u"role", u"strong")
        self.note_label.setTextFormat(Qt.TextFormat.PlainText)
        self.note_label.setWordWrap(True)

        self.note_group.addWidget(self.note_label)

        self.note = QPlainTextEdit(self.scroll_about)
        self.note.setObjectName(u"note")
        self.note.setTabChangesFocus(True)
        self.note.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.note.sizePolicy().hasHeightForWidth())
        self.note.setSizePolicy(sizePolicy)
        self.note.setMaximumSize(QSize(16777215, 84))

        self.note_group.addWidget(self.note)


        self.scroll_words.addLayout(self.note_group)

        self.scroll_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.scroll_words.addItem(self.scroll_end)

        self.scroll.setWidget(self.scroll_about)

        self.page.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(ProgrammeEntry)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.save)

        self.leave_out = QPushButton(ProgrammeEntry)
        self.leave_out.setObjectName(u"leave_out")

        self.buttons.addWidget(self.leave_out)

        self.bg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.bg)


        self.page.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.key_label.setBuddy(self.key)
        self.year_label.setBuddy(self.year)
        self.kind_label.setBuddy(self.kind)
        self.rhythm_label.setBuddy(self.rhythm)
        self.commissioner_label.setBuddy(self.commissioner)
        self.contact_label.setBuddy(self.contact)
        self.opens_label.setBuddy(self.opens)
        self.deadline_label.setBuddy(self.deadline)
        self.outputs_label.setBuddy(self.outputs)
        self.parts_label.setBuddy(self.parts)
        self.note_label.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ProgrammeEntry)

        QMetaObject.connectSlotsByName(ProgrammeEntry)
    # setupUi

    def retranslateUi(self, ProgrammeEntry):
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("ProgrammeEntry", u"The collection", None))
#endif // QT_CONFIG(accessibility)
        self.title_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Title", None))
        self.key_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Key", None))
        self.year_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Year", None))
        self.kind_label.setText(QCoreApplication.translate("ProgrammeEntry", u"K&ind", None))
        self.rhythm_label.setText(QCoreApplication.translate("ProgrammeEntry", u"Rh&ythm", None))
        self.commissioner_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Asked for by", None))
        self.commissioner.setPlaceholderText(QCoreApplication.translate("ProgrammeEntry", u"NHS England, GIRFT", None))
        self.contact_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Who to ask at the Network", None))
        self.contact.setPlaceholderText(QCoreApplication.translate("ProgrammeEntry", u"Name, e-mail, telephone", None))
        self.mandatory.setText(QCoreApplication.translate("ProgrammeEntry", u"&Mandatory: skips the proposal", None))
        self.on_site.setText(QCoreApplication.translate("ProgrammeEntry", u"&Filled in on the Network's site", None))
#if QT_CONFIG(tooltip)
        self.on_site.setToolTip(QCoreApplication.translate("ProgrammeEntry", u"Submissions then offers its answers one by one, to be copied there", None))
#endif // QT_CONFIG(tooltip)
        self.opens_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Opens", None))
        self.opens.setPlaceholderText(QCoreApplication.translate("ProgrammeEntry", u"2026-06-15", None))
        self.deadline_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Deadline", None))
        self.deadline.setPlaceholderText(QCoreApplication.translate("ProgrammeEntry", u"2026-07-31", None))
        self.outputs_label.setText(QCoreApplication.translate("ProgrammeEntry", u"O&utputs", None))
        self.outputs.setPlaceholderText(QCoreApplication.translate("ProgrammeEntry", u"2026-12-01", None))
        self.parts_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Parts with a window of their own, one a line: name; opens; deadline; outputs", None))
        self.parts.setPlaceholderText(QCoreApplication.translate("ProgrammeEntry", u"Quarter 1; 2026-04-01; 2026-07-21; 2026-08-11", None))
        self.note_label.setText(QCoreApplication.translate("ProgrammeEntry", u"&Note", None))
        self.save.setText(QCoreApplication.translate("ProgrammeEntry", u"&Save", None))
        self.leave_out.setText(QCoreApplication.translate("ProgrammeEntry", u"Take &out\u2026", None))
        pass
    # retranslateUi

