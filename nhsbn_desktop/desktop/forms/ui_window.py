# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'window.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.errors import Banner
from nhsbn_desktop.desktop.widgets.header import (ActionButtons, CommandBox, SelectionBar)
from nhsbn_desktop.desktop.widgets.nav import NavList
from nhsbn_desktop.desktop.widgets.status import StatusStrip
class Ui_Window(object):
    def setupUi(self, Window):
        if not Window.objectName():
            Window.setObjectName(u"Window")
        Window.resize(1280, 800)
        Window.setMinimumSize(QSize(900, 520))
        Window.setAcceptDrops(True)
        self.frame = QWidget(Window)
        self.frame.setObjectName(u"frame")
        self.columns = QHBoxLayout(self.frame)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.nav = QWidget(self.frame)
        self.nav.setObjectName(u"nav")
        self.nav.setMinimumSize(QSize(220, 0))
        self.nav.setMaximumSize(QSize(220, 16777215))
        self.navColumn = QVBoxLayout(self.nav)
        self.navColumn.setSpacing(6)
        self.navColumn.setObjectName(u"navColumn")
        self.navColumn.setContentsMargins(8, 14, 8, 12)
        self.brand = QHBoxLayout()
        self.brand.setSpacing(10)
        self.brand.setObjectName(u"brand")
        self.brand.setContentsMargins(12, -1, -1, 10)
        self.mark = QLabel(self.nav)
        self.mark.setObjectName(u"mark")
        self.mark.setMinimumSize(QSize(36, 36))
        self.mark.setMaximumSize(QSize(36, 36))

        self.brand.addWidget(self.mark)

        self.brandWords = QVBoxLayout()
        self.brandWords.setSpacing(0)
        self.brandWords.setObjectName(u"brandWords")
        self.brandTitle = QLabel(self.nav)
        self.brandTitle.setObjectName(u"brandTitle")
        self.brandTitle.setProperty(u"role", u"strong")

        self.brandWords.addWidget(self.brandTitle)

        self.brandCollection = QLabel(self.nav)
        self.brandCollection.setObjectName(u"brandCollection")
        self.brandCollection.setTextFormat(Qt.TextFormat.PlainText)
        self.brandCollection.setProperty(u"role", u"muted")

        self.brandWords.addWidget(self.brandCollection)


        self.brand.addLayout(self.brandWords)

        self.brandSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.brand.addItem(self.brandSpacer)


        self.navColumn.addLayout(self.brand)

        self.practice = QLabel(self.nav)
        self.practice.setObjectName(u"practice")
        self.practice.setMinimumSize(QSize(0, 28))
        self.practice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.practice.setVisible(False)

        self.navColumn.addWidget(self.practice)

        self.navList = NavList(self.nav)
        self.navList.setObjectName(u"navList")

        self.navColumn.addWidget(self.navList)

        self.navSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.navColumn.addItem(self.navSpacer)

        self.footList = NavList(self.nav)
        self.footList.setObjectName(u"footList")

        self.navColumn.addWidget(self.footList)


        self.columns.addWidget(self.nav)

        self.main = QVBoxLayout()
        self.main.setSpacing(0)
        self.main.setObjectName(u"main")
        self.page = QWidget(self.frame)
        self.page.setObjectName(u"page")
        self.pageColumn = QVBoxLayout(self.page)
        self.pageColumn.setSpacing(12)
        self.pageColumn.setObjectName(u"pageColumn")
        self.pageColumn.setContentsMargins(24, 18, 24, 16)
        self.header = QVBoxLayout()
        self.header.setSpacing(2)
        self.header.setObjectName(u"header")
        self.headerRow = QHBoxLayout()
        self.headerRow.setSpacing(8)
        self.headerRow.setObjectName(u"headerRow")
        self.title = QLabel(self.page)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.headerRow.addWidget(self.title)

        self.headerSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headerRow.addItem(self.headerSpacer)

        self.command = CommandBox(self.page)
        self.command.setObjectName(u"command")

        self.headerRow.addWidget(self.command)

        self.actions = ActionButtons(self.page)
        self.actions.setObjectName(u"actions")

        self.headerRow.addWidget(self.actions)


        self.header.addLayout(self.headerRow)

        self.subtitle = QLabel(self.page)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle.setWordWrap(True)
        self.subtitle.setProperty(u"role", u"secondary")

        self.header.addWidget(self.subtitle)


        self.pageColumn.addLayout(self.header)

        self.bar = SelectionBar(self.page)
        self.bar.setObjectName(u"bar")

        self.pageColumn.addWidget(self.bar)

        self.banner = Banner(self.page)
        self.banner.setObjectName(u"banner")

        self.pageColumn.addWidget(self.banner)

        self.screens = QStackedWidget(self.page)
        self.screens.setObjectName(u"screens")

        self.pageColumn.addWidget(self.screens)


        self.main.addWidget(self.page)

        self.statusStrip = StatusStrip(self.frame)
        self.statusStrip.setObjectName(u"statusStrip")

        self.main.addWidget(self.statusStrip)


        self.columns.addLayout(self.main)

        Window.setCentralWidget(self.frame)

        self.retranslateUi(Window)

        QMetaObject.connectSlotsByName(Window)
    # setupUi

    def retranslateUi(self, Window):
        self.brandTitle.setText(QCoreApplication.translate("Window", u"Benchmarking", None))
        self.brandCollection.setText(QCoreApplication.translate("Window", u"No collection yet", None))
        self.practice.setText(QCoreApplication.translate("Window", u"PRACTICE Network", None))
#if QT_CONFIG(tooltip)
        self.practice.setToolTip(QCoreApplication.translate("Window", u"Nothing you send leaves this computer for the real Network.", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.navList.setAccessibleName(QCoreApplication.translate("Window", u"Screens", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.footList.setAccessibleName(QCoreApplication.translate("Window", u"Settings and help", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

