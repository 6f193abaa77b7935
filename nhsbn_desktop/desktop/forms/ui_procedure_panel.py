# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'procedure_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_ProcedurePanel(object):
    def setupUi(self, ProcedurePanel):
        if not ProcedurePanel.objectName():
            ProcedurePanel.setObjectName(u"ProcedurePanel")
        self.page = QVBoxLayout(ProcedurePanel)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(12)
        self.tools.setObjectName(u"tools")
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.words = QLabel(ProcedurePanel)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"strong")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.words.sizePolicy().hasHeightForWidth())
        self.words.setSizePolicy(sizePolicy)

        self.tools.addWidget(self.words)

        self.find = QLineEdit(ProcedurePanel)
        self.find.setObjectName(u"find")
        self.find.setClearButtonEnabled(True)
        self.find.setMaximumSize(QSize(260, 16777215))

        self.tools.addWidget(self.find)

        self.amiss = QCheckBox(ProcedurePanel)
        self.amiss.setObjectName(u"amiss")

        self.tools.addWidget(self.amiss)

        self.go = QPushButton(ProcedurePanel)
        self.go.setObjectName(u"go")
        self.go.setEnabled(False)

        self.tools.addWidget(self.go)


        self.page.addLayout(self.tools)

        self.list_card = QFrame(ProcedurePanel)
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


        self.retranslateUi(ProcedurePanel)

        QMetaObject.connectSlotsByName(ProcedurePanel)
    # setupUi

    def retranslateUi(self, ProcedurePanel):
        self.find.setPlaceholderText(QCoreApplication.translate("ProcedurePanel", u"Filter the steps", None))
#if QT_CONFIG(accessibility)
        self.find.setAccessibleName(QCoreApplication.translate("ProcedurePanel", u"Filter the steps of the procedure", None))
#endif // QT_CONFIG(accessibility)
        self.amiss.setText(QCoreApplication.translate("ProcedurePanel", u"Only what is late or missing", None))
        self.go.setText(QCoreApplication.translate("ProcedurePanel", u"Go to it", None))
#if QT_CONFIG(tooltip)
        self.go.setToolTip(QCoreApplication.translate("ProcedurePanel", u"Where the chosen step is done (Enter)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ProcedurePanel", u"Steps of the procedure", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

