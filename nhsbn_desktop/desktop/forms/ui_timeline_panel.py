# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'timeline_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QScrollArea, QVBoxLayout)
class Ui_TimelinePanel(object):
    def setupUi(self, TimelinePanel):
        if not TimelinePanel.objectName():
            TimelinePanel.setObjectName(u"TimelinePanel")
        self.page = QVBoxLayout(TimelinePanel)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.card = QFrame(TimelinePanel)
        self.card.setObjectName(u"card")
        self.card.setProperty(u"role", u"card")
        self.card_list = QVBoxLayout(self.card)
        self.card_list.setSpacing(0)
        self.card_list.setObjectName(u"card_list")
        self.card_list.setContentsMargins(12, 12, 12, 12)
        self.scroll = QScrollArea(self.card)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.card_list.addWidget(self.scroll)


        self.page.addWidget(self.card)


        self.retranslateUi(TimelinePanel)

        QMetaObject.connectSlotsByName(TimelinePanel)
    # setupUi

    def retranslateUi(self, TimelinePanel):
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("TimelinePanel", u"Timeline", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

