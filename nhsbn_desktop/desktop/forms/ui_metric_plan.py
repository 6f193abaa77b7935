# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'metric_plan.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_MetricPlan(object):
    def setupUi(self, MetricPlan):
        if not MetricPlan.objectName():
            MetricPlan.setObjectName(u"MetricPlan")
        self.page = QVBoxLayout(MetricPlan)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(MetricPlan)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.page.addWidget(self.title)

        self.words = QLabel(MetricPlan)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"muted")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.scroll = QScrollArea(MetricPlan)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_about = QWidget(self.scroll.viewport())
        self.scroll_about.setObjectName(u"scroll_about")
        self.scroll_words = QVBoxLayout(self.scroll_about)
        self.scroll_words.setSpacing(10)
        self.scroll_words.setObjectName(u"scroll_words")
        self.scroll_words.setContentsMargins(0, 0, 4, 0)
        self.metric_group = QVBoxLayout()
        self.metric_group.setSpacing(4)
        self.metric_group.setObjectName(u"metric_group")
        self.metric_group.setContentsMargins(0, 0, 0, 0)
        self.metric_label = QLabel(self.scroll_about)
        self.metric_label.setObjectName(u"metric_label")
        self.metric_label.setProperty(u"role", u"strong")
        self.metric_label.setTextFormat(Qt.TextFormat.PlainText)
        self.metric_label.setWordWrap(True)

        self.metric_group.addWidget(self.metric_label)

        self.metric = QComboBox(self.scroll_about)
        self.metric.setObjectName(u"metric")
        self.metric.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.metric_group.addWidget(self.metric)


        self.scroll_words.addLayout(self.metric_group)

        self.contributor_group = QVBoxLayout()
        self.contributor_group.setSpacing(4)
        self.contributor_group.setObjectName(u"contributor_group")
        self.contributor_group.setContentsMargins(0, 0, 0, 0)
        self.contributor_label = QLabel(self.scroll_about)
        self.contributor_label.setObjectName(u"contributor_label")
        self.contributor_label.setProperty(u"role", u"strong")
        self.contributor_label.setTextFormat(Qt.TextFormat.PlainText)
        self.contributor_label.setWordWrap(True)

        self.contributor_group.addWidget(self.contributor_label)

        self.contributor = QLineEdit(self.scroll_about)
        self.contributor.setObjectName(u"contributor")

        self.contributor_group.addWidget(self.contributor)


        self.scroll_words.addLayout(self.contributor_group)

        self.source_group = QVBoxLayout()
        self.source_group.setSpacing(4)
        self.source_group.setObjectName(u"source_group")
        self.source_group.setContentsMargins(0, 0, 0, 0)
        self.source_label = QLabel(self.scroll_about)
        self.source_label.setObjectName(u"source_label")
        self.source_label.setProperty(u"role", u"strong")
        self.source_label.setTextFormat(Qt.TextFormat.PlainText)
        self.source_label.setWordWrap(True)

        self.source_group.addWidget(self.source_label)

        self.source = QLineEdit(self.scroll_about)
        self.source.setObjectName(u"source")

        self.source_group.addWidget(self.source)


        self.scroll_words.addLayout(self.source_group)

        self.data_by_group = QVBoxLayout()
        self.data_by_group.setSpacing(4)
        self.data_by_group.setObjectName(u"data_by_group")
        self.data_by_group.setContentsMargins(0, 0, 0, 0)
        self.data_by_label = QLabel(self.scroll_about)
        self.data_by_label.setObjectName(u"data_by_label")
        self.data_by_label.setProperty(u"role", u"strong")
        self.data_by_label.setTextFormat(Qt.TextFormat.PlainText)
        self.data_by_label.setWordWrap(True)

        self.data_by_group.addWidget(self.data_by_label)

        self.data_by = QLineEdit(self.scroll_about)
        self.data_by.setObjectName(u"data_by")

        self.data_by_group.addWidget(self.data_by)


        self.scroll_words.addLayout(self.data_by_group)

        self.report_group = QVBoxLayout()
        self.report_group.setSpacing(4)
        self.report_group.setObjectName(u"report_group")
        self.report_group.setContentsMargins(0, 0, 0, 0)
        self.report_label = QLabel(self.scroll_about)
        self.report_label.setObjectName(u"report_label")
        self.report_label.setProperty(u"role", u"strong")
        self.report_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_label.setWordWrap(True)

        self.report_group.addWidget(self.report_label)

        self.report = QLineEdit(self.scroll_about)
        self.report.setObjectName(u"report")

        self.report_group.addWidget(self.report)


        self.scroll_words.addLayout(self.report_group)

        self.report_ready = QCheckBox(self.scroll_about)
        self.report_ready.setObjectName(u"report_ready")

        self.scroll_words.addWidget(self.report_ready)

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
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
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
        self.save = QPushButton(MetricPlan)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.save)

        self.back = QPushButton(MetricPlan)
        self.back.setObjectName(u"back")

        self.buttons.addWidget(self.back)

        self.bg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.bg)


        self.page.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.metric_label.setBuddy(self.metric)
        self.contributor_label.setBuddy(self.contributor)
        self.source_label.setBuddy(self.source)
        self.data_by_label.setBuddy(self.data_by)
        self.report_label.setBuddy(self.report)
        self.note_label.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(MetricPlan)

        QMetaObject.connectSlotsByName(MetricPlan)
    # setupUi

    def retranslateUi(self, MetricPlan):
        self.words.setText(QCoreApplication.translate("MetricPlan", u"Fill in only what differs from the section.", None))
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("MetricPlan", u"One metric", None))
#endif // QT_CONFIG(accessibility)
        self.metric_label.setText(QCoreApplication.translate("MetricPlan", u"&Metric", None))
        self.contributor_label.setText(QCoreApplication.translate("MetricPlan", u"&Contributor", None))
        self.source_label.setText(QCoreApplication.translate("MetricPlan", u"Data &source", None))
        self.data_by_label.setText(QCoreApplication.translate("MetricPlan", u"&Data by", None))
        self.data_by.setPlaceholderText(QCoreApplication.translate("MetricPlan", u"10 July 2026", None))
        self.report_label.setText(QCoreApplication.translate("MetricPlan", u"&Redmine number", None))
        self.report_ready.setText(QCoreApplication.translate("MetricPlan", u"The report is &ready", None))
        self.note_label.setText(QCoreApplication.translate("MetricPlan", u"&How the extract meets the definition", None))
        self.save.setText(QCoreApplication.translate("MetricPlan", u"&Save metric", None))
        self.back.setText(QCoreApplication.translate("MetricPlan", u"&Back", None))
        pass
    # retranslateUi

