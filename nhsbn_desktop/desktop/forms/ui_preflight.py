# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preflight.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout, QLabel, QListView, QListWidget, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_Preflight(object):
    def setupUi(self, Preflight):
        if not Preflight.objectName():
            Preflight.setObjectName(u"Preflight")
        self.page = QVBoxLayout(Preflight)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.top = QHBoxLayout()
        self.top.setSpacing(10)
        self.top.setObjectName(u"top")
        self.top.setContentsMargins(0, 0, 0, 0)
        self.standing = Tag(Preflight)
        self.standing.setObjectName(u"standing")

        self.top.addWidget(self.standing)

        self.would = QLabel(Preflight)
        self.would.setObjectName(u"would")
        self.would.setTextFormat(Qt.TextFormat.PlainText)
        self.would.setWordWrap(True)

        self.top.addWidget(self.would)

        self.top.setStretch(1, 1)

        self.page.addLayout(self.top)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(Preflight)
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

        self.side = QFrame(Preflight)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"card")
        self.side.setMinimumSize(QSize(336, 0))
        self.side.setMaximumSize(QSize(520, 16777215))
        self.side_list = QVBoxLayout(self.side)
        self.side_list.setSpacing(12)
        self.side_list.setObjectName(u"side_list")
        self.side_list.setContentsMargins(20, 16, 20, 16)
        self.views = Segments(self.side)
        self.views.setObjectName(u"views")

        self.side_list.addWidget(self.views)

        self.pages = QStackedWidget(self.side)
        self.pages.setObjectName(u"pages")
        self.step_page = QWidget(self.pages)
        self.step_page.setObjectName(u"step_page")
        self.step_list = QVBoxLayout(self.step_page)
        self.step_list.setSpacing(8)
        self.step_list.setObjectName(u"step_list")
        self.step_list.setContentsMargins(0, 0, 0, 0)
        self.step_heading = QLabel(self.step_page)
        self.step_heading.setObjectName(u"step_heading")
        self.step_heading.setProperty(u"role", u"heading")
        self.step_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.step_heading.setWordWrap(True)

        self.step_list.addWidget(self.step_heading)

        self.step_what = QLabel(self.step_page)
        self.step_what.setObjectName(u"step_what")
        self.step_what.setTextFormat(Qt.TextFormat.PlainText)
        self.step_what.setWordWrap(True)

        self.step_list.addWidget(self.step_what)

        self.step_do = QLabel(self.step_page)
        self.step_do.setObjectName(u"step_do")
        self.step_do.setProperty(u"role", u"secondary")
        self.step_do.setTextFormat(Qt.TextFormat.PlainText)
        self.step_do.setWordWrap(True)

        self.step_list.addWidget(self.step_do)

        self.step_row = QHBoxLayout()
        self.step_row.setSpacing(8)
        self.step_row.setObjectName(u"step_row")
        self.step_row.setContentsMargins(0, 0, 0, 0)
        self.go = QPushButton(self.step_page)
        self.go.setObjectName(u"go")

        self.step_row.addWidget(self.go)

        self.step_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.step_row.addItem(self.step_gap)


        self.step_list.addLayout(self.step_row)

        self.step_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.step_list.addItem(self.step_rest)

        self.pages.addWidget(self.step_page)
        self.leaks_page = QWidget(self.pages)
        self.leaks_page.setObjectName(u"leaks_page")
        self.leaks_list = QVBoxLayout(self.leaks_page)
        self.leaks_list.setSpacing(8)
        self.leaks_list.setObjectName(u"leaks_list")
        self.leaks_list.setContentsMargins(0, 0, 0, 0)
        self.leaks_words = QLabel(self.leaks_page)
        self.leaks_words.setObjectName(u"leaks_words")
        self.leaks_words.setProperty(u"role", u"secondary")
        self.leaks_words.setTextFormat(Qt.TextFormat.PlainText)
        self.leaks_words.setWordWrap(True)

        self.leaks_list.addWidget(self.leaks_words)

        self.leaks = QListWidget(self.leaks_page)
        self.leaks.setObjectName(u"leaks")
        self.leaks.setWordWrap(True)
        self.leaks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.leaks.setResizeMode(QListView.ResizeMode.Adjust)
        self.leaks.setTextElideMode(Qt.TextElideMode.ElideNone)

        self.leaks_list.addWidget(self.leaks)

        self.leaks_row = QHBoxLayout()
        self.leaks_row.setSpacing(8)
        self.leaks_row.setObjectName(u"leaks_row")
        self.leaks_row.setContentsMargins(0, 0, 0, 0)
        self.clean = QPushButton(self.leaks_page)
        self.clean.setObjectName(u"clean")

        self.leaks_row.addWidget(self.clean)

        self.leaks_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.leaks_row.addItem(self.leaks_gap)


        self.leaks_list.addLayout(self.leaks_row)

        self.cleaned = QLabel(self.leaks_page)
        self.cleaned.setObjectName(u"cleaned")
        self.cleaned.setTextFormat(Qt.TextFormat.PlainText)
        self.cleaned.setWordWrap(True)

        self.leaks_list.addWidget(self.cleaned)

        self.pages.addWidget(self.leaks_page)
        self.package_page = QWidget(self.pages)
        self.package_page.setObjectName(u"package_page")
        self.package_list = QVBoxLayout(self.package_page)
        self.package_list.setSpacing(8)
        self.package_list.setObjectName(u"package_list")
        self.package_list.setContentsMargins(0, 0, 0, 0)
        self.package_scroll = QScrollArea(self.package_page)
        self.package_scroll.setObjectName(u"package_scroll")
        self.package_scroll.setWidgetResizable(True)
        self.package_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.package_area = QWidget(self.package_scroll.viewport())
        self.package_area.setObjectName(u"package_area")
        self.package_words = QVBoxLayout(self.package_area)
        self.package_words.setSpacing(8)
        self.package_words.setObjectName(u"package_words")
        self.package_words.setContentsMargins(0, 0, 0, 0)
        self.facts = Facts(self.package_area)
        self.facts.setObjectName(u"facts")

        self.package_words.addWidget(self.facts)

        self.package_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.package_words.addItem(self.package_gap)

        self.package_scroll.setWidget(self.package_area)

        self.package_list.addWidget(self.package_scroll)

        self.pages.addWidget(self.package_page)
        self.manifest_page = QWidget(self.pages)
        self.manifest_page.setObjectName(u"manifest_page")
        self.manifest_list = QVBoxLayout(self.manifest_page)
        self.manifest_list.setSpacing(8)
        self.manifest_list.setObjectName(u"manifest_list")
        self.manifest_list.setContentsMargins(0, 0, 0, 0)
        self.manifest = QPlainTextEdit(self.manifest_page)
        self.manifest.setObjectName(u"manifest")
        self.manifest.setReadOnly(True)

        self.manifest_list.addWidget(self.manifest)

        self.pages.addWidget(self.manifest_page)

        self.side_list.addWidget(self.pages)


        self.panes.addWidget(self.side)

        self.panes.setStretch(0, 58)
        self.panes.setStretch(1, 42)

        self.page.addLayout(self.panes)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(Preflight)
        self.back.setObjectName(u"back")

        self.buttons.addWidget(self.back)

        self.again = QPushButton(Preflight)
        self.again.setObjectName(u"again")

        self.buttons.addWidget(self.again)

        self.button_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_gap)

        self.route_label = QLabel(Preflight)
        self.route_label.setObjectName(u"route_label")
        self.route_label.setProperty(u"role", u"strong")

        self.buttons.addWidget(self.route_label)

        self.route = QComboBox(Preflight)
        self.route.setObjectName(u"route")

        self.buttons.addWidget(self.route)

        self.stage = QPushButton(Preflight)
        self.stage.setObjectName(u"stage")
        self.stage.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.stage)


        self.page.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.route_label.setBuddy(self.route)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Preflight)

        QMetaObject.connectSlotsByName(Preflight)
    # setupUi

    def retranslateUi(self, Preflight):
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("Preflight", u"What was looked at before sending", None))
#endif // QT_CONFIG(accessibility)
        self.go.setText(QCoreApplication.translate("Preflight", u"&Go there", None))
#if QT_CONFIG(accessibility)
        self.leaks.setAccessibleName(QCoreApplication.translate("Preflight", u"What was found in the file that would go", None))
#endif // QT_CONFIG(accessibility)
        self.clean.setText(QCoreApplication.translate("Preflight", u"&Take out what is ticked", None))
#if QT_CONFIG(accessibility)
        self.package_scroll.setAccessibleName(QCoreApplication.translate("Preflight", u"What would be sent", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.manifest.setAccessibleName(QCoreApplication.translate("Preflight", u"The manifest, as the Network would be told", None))
#endif // QT_CONFIG(accessibility)
        self.back.setText(QCoreApplication.translate("Preflight", u"&Back", None))
        self.again.setText(QCoreApplication.translate("Preflight", u"&Look again", None))
        self.route_label.setText(QCoreApplication.translate("Preflight", u"By &route", None))
        self.stage.setText(QCoreApplication.translate("Preflight", u"&Stage and send", None))
        pass
    # retranslateUi

