# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'record_place.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QDialogButtonBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.cards import Facts
class Ui_RecordPlace(object):
    def setupUi(self, RecordPlace):
        if not RecordPlace.objectName():
            RecordPlace.setObjectName(u"RecordPlace")
        self.page = QVBoxLayout(RecordPlace)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(20, 16, 20, 16)
        self.problem = QFrame(RecordPlace)
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

        self.now = QFrame(RecordPlace)
        self.now.setObjectName(u"now")
        self.now.setProperty(u"role", u"card")
        self.now_list = QVBoxLayout(self.now)
        self.now_list.setSpacing(8)
        self.now_list.setObjectName(u"now_list")
        self.now_list.setContentsMargins(18, 14, 18, 14)
        self.now_heading = QLabel(self.now)
        self.now_heading.setObjectName(u"now_heading")
        self.now_heading.setProperty(u"role", u"heading")
        self.now_heading.setTextFormat(Qt.TextFormat.PlainText)

        self.now_list.addWidget(self.now_heading)

        self.facts = Facts(self.now)
        self.facts.setObjectName(u"facts")

        self.now_list.addWidget(self.facts)


        self.page.addWidget(self.now)

        self.conflicts = QVBoxLayout()
        self.conflicts.setSpacing(0)
        self.conflicts.setObjectName(u"conflicts")
        self.conflicts.setContentsMargins(0, 0, 0, 0)

        self.page.addLayout(self.conflicts)

        self.settle_row = QHBoxLayout()
        self.settle_row.setSpacing(8)
        self.settle_row.setObjectName(u"settle_row")
        self.settle_row.setContentsMargins(0, 0, 0, 0)
        self.settle = QPushButton(RecordPlace)
        self.settle.setObjectName(u"settle")
        self.settle.setProperty(u"kind", u"primary")

        self.settle_row.addWidget(self.settle)

        self.settle_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.settle_row.addItem(self.settle_gap)


        self.page.addLayout(self.settle_row)

        self.elsewhere = QFrame(RecordPlace)
        self.elsewhere.setObjectName(u"elsewhere")
        self.elsewhere.setProperty(u"role", u"card")
        self.elsewhere_list = QVBoxLayout(self.elsewhere)
        self.elsewhere_list.setSpacing(8)
        self.elsewhere_list.setObjectName(u"elsewhere_list")
        self.elsewhere_list.setContentsMargins(18, 14, 18, 14)
        self.elsewhere_heading = QLabel(self.elsewhere)
        self.elsewhere_heading.setObjectName(u"elsewhere_heading")
        self.elsewhere_heading.setProperty(u"role", u"heading")
        self.elsewhere_heading.setTextFormat(Qt.TextFormat.PlainText)

        self.elsewhere_list.addWidget(self.elsewhere_heading)

        self.elsewhere_words = QLabel(self.elsewhere)
        self.elsewhere_words.setObjectName(u"elsewhere_words")
        self.elsewhere_words.setProperty(u"role", u"secondary")
        self.elsewhere_words.setTextFormat(Qt.TextFormat.PlainText)
        self.elsewhere_words.setWordWrap(True)

        self.elsewhere_list.addWidget(self.elsewhere_words)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.address_label = QLabel(self.elsewhere)
        self.address_label.setObjectName(u"address_label")
        self.address_label.setProperty(u"role", u"strong")

        self.fields.addWidget(self.address_label, 0, 0, 1, 1)

        self.address = QLineEdit(self.elsewhere)
        self.address.setObjectName(u"address")

        self.fields.addWidget(self.address, 0, 1, 1, 1)

        self.password_label = QLabel(self.elsewhere)
        self.password_label.setObjectName(u"password_label")
        self.password_label.setProperty(u"role", u"strong")

        self.fields.addWidget(self.password_label, 1, 0, 1, 1)

        self.password = QLineEdit(self.elsewhere)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.fields.addWidget(self.password, 1, 1, 1, 1)


        self.elsewhere_list.addLayout(self.fields)

        self.kept = QLabel(self.elsewhere)
        self.kept.setObjectName(u"kept")
        self.kept.setProperty(u"role", u"muted")
        self.kept.setTextFormat(Qt.TextFormat.PlainText)
        self.kept.setWordWrap(True)

        self.elsewhere_list.addWidget(self.kept)

        self.use_row = QHBoxLayout()
        self.use_row.setSpacing(8)
        self.use_row.setObjectName(u"use_row")
        self.use_row.setContentsMargins(0, 0, 0, 0)
        self.use = QPushButton(self.elsewhere)
        self.use.setObjectName(u"use")
        self.use.setProperty(u"kind", u"primary")

        self.use_row.addWidget(self.use)

        self.own = QPushButton(self.elsewhere)
        self.own.setObjectName(u"own")

        self.use_row.addWidget(self.own)

        self.use_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.use_row.addItem(self.use_gap)


        self.elsewhere_list.addLayout(self.use_row)


        self.page.addWidget(self.elsewhere)

        self.end = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.end)

        self.buttons = QDialogButtonBox(RecordPlace)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

        self.page.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.address_label.setBuddy(self.address)
        self.password_label.setBuddy(self.password)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RecordPlace)

        QMetaObject.connectSlotsByName(RecordPlace)
    # setupUi

    def retranslateUi(self, RecordPlace):
        RecordPlace.setWindowTitle(QCoreApplication.translate("RecordPlace", u"The record", None))
        self.now_heading.setText(QCoreApplication.translate("RecordPlace", u"Where the record lives", None))
        self.settle.setText(QCoreApplication.translate("RecordPlace", u"&Keep what I chose", None))
        self.elsewhere_heading.setText(QCoreApplication.translate("RecordPlace", u"Work at another record", None))
        self.elsewhere_words.setText(QCoreApplication.translate("RecordPlace", u"Whoever looks after your trust\u2019s PostgreSQL server readies a record there and gives you its address. Nothing is moved: a record is moved from a terminal, with nhsbn record move.", None))
        self.address_label.setText(QCoreApplication.translate("RecordPlace", u"&Address", None))
        self.address.setPlaceholderText(QCoreApplication.translate("RecordPlace", u"postgresql://server.trust.example/benchmarking", None))
        self.password_label.setText(QCoreApplication.translate("RecordPlace", u"&Password there", None))
        self.password.setPlaceholderText(QCoreApplication.translate("RecordPlace", u"Empty where the server knows you without one", None))
        self.kept.setText(QCoreApplication.translate("RecordPlace", u"The password goes into this computer\u2019s own password store, and into no file.", None))
        self.use.setText(QCoreApplication.translate("RecordPlace", u"&Use this server", None))
        self.own.setText(QCoreApplication.translate("RecordPlace", u"Use the record on this &computer", None))
    # retranslateUi

