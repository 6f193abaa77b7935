# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'year_on_year.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.chips import (Chips, Segments)
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_YearOnYear(object):
    def setupUi(self, YearOnYear):
        if not YearOnYear.objectName():
            YearOnYear.setObjectName(u"YearOnYear")
        self.page = QVBoxLayout(YearOnYear)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(12)
        self.filters.setObjectName(u"filters")
        self.mode = Segments(YearOnYear)
        self.mode.setObjectName(u"mode")

        self.filters.addWidget(self.mode)

        self.which = Chips(YearOnYear)
        self.which.setObjectName(u"which")

        self.filters.addWidget(self.which)

        self.years = QLabel(YearOnYear)
        self.years.setObjectName(u"years")
        self.years.setProperty(u"role", u"secondary")
        self.years.setTextFormat(Qt.TextFormat.PlainText)

        self.filters.addWidget(self.years)

        self.gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filters.addItem(self.gap)

        self.section = QComboBox(YearOnYear)
        self.section.setObjectName(u"section")
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumSize(QSize(130, 0))
        self.section.setMaximumSize(QSize(220, 16777215))

        self.filters.addWidget(self.section)

        self.filter = QLineEdit(YearOnYear)
        self.filter.setObjectName(u"filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumSize(QSize(130, 0))
        self.filter.setMaximumSize(QSize(220, 16777215))

        self.filters.addWidget(self.filter)


        self.page.addLayout(self.filters)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.list_card = QFrame(YearOnYear)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setSpacing(0)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)

        self.none_match = QLabel(self.list_card)
        self.none_match.setObjectName(u"none_match")
        self.none_match.setProperty(u"role", u"secondary")
        self.none_match.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none_match.setMargin(24)

        self.list.addWidget(self.none_match)


        self.panes.addWidget(self.list_card)

        self.side = QFrame(YearOnYear)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"card")
        self.panel = QVBoxLayout(self.side)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 18, 20, 16)
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.status = Tag(self.side)
        self.status.setObjectName(u"status")

        self.head.addWidget(self.status)

        self.section_name = QLabel(self.side)
        self.section_name.setObjectName(u"section_name")
        self.section_name.setProperty(u"role", u"muted")

        self.head.addWidget(self.section_name)

        self.head_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.panel.addLayout(self.head)

        self.scroll = QScrollArea(self.side)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(8)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 8, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.words.addWidget(self.title)

        self.fact = QLabel(self.about)
        self.fact.setObjectName(u"fact")
        self.fact.setTextFormat(Qt.TextFormat.PlainText)
        self.fact.setWordWrap(True)

        self.words.addWidget(self.fact)

        self.cell = QPushButton(self.about)
        self.cell.setObjectName(u"cell")
        self.cell.setProperty(u"kind", u"link")

        self.words.addWidget(self.cell)

        self.history_place = QVBoxLayout()
        self.history_place.setObjectName(u"history_place")

        self.words.addLayout(self.history_place)

        self.nation = QLabel(self.about)
        self.nation.setObjectName(u"nation")
        self.nation.setProperty(u"role", u"secondary")
        self.nation.setTextFormat(Qt.TextFormat.PlainText)
        self.nation.setWordWrap(True)

        self.words.addWidget(self.nation)

        self.finding_group = QVBoxLayout()
        self.finding_group.setSpacing(3)
        self.finding_group.setObjectName(u"finding_group")
        self.finding_group.setContentsMargins(-1, 4, -1, -1)
        self.finding_heading = QLabel(self.about)
        self.finding_heading.setObjectName(u"finding_heading")
        self.finding_heading.setProperty(u"role", u"strong")

        self.finding_group.addWidget(self.finding_heading)

        self.finding = QLabel(self.about)
        self.finding.setObjectName(u"finding")
        self.finding.setTextFormat(Qt.TextFormat.PlainText)
        self.finding.setWordWrap(True)

        self.finding_group.addWidget(self.finding)


        self.words.addLayout(self.finding_group)

        self.open_finding = QPushButton(self.about)
        self.open_finding.setObjectName(u"open_finding")
        self.open_finding.setProperty(u"kind", u"link")

        self.words.addWidget(self.open_finding)

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

        self.redefining_place = QVBoxLayout()
        self.redefining_place.setObjectName(u"redefining_place")

        self.words.addLayout(self.redefining_place)

        self.words_end = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)


        self.panes.addWidget(self.side)


        self.page.addLayout(self.panes)

        QWidget.setTabOrder(self.section, self.filter)
        QWidget.setTabOrder(self.filter, self.table)

        self.retranslateUi(YearOnYear)

        QMetaObject.connectSlotsByName(YearOnYear)
    # setupUi

    def retranslateUi(self, YearOnYear):
#if QT_CONFIG(accessibility)
        self.section.setAccessibleName(QCoreApplication.translate("YearOnYear", u"Section", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("YearOnYear", u"Filter answers", None))
#endif // QT_CONFIG(accessibility)
        self.filter.setPlaceholderText(QCoreApplication.translate("YearOnYear", u"Filter answers", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("YearOnYear", u"Answers over the years", None))
#endif // QT_CONFIG(accessibility)
        self.none_match.setText(QCoreApplication.translate("YearOnYear", u"No answers match these filters.", None))
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("YearOnYear", u"About this answer", None))
#endif // QT_CONFIG(accessibility)
        self.finding_heading.setText(QCoreApplication.translate("YearOnYear", u"What the checks say", None))
        self.open_finding.setText(QCoreApplication.translate("YearOnYear", u"Explain or correct it in Checks", None))
        self.definition_heading.setText(QCoreApplication.translate("YearOnYear", u"Definition", None))
        pass
    # retranslateUi

