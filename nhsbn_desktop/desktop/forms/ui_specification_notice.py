# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'specification_notice.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_SpecificationNotice(object):
    def setupUi(self, SpecificationNotice):
        if not SpecificationNotice.objectName():
            SpecificationNotice.setObjectName(u"SpecificationNotice")
        SpecificationNotice.setProperty(u"role", u"card")
        self.page = QVBoxLayout(SpecificationNotice)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(16, 10, 16, 10)
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.setObjectName(u"line")
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        self.words.setObjectName(u"words")
        self.heading = QLabel(SpecificationNotice)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"role", u"strong")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)

        self.words.addWidget(self.heading)

        self.summary = QLabel(SpecificationNotice)
        self.summary.setObjectName(u"summary")
        self.summary.setProperty(u"role", u"secondary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.words.addWidget(self.summary)


        self.line.addLayout(self.words)

        self.more = QPushButton(SpecificationNotice)
        self.more.setObjectName(u"more")
        self.more.setCheckable(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.more.sizePolicy().hasHeightForWidth())
        self.more.setSizePolicy(sizePolicy)

        self.line.addWidget(self.more)

        self.take_up = QPushButton(SpecificationNotice)
        self.take_up.setObjectName(u"take_up")
        sizePolicy.setHeightForWidth(self.take_up.sizePolicy().hasHeightForWidth())
        self.take_up.setSizePolicy(sizePolicy)

        self.line.addWidget(self.take_up)


        self.page.addLayout(self.line)

        self.changes = TableView(SpecificationNotice)
        self.changes.setObjectName(u"changes")
        self.changes.setMaximumSize(QSize(16777215, 220))

        self.page.addWidget(self.changes)


        self.retranslateUi(SpecificationNotice)

        QMetaObject.connectSlotsByName(SpecificationNotice)
    # setupUi

    def retranslateUi(self, SpecificationNotice):
        self.more.setText(QCoreApplication.translate("SpecificationNotice", u"What changes", None))
        self.take_up.setText(QCoreApplication.translate("SpecificationNotice", u"Take it up", None))
#if QT_CONFIG(accessibility)
        self.take_up.setAccessibleName(QCoreApplication.translate("SpecificationNotice", u"Take the new specification up", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(QCoreApplication.translate("SpecificationNotice", u"What the new specification changes", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

