# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'workbook.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Facts
from nhsbn_desktop.desktop.widgets.sheet_view import SheetTable
class Ui_Workbook(object):
    def setupUi(self, Workbook):
        if not Workbook.objectName():
            Workbook.setObjectName(u"Workbook")
        self.page = QVBoxLayout(Workbook)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.banner = QFrame(Workbook)
        self.banner.setObjectName(u"banner")
        self.banner.setProperty(u"tone", u"warning")
        self.banner_row = QHBoxLayout(self.banner)
        self.banner_row.setObjectName(u"banner_row")
        self.banner_row.setContentsMargins(12, 8, 12, 8)
        self.notices = QLabel(self.banner)
        self.notices.setObjectName(u"notices")
        self.notices.setTextFormat(Qt.TextFormat.PlainText)
        self.notices.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.notices.sizePolicy().hasHeightForWidth())
        self.notices.setSizePolicy(sizePolicy)

        self.banner_row.addWidget(self.notices)

        self.dismiss = QPushButton(self.banner)
        self.dismiss.setObjectName(u"dismiss")

        self.banner_row.addWidget(self.dismiss)


        self.page.addWidget(self.banner)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.grid_card = QFrame(Workbook)
        self.grid_card.setObjectName(u"grid_card")
        self.grid_card.setProperty(u"role", u"card")
        self.grid = QVBoxLayout(self.grid_card)
        self.grid.setSpacing(0)
        self.grid.setObjectName(u"grid")
        self.grid.setContentsMargins(1, 2, 1, 4)
        self.tab_place = QHBoxLayout()
        self.tab_place.setObjectName(u"tab_place")

        self.grid.addLayout(self.tab_place)

        self.table = SheetTable(self.grid_card)
        self.table.setObjectName(u"table")

        self.grid.addWidget(self.table)


        self.panes.addWidget(self.grid_card)

        self.side = QFrame(Workbook)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"card")
        self.panel = QVBoxLayout(self.side)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 16, 20, 16)
        self.place = QLabel(self.side)
        self.place.setObjectName(u"place")
        self.place.setProperty(u"role", u"muted")

        self.panel.addWidget(self.place)

        self.scroll = QScrollArea(self.side)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(10)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 8, 0)
        self.question = QLabel(self.about)
        self.question.setObjectName(u"question")
        self.question.setProperty(u"role", u"heading")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)

        self.words.addWidget(self.question)

        self.gap_heading = QLabel(self.about)
        self.gap_heading.setObjectName(u"gap_heading")
        self.gap_heading.setProperty(u"role", u"strong")
        self.gap_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.gap_heading.setWordWrap(True)

        self.words.addWidget(self.gap_heading)

        self.gap_place = QVBoxLayout()
        self.gap_place.setObjectName(u"gap_place")

        self.words.addLayout(self.gap_place)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.words.addWidget(self.facts)

        self.restore = QPushButton(self.about)
        self.restore.setObjectName(u"restore")

        self.words.addWidget(self.restore)

        self.findings = QVBoxLayout()
        self.findings.setSpacing(6)
        self.findings.setObjectName(u"findings")

        self.words.addLayout(self.findings)

        self.definition_group = QVBoxLayout()
        self.definition_group.setSpacing(3)
        self.definition_group.setObjectName(u"definition_group")
        self.definition_group.setContentsMargins(-1, 4, -1, -1)
        self.definition_heading = QLabel(self.about)
        self.definition_heading.setObjectName(u"definition_heading")
        self.definition_heading.setProperty(u"role", u"strong")

        self.definition_group.addWidget(self.definition_heading)

        self.definition = QLabel(self.about)
        self.definition.setObjectName(u"definition")
        self.definition.setTextFormat(Qt.TextFormat.PlainText)
        self.definition.setWordWrap(True)

        self.definition_group.addWidget(self.definition)


        self.words.addLayout(self.definition_group)

        self.words_end = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.line = QFrame(self.side)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"role", u"line")

        self.panel.addWidget(self.line)

        self.because_label = QLabel(self.side)
        self.because_label.setObjectName(u"because_label")
        self.because_label.setProperty(u"role", u"strong")

        self.panel.addWidget(self.because_label)

        self.because = QLineEdit(self.side)
        self.because.setObjectName(u"because")
        self.because.setClearButtonEnabled(True)

        self.panel.addWidget(self.because)

        self.asked = QLabel(self.side)
        self.asked.setObjectName(u"asked")
        self.asked.setProperty(u"role", u"muted")
        self.asked.setTextFormat(Qt.TextFormat.PlainText)
        self.asked.setWordWrap(True)

        self.panel.addWidget(self.asked)


        self.panes.addWidget(self.side)


        self.page.addLayout(self.panes)

#if QT_CONFIG(shortcut)
        self.because_label.setBuddy(self.because)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.table, self.because)

        self.retranslateUi(Workbook)

        QMetaObject.connectSlotsByName(Workbook)
    # setupUi

    def retranslateUi(self, Workbook):
        self.dismiss.setText(QCoreApplication.translate("Workbook", u"Dismiss", None))
#if QT_CONFIG(accessibility)
        self.dismiss.setAccessibleName(QCoreApplication.translate("Workbook", u"Dismiss the notices about this workbook", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Workbook", u"Sheet", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Workbook", u"About this cell", None))
#endif // QT_CONFIG(accessibility)
        self.restore.setText(QCoreApplication.translate("Workbook", u"Use the workbook's answer", None))
#if QT_CONFIG(tooltip)
        self.restore.setToolTip(QCoreApplication.translate("Workbook", u"Take the correction away, so that the workbook's own answer counts", None))
#endif // QT_CONFIG(tooltip)
        self.definition_heading.setText(QCoreApplication.translate("Workbook", u"Definition", None))
        self.because_label.setText(QCoreApplication.translate("Workbook", u"&Reason for corrections", None))
#if QT_CONFIG(accessibility)
        self.because.setAccessibleName(QCoreApplication.translate("Workbook", u"Reason for corrections", None))
#endif // QT_CONFIG(accessibility)
        self.because.setPlaceholderText(QCoreApplication.translate("Workbook", u"Such as: late figures", None))
        pass
    # retranslateUi

