# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'hand_over.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout)
class Ui_HandOver(object):
    def setupUi(self, HandOver):
        if not HandOver.objectName():
            HandOver.setObjectName(u"HandOver")
        self.page = QVBoxLayout(HandOver)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(20, 16, 20, 16)
        self.words = QLabel(HandOver)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.problem = QFrame(HandOver)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"card")
        self.problem_list = QVBoxLayout(self.problem)
        self.problem_list.setSpacing(8)
        self.problem_list.setObjectName(u"problem_list")
        self.problem_list.setContentsMargins(18, 14, 18, 14)
        self.problem_words = QLabel(self.problem)
        self.problem_words.setObjectName(u"problem_words")
        self.problem_words.setProperty(u"role", u"strong")
        self.problem_words.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_words.setWordWrap(True)

        self.problem_list.addWidget(self.problem_words)


        self.page.addWidget(self.problem)

        self.how = QFrame(HandOver)
        self.how.setObjectName(u"how")
        self.how.setProperty(u"role", u"card")
        self.how_list = QVBoxLayout(self.how)
        self.how_list.setSpacing(8)
        self.how_list.setObjectName(u"how_list")
        self.how_list.setContentsMargins(18, 14, 18, 14)
        self.how_heading = QLabel(self.how)
        self.how_heading.setObjectName(u"how_heading")
        self.how_heading.setProperty(u"role", u"heading")
        self.how_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.how_heading.setWordWrap(True)

        self.how_list.addWidget(self.how_heading)

        self.program = QRadioButton(self.how)
        self.program.setObjectName(u"program")

        self.how_list.addWidget(self.program)

        self.pack = QRadioButton(self.how)
        self.pack.setObjectName(u"pack")

        self.how_list.addWidget(self.pack)


        self.page.addWidget(self.how)

        self.whom = QFrame(HandOver)
        self.whom.setObjectName(u"whom")
        self.whom.setProperty(u"role", u"card")
        self.whom_list = QVBoxLayout(self.whom)
        self.whom_list.setSpacing(8)
        self.whom_list.setObjectName(u"whom_list")
        self.whom_list.setContentsMargins(18, 14, 18, 14)
        self.person_label = QLabel(self.whom)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setProperty(u"role", u"strong")

        self.whom_list.addWidget(self.person_label)

        self.person = QComboBox(self.whom)
        self.person.setObjectName(u"person")
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.whom_list.addWidget(self.person)

        self.person_words = QLabel(self.whom)
        self.person_words.setObjectName(u"person_words")
        self.person_words.setProperty(u"role", u"muted")
        self.person_words.setTextFormat(Qt.TextFormat.PlainText)
        self.person_words.setWordWrap(True)

        self.whom_list.addWidget(self.person_words)

        self.sections_label = QLabel(self.whom)
        self.sections_label.setObjectName(u"sections_label")
        self.sections_label.setProperty(u"role", u"strong")

        self.whom_list.addWidget(self.sections_label)

        self.sections = QListWidget(self.whom)
        self.sections.setObjectName(u"sections")
        self.sections.setMinimumSize(QSize(0, 104))

        self.whom_list.addWidget(self.sections)

        self.others_label = QLabel(self.whom)
        self.others_label.setObjectName(u"others_label")
        self.others_label.setProperty(u"role", u"strong")

        self.whom_list.addWidget(self.others_label)

        self.others = QComboBox(self.whom)
        self.others.setObjectName(u"others")
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.whom_list.addWidget(self.others)

        self.note_label = QLabel(self.whom)
        self.note_label.setObjectName(u"note_label")
        self.note_label.setProperty(u"role", u"strong")

        self.whom_list.addWidget(self.note_label)

        self.note = QLineEdit(self.whom)
        self.note.setObjectName(u"note")

        self.whom_list.addWidget(self.note)


        self.page.addWidget(self.whom)

        self.end = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.end)

        self.foot_words = QLabel(HandOver)
        self.foot_words.setObjectName(u"foot_words")
        self.foot_words.setProperty(u"role", u"muted")
        self.foot_words.setTextFormat(Qt.TextFormat.PlainText)
        self.foot_words.setWordWrap(True)

        self.page.addWidget(self.foot_words)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.foot_gap)

        self.make = QPushButton(HandOver)
        self.make.setObjectName(u"make")
        self.make.setProperty(u"kind", u"primary")

        self.foot.addWidget(self.make)

        self.leave = QPushButton(HandOver)
        self.leave.setObjectName(u"leave")

        self.foot.addWidget(self.leave)


        self.page.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.person_label.setBuddy(self.person)
        self.sections_label.setBuddy(self.sections)
        self.others_label.setBuddy(self.others)
        self.note_label.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(HandOver)

        QMetaObject.connectSlotsByName(HandOver)
    # setupUi

    def retranslateUi(self, HandOver):
        HandOver.setWindowTitle(QCoreApplication.translate("HandOver", u"Hand over to a colleague", None))
        self.how_heading.setText(QCoreApplication.translate("HandOver", u"How they work on it", None))
        self.program.setText(QCoreApplication.translate("HandOver", u"With this &program, at their own desk: a signed hand-over file", None))
        self.pack.setText(QCoreApplication.translate("HandOver", u"In &Excel: a section pack, the workbook with only their sections to fill in", None))
        self.person_label.setText(QCoreApplication.translate("HandOver", u"&For whom", None))
        self.sections_label.setText(QCoreApplication.translate("HandOver", u"&Sections they work on", None))
#if QT_CONFIG(accessibility)
        self.sections.setAccessibleName(QCoreApplication.translate("HandOver", u"Sections they work on", None))
#endif // QT_CONFIG(accessibility)
        self.others_label.setText(QCoreApplication.translate("HandOver", u"&The other tabs of the workbook", None))
        self.note_label.setText(QCoreApplication.translate("HandOver", u"N&ote to them", None))
        self.make.setText(QCoreApplication.translate("HandOver", u"&Make the file\u2026", None))
        self.leave.setText(QCoreApplication.translate("HandOver", u"&Close", None))
    # retranslateUi

