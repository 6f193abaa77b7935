# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'monthly.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.chips import (Chips, Segments)
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Monthly(object):
    def setupUi(self, Monthly):
        if not Monthly.objectName():
            Monthly.setObjectName(u"Monthly")
        self.page = QVBoxLayout(Monthly)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(12)
        self.filters.setObjectName(u"filters")
        self.mode = Segments(Monthly)
        self.mode.setObjectName(u"mode")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.mode.sizePolicy().hasHeightForWidth())
        self.mode.setSizePolicy(sizePolicy)

        self.filters.addWidget(self.mode)

        self.which = Chips(Monthly)
        self.which.setObjectName(u"which")

        self.filters.addWidget(self.which)

        self.gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filters.addItem(self.gap)


        self.page.addLayout(self.filters)

        self.none = QLabel(Monthly)
        self.none.setObjectName(u"none")
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.page.addWidget(self.none)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.list_card = QFrame(Monthly)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)


        self.panes.addWidget(self.list_card)

        self.side = QFrame(Monthly)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"card")
        self.panel = QVBoxLayout(self.side)
        self.panel.setSpacing(10)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 18, 20, 16)
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.signal = Tag(self.side)
        self.signal.setObjectName(u"signal")

        self.head.addWidget(self.signal)

        self.line = QLabel(self.side)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"role", u"muted")
        self.line.setWordWrap(False)
        self.line.setTextFormat(Qt.TextFormat.PlainText)

        self.head.addWidget(self.line)

        self.head_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.panel.addLayout(self.head)

        self.scroll = QScrollArea(self.side)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.told = QVBoxLayout(self.about)
        self.told.setSpacing(10)
        self.told.setObjectName(u"told")
        self.told.setContentsMargins(0, 0, 8, 0)
        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.title)

        self.words = QLabel(self.about)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.words)

        self.choices = QHBoxLayout()
        self.choices.setSpacing(8)
        self.choices.setObjectName(u"choices")
        self.view = Segments(self.about)
        self.view.setObjectName(u"view")

        self.choices.addWidget(self.view)

        self.choices_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.choices.addItem(self.choices_gap)

        self.better_label = QLabel(self.about)
        self.better_label.setObjectName(u"better_label")

        self.choices.addWidget(self.better_label)

        self.better = QComboBox(self.about)
        self.better.setObjectName(u"better")

        self.choices.addWidget(self.better)


        self.told.addLayout(self.choices)

        self.pages = QStackedWidget(self.about)
        self.pages.setObjectName(u"pages")

        self.told.addWidget(self.pages)

        self.legend = QLabel(self.about)
        self.legend.setObjectName(u"legend")
        self.legend.setProperty(u"role", u"muted")
        self.legend.setWordWrap(True)
        self.legend.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.legend)

        self.rebases = QLabel(self.about)
        self.rebases.setObjectName(u"rebases")
        self.rebases.setProperty(u"role", u"muted")
        self.rebases.setWordWrap(True)
        self.rebases.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.rebases)

        self.copies = QHBoxLayout()
        self.copies.setObjectName(u"copies")
        self.copy_picture = QPushButton(self.about)
        self.copy_picture.setObjectName(u"copy_picture")
        self.copy_picture.setProperty(u"kind", u"link")

        self.copies.addWidget(self.copy_picture)

        self.copy_data = QPushButton(self.about)
        self.copy_data.setObjectName(u"copy_data")
        self.copy_data.setProperty(u"kind", u"link")

        self.copies.addWidget(self.copy_data)

        self.copies_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.copies.addItem(self.copies_gap)


        self.told.addLayout(self.copies)

        self.screen = QCheckBox(self.about)
        self.screen.setObjectName(u"screen")

        self.told.addWidget(self.screen)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)

        self.rule = QFrame(self.side)
        self.rule.setObjectName(u"rule")
        self.rule.setProperty(u"role", u"line")

        self.panel.addWidget(self.rule)

        self.rebasing = QHBoxLayout()
        self.rebasing.setSpacing(8)
        self.rebasing.setObjectName(u"rebasing")
        self.month_label = QLabel(self.side)
        self.month_label.setObjectName(u"month_label")
        self.month_label.setWordWrap(False)

        self.rebasing.addWidget(self.month_label)

        self.month = QComboBox(self.side)
        self.month.setObjectName(u"month")

        self.rebasing.addWidget(self.month)

        self.reason = QLineEdit(self.side)
        self.reason.setObjectName(u"reason")

        self.rebasing.addWidget(self.reason)

        self.rebase = QPushButton(self.side)
        self.rebase.setObjectName(u"rebase")

        self.rebasing.addWidget(self.rebase)


        self.panel.addLayout(self.rebasing)

        self.refusal = QLabel(self.side)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setProperty(u"role", u"error")
        self.refusal.setWordWrap(True)
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)

        self.panel.addWidget(self.refusal)


        self.panes.addWidget(self.side)

        self.panes.setStretch(0, 1)
        self.panes.setStretch(1, 1)

        self.page.addLayout(self.panes)

#if QT_CONFIG(shortcut)
        self.better_label.setBuddy(self.better)
        self.month_label.setBuddy(self.month)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Monthly)

        QMetaObject.connectSlotsByName(Monthly)
    # setupUi

    def retranslateUi(self, Monthly):
        self.none.setText(QCoreApplication.translate("Monthly", u"There are no monthly figures yet. Add a file of them, from Excel or as CSV: a row for each month, or a column for each. A newer file is laid over what is there.", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Monthly", u"Monthly series", None))
#endif // QT_CONFIG(accessibility)
        self.line.setText("")
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("Monthly", u"About this series", None))
#endif // QT_CONFIG(accessibility)
        self.title.setText("")
        self.words.setText("")
        self.better_label.setText(QCoreApplication.translate("Monthly", u"Be&tter", None))
#if QT_CONFIG(accessibility)
        self.better.setAccessibleName(QCoreApplication.translate("Monthly", u"Which way is better", None))
#endif // QT_CONFIG(accessibility)
        self.legend.setText("")
        self.rebases.setText("")
        self.copy_picture.setText(QCoreApplication.translate("Monthly", u"Copy as picture", None))
        self.copy_data.setText(QCoreApplication.translate("Monthly", u"Copy as data", None))
        self.screen.setText(QCoreApplication.translate("Monthly", u"Set big jumps &aside", None))
#if QT_CONFIG(tooltip)
        self.screen.setToolTip(QCoreApplication.translate("Monthly", u"Draws the limits without jumps from one month to the next of more than 3.3 times the usual, which the tool of NHS England does not", None))
#endif // QT_CONFIG(tooltip)
        self.month_label.setText(QCoreApplication.translate("Monthly", u"Re&base from", None))
#if QT_CONFIG(accessibility)
        self.month.setAccessibleName(QCoreApplication.translate("Monthly", u"Rebase from", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("Monthly", u"Reason for rebasing", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("Monthly", u"Why, such as: a new team from May", None))
        self.rebase.setText(QCoreApplication.translate("Monthly", u"&Rebase", None))
        self.refusal.setText("")
        pass
    # retranslateUi

