# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'audit_trail.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.cards import Tag
from nhsbn_desktop.desktop.table_view import TableView
class Ui_AuditTrail(object):
    def setupUi(self, AuditTrail):
        if not AuditTrail.objectName():
            AuditTrail.setObjectName(u"AuditTrail")
        self.page = QVBoxLayout(AuditTrail)
        self.page.setSpacing(16)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(12)
        self.filters.setObjectName(u"filters")
        self.chain = Tag(AuditTrail)
        self.chain.setObjectName(u"chain")

        self.filters.addWidget(self.chain)

        self.chain_words = QLabel(AuditTrail)
        self.chain_words.setObjectName(u"chain_words")
        self.chain_words.setProperty(u"role", u"muted")

        self.filters.addWidget(self.chain_words)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filters.addItem(self.gap)

        self.filter = QLineEdit(AuditTrail)
        self.filter.setObjectName(u"filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumSize(QSize(260, 0))

        self.filters.addWidget(self.filter)


        self.page.addLayout(self.filters)

        self.list_card = QFrame(AuditTrail)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setSpacing(0)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")

        self.list.addWidget(self.table)


        self.page.addWidget(self.list_card)


        self.retranslateUi(AuditTrail)

        QMetaObject.connectSlotsByName(AuditTrail)
    # setupUi

    def retranslateUi(self, AuditTrail):
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("AuditTrail", u"Filter the audit trail", None))
#endif // QT_CONFIG(accessibility)
        self.filter.setPlaceholderText(QCoreApplication.translate("AuditTrail", u"Filter the audit trail", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("AuditTrail", u"Audit trail", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

