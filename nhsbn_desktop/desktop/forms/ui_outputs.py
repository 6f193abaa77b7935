# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'outputs.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.cards import Tag
from nhsbn_desktop.desktop.widgets.chips import Segments
class Ui_Outputs(object):
    def setupUi(self, Outputs):
        if not Outputs.objectName():
            Outputs.setObjectName(u"Outputs")
        self.page = QVBoxLayout(Outputs)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.top = QHBoxLayout()
        self.top.setSpacing(10)
        self.top.setObjectName(u"top")
        self.top.setContentsMargins(0, 0, 0, 0)
        self.views = Segments(Outputs)
        self.views.setObjectName(u"views")

        self.top.addWidget(self.views)

        self.top_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.top.addItem(self.top_gap)

        self.turn = Tag(Outputs)
        self.turn.setObjectName(u"turn")

        self.top.addWidget(self.turn)


        self.page.addLayout(self.top)

        self.window = QHBoxLayout()
        self.window.setSpacing(12)
        self.window.setObjectName(u"window")
        self.window.setContentsMargins(0, 0, 0, 0)
        self.window_words = QLabel(Outputs)
        self.window_words.setObjectName(u"window_words")
        self.window_words.setProperty(u"role", u"secondary")
        self.window_words.setTextFormat(Qt.TextFormat.PlainText)
        self.window_words.setWordWrap(True)

        self.window.addWidget(self.window_words)

        self.last_day = QPushButton(Outputs)
        self.last_day.setObjectName(u"last_day")
        self.last_day.setProperty(u"kind", u"link")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.last_day.sizePolicy().hasHeightForWidth())
        self.last_day.setSizePolicy(sizePolicy)

        self.window.addWidget(self.last_day)


        self.page.addLayout(self.window)

        self.pages = QStackedWidget(Outputs)
        self.pages.setObjectName(u"pages")

        self.page.addWidget(self.pages)


        self.retranslateUi(Outputs)

        QMetaObject.connectSlotsByName(Outputs)
    # setupUi

    def retranslateUi(self, Outputs):
        self.last_day.setText(QCoreApplication.translate("Outputs", u"&Move the last day\u2026", None))
        pass
    # retranslateUi

