# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'programme.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Programme(object):
    def setupUi(self, Programme):
        if not Programme.objectName():
            Programme.setObjectName(u"Programme")
        self.page = QVBoxLayout(Programme)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(8)
        self.filters.setObjectName(u"filters")
        self.filters.setContentsMargins(0, 0, 0, 0)
        self.scope = Segments(Programme)
        self.scope.setObjectName(u"scope")

        self.filters.addWidget(self.scope)

        self.filter_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filters.addItem(self.filter_gap)

        self.with_left_out = QCheckBox(Programme)
        self.with_left_out.setObjectName(u"with_left_out")

        self.filters.addWidget(self.with_left_out)

        self.shape = Segments(Programme)
        self.shape.setObjectName(u"shape")

        self.filters.addWidget(self.shape)


        self.page.addLayout(self.filters)

        self.pages = QStackedWidget(Programme)
        self.pages.setObjectName(u"pages")
        self.list_page = QWidget(self.pages)
        self.list_page.setObjectName(u"list_page")
        self.panes = QHBoxLayout(self.list_page)
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(self.list_page)
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

        self.detail = QFrame(self.list_page)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(352, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.detail_layout = QVBoxLayout(self.detail)
        self.detail_layout.setSpacing(10)
        self.detail_layout.setObjectName(u"detail_layout")
        self.detail_layout.setContentsMargins(20, 16, 20, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.window_tag = Tag(self.detail)
        self.window_tag.setObjectName(u"window_tag")

        self.head.addWidget(self.window_tag)

        self.window_words = QLabel(self.detail)
        self.window_words.setObjectName(u"window_words")
        self.window_words.setProperty(u"role", u"muted")
        self.window_words.setTextFormat(Qt.TextFormat.PlainText)
        self.window_words.setWordWrap(True)

        self.head.addWidget(self.window_words)

        self.go_to_plan = QPushButton(self.detail)
        self.go_to_plan.setObjectName(u"go_to_plan")
        self.go_to_plan.setProperty(u"kind", u"link")

        self.head.addWidget(self.go_to_plan)

        self.head.setStretch(1, 1)

        self.detail_layout.addLayout(self.head)

        self.title = QLabel(self.detail)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.detail_layout.addWidget(self.title)

        self.note = QLabel(self.detail)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"role", u"muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)

        self.detail_layout.addWidget(self.note)

        self.facts = Facts(self.detail)
        self.facts.setObjectName(u"facts")

        self.detail_layout.addWidget(self.facts)

        self.side = Segments(self.detail)
        self.side.setObjectName(u"side")

        self.detail_layout.addWidget(self.side)

        self.sides = QStackedWidget(self.detail)
        self.sides.setObjectName(u"sides")

        self.detail_layout.addWidget(self.sides)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 64)
        self.panes.setStretch(1, 36)
        self.pages.addWidget(self.list_page)

        self.page.addWidget(self.pages)


        self.retranslateUi(Programme)

        QMetaObject.connectSlotsByName(Programme)
    # setupUi

    def retranslateUi(self, Programme):
#if QT_CONFIG(accessibility)
        self.scope.setAccessibleName(QCoreApplication.translate("Programme", u"Which programme", None))
#endif // QT_CONFIG(accessibility)
        self.with_left_out.setText(QCoreApplication.translate("Programme", u"Show what was taken out", None))
#if QT_CONFIG(accessibility)
        self.shape.setAccessibleName(QCoreApplication.translate("Programme", u"How to see it", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Programme", u"Collections of the year", None))
#endif // QT_CONFIG(accessibility)
        self.go_to_plan.setText(QCoreApplication.translate("Programme", u"Open its plan", None))
#if QT_CONFIG(accessibility)
        self.side.setAccessibleName(QCoreApplication.translate("Programme", u"What to see of it", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

