# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'hours_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QDateEdit, QDoubleSpinBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_HoursPanel(object):
    def setupUi(self, HoursPanel):
        if not HoursPanel.objectName():
            HoursPanel.setObjectName(u"HoursPanel")
        self.panes = QHBoxLayout(HoursPanel)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(HoursPanel)
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

        self.detail = QFrame(HoursPanel)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(352, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.detail_layout = QVBoxLayout(self.detail)
        self.detail_layout.setSpacing(10)
        self.detail_layout.setObjectName(u"detail_layout")
        self.detail_layout.setContentsMargins(20, 16, 20, 16)
        self.total = QLabel(self.detail)
        self.total.setObjectName(u"total")
        self.total.setProperty(u"role", u"heading")
        self.total.setTextFormat(Qt.TextFormat.PlainText)
        self.total.setWordWrap(True)

        self.detail_layout.addWidget(self.total)

        self.before = QLabel(self.detail)
        self.before.setObjectName(u"before")
        self.before.setProperty(u"role", u"muted")
        self.before.setTextFormat(Qt.TextFormat.PlainText)
        self.before.setWordWrap(True)

        self.detail_layout.addWidget(self.before)

        self.scroll = QScrollArea(self.detail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_about = QWidget(self.scroll.viewport())
        self.scroll_about.setObjectName(u"scroll_about")
        self.scroll_words = QVBoxLayout(self.scroll_about)
        self.scroll_words.setSpacing(10)
        self.scroll_words.setObjectName(u"scroll_words")
        self.scroll_words.setContentsMargins(0, 0, 4, 0)
        self.section_group = QVBoxLayout()
        self.section_group.setSpacing(4)
        self.section_group.setObjectName(u"section_group")
        self.section_group.setContentsMargins(0, 0, 0, 0)
        self.section_label = QLabel(self.scroll_about)
        self.section_label.setObjectName(u"section_label")
        self.section_label.setProperty(u"role", u"strong")
        self.section_label.setTextFormat(Qt.TextFormat.PlainText)
        self.section_label.setWordWrap(True)

        self.section_group.addWidget(self.section_label)

        self.section = QComboBox(self.scroll_about)
        self.section.setObjectName(u"section")
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.section_group.addWidget(self.section)


        self.scroll_words.addLayout(self.section_group)

        self.who_group = QVBoxLayout()
        self.who_group.setSpacing(4)
        self.who_group.setObjectName(u"who_group")
        self.who_group.setContentsMargins(0, 0, 0, 0)
        self.who_label = QLabel(self.scroll_about)
        self.who_label.setObjectName(u"who_label")
        self.who_label.setProperty(u"role", u"strong")
        self.who_label.setTextFormat(Qt.TextFormat.PlainText)
        self.who_label.setWordWrap(True)

        self.who_group.addWidget(self.who_label)

        self.who = QComboBox(self.scroll_about)
        self.who.setObjectName(u"who")
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setEditable(True)

        self.who_group.addWidget(self.who)


        self.scroll_words.addLayout(self.who_group)

        self.on_group = QVBoxLayout()
        self.on_group.setSpacing(4)
        self.on_group.setObjectName(u"on_group")
        self.on_group.setContentsMargins(0, 0, 0, 0)
        self.on_label = QLabel(self.scroll_about)
        self.on_label.setObjectName(u"on_label")
        self.on_label.setProperty(u"role", u"strong")
        self.on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.on_label.setWordWrap(True)

        self.on_group.addWidget(self.on_label)

        self.on = QDateEdit(self.scroll_about)
        self.on.setObjectName(u"on")
        self.on.setCalendarPopup(True)
        self.on.setDisplayFormat(u"d MMMM yyyy")

        self.on_group.addWidget(self.on)


        self.scroll_words.addLayout(self.on_group)

        self.hours_group = QVBoxLayout()
        self.hours_group.setSpacing(4)
        self.hours_group.setObjectName(u"hours_group")
        self.hours_group.setContentsMargins(0, 0, 0, 0)
        self.hours_label = QLabel(self.scroll_about)
        self.hours_label.setObjectName(u"hours_label")
        self.hours_label.setProperty(u"role", u"strong")
        self.hours_label.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_label.setWordWrap(True)

        self.hours_group.addWidget(self.hours_label)

        self.hours = QDoubleSpinBox(self.scroll_about)
        self.hours.setObjectName(u"hours")
        self.hours.setMaximum(24.000000000000000)
        self.hours.setSingleStep(0.500000000000000)
        self.hours.setDecimals(2)

        self.hours_group.addWidget(self.hours)


        self.scroll_words.addLayout(self.hours_group)

        self.what_group = QVBoxLayout()
        self.what_group.setSpacing(4)
        self.what_group.setObjectName(u"what_group")
        self.what_group.setContentsMargins(0, 0, 0, 0)
        self.what_label = QLabel(self.scroll_about)
        self.what_label.setObjectName(u"what_label")
        self.what_label.setProperty(u"role", u"strong")
        self.what_label.setTextFormat(Qt.TextFormat.PlainText)
        self.what_label.setWordWrap(True)

        self.what_group.addWidget(self.what_label)

        self.what = QLineEdit(self.scroll_about)
        self.what.setObjectName(u"what")

        self.what_group.addWidget(self.what)


        self.scroll_words.addLayout(self.what_group)

        self.latest_label = QLabel(self.scroll_about)
        self.latest_label.setObjectName(u"latest_label")
        self.latest_label.setProperty(u"role", u"strong")
        self.latest_label.setTextFormat(Qt.TextFormat.PlainText)
        self.latest_label.setWordWrap(True)

        self.scroll_words.addWidget(self.latest_label)

        self.latest = QLabel(self.scroll_about)
        self.latest.setObjectName(u"latest")
        self.latest.setProperty(u"role", u"muted")
        self.latest.setTextFormat(Qt.TextFormat.PlainText)
        self.latest.setWordWrap(True)

        self.scroll_words.addWidget(self.latest)

        self.scroll_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.scroll_words.addItem(self.scroll_end)

        self.scroll.setWidget(self.scroll_about)

        self.detail_layout.addWidget(self.scroll)

        self.acts = QVBoxLayout()
        self.acts.setSpacing(8)
        self.acts.setObjectName(u"acts")
        self.acts.setContentsMargins(0, 0, 0, 0)
        self.first = QHBoxLayout()
        self.first.setSpacing(8)
        self.first.setObjectName(u"first")
        self.first.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.detail)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.first.addWidget(self.save)

        self.first_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.first.addItem(self.first_gap)


        self.acts.addLayout(self.first)

        self.second = QHBoxLayout()
        self.second.setSpacing(8)
        self.second.setObjectName(u"second")
        self.second.setContentsMargins(0, 0, 0, 0)
        self.take_back = QPushButton(self.detail)
        self.take_back.setObjectName(u"take_back")

        self.second.addWidget(self.take_back)

        self.second_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.second.addItem(self.second_gap)


        self.acts.addLayout(self.second)


        self.detail_layout.addLayout(self.acts)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)
#if QT_CONFIG(shortcut)
        self.section_label.setBuddy(self.section)
        self.who_label.setBuddy(self.who)
        self.on_label.setBuddy(self.on)
        self.hours_label.setBuddy(self.hours)
        self.what_label.setBuddy(self.what)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(HoursPanel)

        QMetaObject.connectSlotsByName(HoursPanel)
    # setupUi

    def retranslateUi(self, HoursPanel):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("HoursPanel", u"Hours by section", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("HoursPanel", u"Hours spent", None))
#endif // QT_CONFIG(accessibility)
        self.section_label.setText(QCoreApplication.translate("HoursPanel", u"&Section", None))
        self.who_label.setText(QCoreApplication.translate("HoursPanel", u"&Whose hours", None))
        self.on_label.setText(QCoreApplication.translate("HoursPanel", u"O&n", None))
        self.hours_label.setText(QCoreApplication.translate("HoursPanel", u"&Hours", None))
        self.what_label.setText(QCoreApplication.translate("HoursPanel", u"W&hat for", None))
        self.what.setPlaceholderText(QCoreApplication.translate("HoursPanel", u"Mapping, extracting, checking", None))
        self.latest_label.setText(QCoreApplication.translate("HoursPanel", u"Latest entries", None))
        self.save.setText(QCoreApplication.translate("HoursPanel", u"&Note these hours", None))
        self.take_back.setText(QCoreApplication.translate("HoursPanel", u"&Take back the latest entry", None))
        pass
    # retranslateUi

