# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'audit_trail.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.cards import (Facts, Tag)
from nhsbn_desktop.desktop.widgets.table_view import TableView
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
        self.filters.setContentsMargins(0, 0, 0, 0)
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
        self.filter.setMinimumSize(QSize(260, 0))

        self.filters.addWidget(self.filter)


        self.page.addLayout(self.filters)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(16)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(AuditTrail)
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

        self.detail = QFrame(AuditTrail)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.detail.setMinimumSize(QSize(336, 0))
        self.detail.setMaximumSize(QSize(470, 16777215))
        self.panel = QVBoxLayout(self.detail)
        self.panel.setSpacing(8)
        self.panel.setObjectName(u"panel")
        self.panel.setContentsMargins(20, 16, 20, 16)
        self.scroll = QScrollArea(self.detail)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.words = QVBoxLayout(self.about)
        self.words.setSpacing(10)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 4, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.state = Tag(self.about)
        self.state.setObjectName(u"state")

        self.head.addWidget(self.state)

        self.number = QLabel(self.about)
        self.number.setObjectName(u"number")
        self.number.setProperty(u"role", u"muted")

        self.head.addWidget(self.number)

        self.head_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.words.addLayout(self.head)

        self.title = QLabel(self.about)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.words.addWidget(self.title)

        self.facts = Facts(self.about)
        self.facts.setObjectName(u"facts")

        self.words.addWidget(self.facts)

        self.why_heading = QLabel(self.about)
        self.why_heading.setObjectName(u"why_heading")
        self.why_heading.setProperty(u"role", u"strong")

        self.words.addWidget(self.why_heading)

        self.why = QLabel(self.about)
        self.why.setObjectName(u"why")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.words.addWidget(self.why)

        self.words_end = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words.addItem(self.words_end)

        self.scroll.setWidget(self.about)

        self.panel.addWidget(self.scroll)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 69)
        self.panes.setStretch(1, 31)

        self.page.addLayout(self.panes)


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
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("AuditTrail", u"About this change", None))
#endif // QT_CONFIG(accessibility)
        self.why_heading.setText(QCoreApplication.translate("AuditTrail", u"Why", None))
        pass
    # retranslateUi

