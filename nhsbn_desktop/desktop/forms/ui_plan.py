# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'plan.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.desktop.widgets.timetable_strip import TimetableStrip
class Ui_Plan(object):
    def setupUi(self, Plan):
        if not Plan.objectName():
            Plan.setObjectName(u"Plan")
        self.page = QVBoxLayout(Plan)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.strip = TimetableStrip(Plan)
        self.strip.setObjectName(u"strip")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.strip.sizePolicy().hasHeightForWidth())
        self.strip.setSizePolicy(sizePolicy)

        self.page.addWidget(self.strip)

        self.views = QHBoxLayout()
        self.views.setSpacing(8)
        self.views.setObjectName(u"views")
        self.views.setContentsMargins(0, 0, 0, 0)
        self.view = Segments(Plan)
        self.view.setObjectName(u"view")

        self.views.addWidget(self.view)

        self.views_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.views.addItem(self.views_gap)


        self.page.addLayout(self.views)

        self.pages = QStackedWidget(Plan)
        self.pages.setObjectName(u"pages")
        self.sections_page = QWidget(self.pages)
        self.sections_page.setObjectName(u"sections_page")
        self.panes = QHBoxLayout(self.sections_page)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(self.sections_page)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list_card_list = QVBoxLayout(self.list_card)
        self.list_card_list.setSpacing(0)
        self.list_card_list.setObjectName(u"list_card_list")
        self.list_card_list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list_card_list.addWidget(self.table)


        self.panes.addWidget(self.list_card)

        self.detail = QFrame(self.sections_page)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(336, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.panel = QVBoxLayout(self.detail)
        self.panel.setSpacing(8)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 16, 20, 16)
        self.sides = QStackedWidget(self.detail)
        self.sides.setObjectName(u"sides")
        self.entry_side = QWidget(self.sides)
        self.entry_side.setObjectName(u"entry_side")
        self.entry_side_layout = QVBoxLayout(self.entry_side)
        self.entry_side_layout.setSpacing(10)
        self.entry_side_layout.setObjectName(u"entry_side_layout")
        self.entry_side_layout.setContentsMargins(0, 0, 0, 0)
        self.entry_head = QHBoxLayout()
        self.entry_head.setSpacing(10)
        self.entry_head.setObjectName(u"entry_head")
        self.entry_head.setContentsMargins(0, 0, 0, 0)
        self.standing = Tag(self.entry_side)
        self.standing.setObjectName(u"standing")

        self.entry_head.addWidget(self.standing)

        self.why = QLabel(self.entry_side)
        self.why.setObjectName(u"why")
        self.why.setProperty(u"role", u"muted")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(1)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.why.sizePolicy().hasHeightForWidth())
        self.why.setSizePolicy(sizePolicy1)

        self.entry_head.addWidget(self.why)


        self.entry_side_layout.addLayout(self.entry_head)

        self.scroll = QScrollArea(self.entry_side)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.entry = QVBoxLayout(self.about)
        self.entry.setSpacing(8)
        self.entry.setObjectName(u"entry")
        self.entry.setContentsMargins(0, 0, 4, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.entry.addWidget(self.title)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.entry.addWidget(self.facts)

        self.lead_group = QVBoxLayout()
        self.lead_group.setSpacing(4)
        self.lead_group.setObjectName(u"lead_group")
        self.lead_group.setContentsMargins(0, 0, 0, 0)
        self.lead_label = QLabel(self.about)
        self.lead_label.setObjectName(u"lead_label")
        self.lead_label.setProperty(u"role", u"strong")

        self.lead_group.addWidget(self.lead_label)

        self.lead = QComboBox(self.about)
        self.lead.setObjectName(u"lead")
        self.lead.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.lead_group.addWidget(self.lead)


        self.entry.addLayout(self.lead_group)

        self.people_links = QHBoxLayout()
        self.people_links.setSpacing(16)
        self.people_links.setObjectName(u"people_links")
        self.add_person = QPushButton(self.about)
        self.add_person.setObjectName(u"add_person")
        self.add_person.setProperty(u"kind", u"link")

        self.people_links.addWidget(self.add_person)

        self.everybody = QPushButton(self.about)
        self.everybody.setObjectName(u"everybody")
        self.everybody.setProperty(u"kind", u"link")

        self.people_links.addWidget(self.everybody)

        self.people_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.people_links.addItem(self.people_gap)


        self.entry.addLayout(self.people_links)

        self.contributor_group = QVBoxLayout()
        self.contributor_group.setSpacing(4)
        self.contributor_group.setObjectName(u"contributor_group")
        self.contributor_group.setContentsMargins(0, 0, 0, 0)
        self.contributor_label = QLabel(self.about)
        self.contributor_label.setObjectName(u"contributor_label")
        self.contributor_label.setProperty(u"role", u"strong")

        self.contributor_group.addWidget(self.contributor_label)

        self.contributor = QLineEdit(self.about)
        self.contributor.setObjectName(u"contributor")

        self.contributor_group.addWidget(self.contributor)


        self.entry.addLayout(self.contributor_group)

        self.source_group = QVBoxLayout()
        self.source_group.setSpacing(4)
        self.source_group.setObjectName(u"source_group")
        self.source_group.setContentsMargins(0, 0, 0, 0)
        self.source_label = QLabel(self.about)
        self.source_label.setObjectName(u"source_label")
        self.source_label.setProperty(u"role", u"strong")

        self.source_group.addWidget(self.source_label)

        self.source = QLineEdit(self.about)
        self.source.setObjectName(u"source")

        self.source_group.addWidget(self.source)


        self.entry.addLayout(self.source_group)

        self.dates = QHBoxLayout()
        self.dates.setSpacing(12)
        self.dates.setObjectName(u"dates")
        self.dates.setContentsMargins(0, 0, 0, 0)
        self.data_by_group = QVBoxLayout()
        self.data_by_group.setSpacing(4)
        self.data_by_group.setObjectName(u"data_by_group")
        self.data_by_group.setContentsMargins(0, 0, 0, 0)
        self.data_label = QLabel(self.about)
        self.data_label.setObjectName(u"data_label")
        self.data_label.setProperty(u"role", u"strong")

        self.data_by_group.addWidget(self.data_label)

        self.data_by = QDateEdit(self.about)
        self.data_by.setObjectName(u"data_by")
        self.data_by.setCalendarPopup(True)
        self.data_by.setDisplayFormat(u"d MMM yyyy")
        self.data_by.setMinimumSize(QSize(124, 0))

        self.data_by_group.addWidget(self.data_by)


        self.dates.addLayout(self.data_by_group)

        self.validated_by_group = QVBoxLayout()
        self.validated_by_group.setSpacing(4)
        self.validated_by_group.setObjectName(u"validated_by_group")
        self.validated_by_group.setContentsMargins(0, 0, 0, 0)
        self.validated_label = QLabel(self.about)
        self.validated_label.setObjectName(u"validated_label")
        self.validated_label.setProperty(u"role", u"strong")

        self.validated_by_group.addWidget(self.validated_label)

        self.validated_by = QDateEdit(self.about)
        self.validated_by.setObjectName(u"validated_by")
        self.validated_by.setCalendarPopup(True)
        self.validated_by.setDisplayFormat(u"d MMM yyyy")
        self.validated_by.setMinimumSize(QSize(124, 0))

        self.validated_by_group.addWidget(self.validated_by)


        self.dates.addLayout(self.validated_by_group)


        self.entry.addLayout(self.dates)

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
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy2.setHorizontalStretch(0)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.note.sizePolicy().hasHeightForWidth())
        self.note.setSizePolicy(sizePolicy2)
        self.note.setMaximumSize(QSize(16777215, 76))
        self.note.setMinimumSize(QSize(0, 64))

        self.note_group.addWidget(self.note)


        self.entry.addLayout(self.note_group)

        self.report_group = QVBoxLayout()
        self.report_group.setSpacing(4)
        self.report_group.setObjectName(u"report_group")
        self.report_group.setContentsMargins(0, 0, 0, 0)
        self.report_label = QLabel(self.about)
        self.report_label.setObjectName(u"report_label")
        self.report_label.setProperty(u"role", u"strong")
        self.report_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_label.setWordWrap(True)

        self.report_group.addWidget(self.report_label)

        self.report = QLineEdit(self.about)
        self.report.setObjectName(u"report")

        self.report_group.addWidget(self.report)


        self.entry.addLayout(self.report_group)

        self.report_ready = QCheckBox(self.about)
        self.report_ready.setObjectName(u"report_ready")

        self.entry.addWidget(self.report_ready)

        self.report_words = QLabel(self.about)
        self.report_words.setObjectName(u"report_words")
        self.report_words.setProperty(u"role", u"muted")
        self.report_words.setTextFormat(Qt.TextFormat.PlainText)
        self.report_words.setWordWrap(True)

        self.entry.addWidget(self.report_words)

        self.metrics = QPushButton(self.about)
        self.metrics.setObjectName(u"metrics")
        self.metrics.setProperty(u"kind", u"link")

        self.entry.addWidget(self.metrics)

        self.entry_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.entry.addItem(self.entry_end)

        self.scroll.setWidget(self.about)

        self.entry_side_layout.addWidget(self.scroll)

        self.entry_buttons = QHBoxLayout()
        self.entry_buttons.setSpacing(8)
        self.entry_buttons.setObjectName(u"entry_buttons")
        self.entry_buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.entry_side)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.entry_buttons.addWidget(self.save)

        self.entry_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.entry_buttons.addItem(self.entry_gap)


        self.entry_side_layout.addLayout(self.entry_buttons)

        self.sides.addWidget(self.entry_side)
        self.person_side = QWidget(self.sides)
        self.person_side.setObjectName(u"person_side")
        self.person = QVBoxLayout(self.person_side)
        self.person.setSpacing(6)
        self.person.setObjectName(u"person")
        self.person.setContentsMargins(0, 0, 0, 0)
        self.person_title = QLabel(self.person_side)
        self.person_title.setObjectName(u"person_title")
        self.person_title.setProperty(u"role", u"heading")

        self.person.addWidget(self.person_title)

        self.person_words = QLabel(self.person_side)
        self.person_words.setObjectName(u"person_words")
        self.person_words.setProperty(u"role", u"muted")
        self.person_words.setWordWrap(True)

        self.person.addWidget(self.person_words)

        self.name_group = QVBoxLayout()
        self.name_group.setSpacing(4)
        self.name_group.setObjectName(u"name_group")
        self.name_group.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(self.person_side)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setProperty(u"role", u"strong")

        self.name_group.addWidget(self.name_label)

        self.name = QLineEdit(self.person_side)
        self.name.setObjectName(u"name")

        self.name_group.addWidget(self.name)


        self.person.addLayout(self.name_group)

        self.role_group = QVBoxLayout()
        self.role_group.setSpacing(4)
        self.role_group.setObjectName(u"role_group")
        self.role_group.setContentsMargins(0, 0, 0, 0)
        self.role_label = QLabel(self.person_side)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setProperty(u"role", u"strong")

        self.role_group.addWidget(self.role_label)

        self.role = QComboBox(self.person_side)
        self.role.setObjectName(u"role")

        self.role_group.addWidget(self.role)


        self.person.addLayout(self.role_group)

        self.email_group = QVBoxLayout()
        self.email_group.setSpacing(4)
        self.email_group.setObjectName(u"email_group")
        self.email_group.setContentsMargins(0, 0, 0, 0)
        self.email_label = QLabel(self.person_side)
        self.email_label.setObjectName(u"email_label")
        self.email_label.setProperty(u"role", u"strong")

        self.email_group.addWidget(self.email_label)

        self.email = QLineEdit(self.person_side)
        self.email.setObjectName(u"email")

        self.email_group.addWidget(self.email)


        self.person.addLayout(self.email_group)

        self.care_group_group = QVBoxLayout()
        self.care_group_group.setSpacing(4)
        self.care_group_group.setObjectName(u"care_group_group")
        self.care_group_group.setContentsMargins(0, 0, 0, 0)
        self.group_label = QLabel(self.person_side)
        self.group_label.setObjectName(u"group_label")
        self.group_label.setProperty(u"role", u"strong")

        self.care_group_group.addWidget(self.group_label)

        self.care_group = QLineEdit(self.person_side)
        self.care_group.setObjectName(u"care_group")

        self.care_group_group.addWidget(self.care_group)


        self.person.addLayout(self.care_group_group)

        self.person_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.person.addItem(self.person_end)

        self.person_buttons = QHBoxLayout()
        self.person_buttons.setSpacing(8)
        self.person_buttons.setObjectName(u"person_buttons")
        self.person_buttons.setContentsMargins(0, 0, 0, 0)
        self.keep_person = QPushButton(self.person_side)
        self.keep_person.setObjectName(u"keep_person")
        self.keep_person.setProperty(u"kind", u"primary")

        self.person_buttons.addWidget(self.keep_person)

        self.cancel_person = QPushButton(self.person_side)
        self.cancel_person.setObjectName(u"cancel_person")

        self.person_buttons.addWidget(self.cancel_person)

        self.person_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.person_buttons.addItem(self.person_gap)


        self.person.addLayout(self.person_buttons)

        self.sides.addWidget(self.person_side)

        self.panel.addWidget(self.sides)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)
        self.pages.addWidget(self.sections_page)

        self.page.addWidget(self.pages)

#if QT_CONFIG(shortcut)
        self.lead_label.setBuddy(self.lead)
        self.contributor_label.setBuddy(self.contributor)
        self.source_label.setBuddy(self.source)
        self.data_label.setBuddy(self.data_by)
        self.validated_label.setBuddy(self.validated_by)
        self.note_label.setBuddy(self.note)
        self.report_label.setBuddy(self.report)
        self.name_label.setBuddy(self.name)
        self.role_label.setBuddy(self.role)
        self.email_label.setBuddy(self.email)
        self.group_label.setBuddy(self.care_group)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Plan)

        QMetaObject.connectSlotsByName(Plan)
    # setupUi

    def retranslateUi(self, Plan):
#if QT_CONFIG(accessibility)
        self.view.setAccessibleName(QCoreApplication.translate("Plan", u"What to see of the plan", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Plan", u"Sections of the plan", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Plan", u"About this section", None))
#endif // QT_CONFIG(accessibility)
        self.lead_label.setText(QCoreApplication.translate("Plan", u"Nominated &lead", None))
        self.add_person.setText(QCoreApplication.translate("Plan", u"Add a person", None))
#if QT_CONFIG(tooltip)
        self.add_person.setToolTip(QCoreApplication.translate("Plan", u"Somebody who is not in the list yet", None))
#endif // QT_CONFIG(tooltip)
        self.everybody.setText(QCoreApplication.translate("Plan", u"People\u2026", None))
#if QT_CONFIG(tooltip)
        self.everybody.setToolTip(QCoreApplication.translate("Plan", u"Everybody who takes part, to be looked up and changed", None))
#endif // QT_CONFIG(tooltip)
        self.contributor_label.setText(QCoreApplication.translate("Plan", u"&Contributor", None))
        self.contributor.setPlaceholderText(QCoreApplication.translate("Plan", u"Who extracts the data", None))
        self.source_label.setText(QCoreApplication.translate("Plan", u"Data &source", None))
        self.source.setPlaceholderText(QCoreApplication.translate("Plan", u"For example: electronic staff record, SystmOne", None))
        self.data_label.setText(QCoreApplication.translate("Plan", u"&Data by", None))
        self.validated_label.setText(QCoreApplication.translate("Plan", u"&Validated by", None))
        self.note_label.setText(QCoreApplication.translate("Plan", u"&How the extract meets the definition", None))
        self.report_label.setText(QCoreApplication.translate("Plan", u"&Redmine number, where a report must be built", None))
        self.report_ready.setText(QCoreApplication.translate("Plan", u"The report is re&ady", None))
        self.metrics.setText(QCoreApplication.translate("Plan", u"Metrics that differ", None))
        self.save.setText(QCoreApplication.translate("Plan", u"&Save entry", None))
        self.person_title.setText(QCoreApplication.translate("Plan", u"Add a person", None))
        self.person_words.setText(QCoreApplication.translate("Plan", u"Leads validate their sections; the care group director signs off.", None))
        self.name_label.setText(QCoreApplication.translate("Plan", u"&Name", None))
        self.role_label.setText(QCoreApplication.translate("Plan", u"&Role", None))
        self.email_label.setText(QCoreApplication.translate("Plan", u"&E-mail", None))
        self.group_label.setText(QCoreApplication.translate("Plan", u"Care &group", None))
        self.keep_person.setText(QCoreApplication.translate("Plan", u"&Add this person", None))
        self.cancel_person.setText(QCoreApplication.translate("Plan", u"Cancel", None))
        pass
    # retranslateUi

