# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'finding_gap.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.chips import Segments
class Ui_FindingGap(object):
    def setupUi(self, FindingGap):
        if not FindingGap.objectName():
            FindingGap.setObjectName(u"FindingGap")
        self.page = QVBoxLayout(FindingGap)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.kind = Segments(FindingGap)
        self.kind.setObjectName(u"kind")

        self.page.addWidget(self.kind)

        self.meaning = QLabel(FindingGap)
        self.meaning.setObjectName(u"meaning")
        self.meaning.setProperty(u"role", u"muted")
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setWordWrap(True)

        self.page.addWidget(self.meaning)

        self.reason_label = QLabel(FindingGap)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"role", u"strong")
        self.reason_label.setWordWrap(False)

        self.page.addWidget(self.reason_label)

        self.reason = QPlainTextEdit(FindingGap)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.reason.sizePolicy().hasHeightForWidth())
        self.reason.setSizePolicy(sizePolicy)
        self.reason.setMaximumSize(QSize(16777215, 52))

        self.page.addWidget(self.reason)

        self.refusal = QLabel(FindingGap)
        self.refusal.setObjectName(u"refusal")
        self.refusal.setProperty(u"role", u"error")
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)

        self.page.addWidget(self.refusal)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.save = QPushButton(FindingGap)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.save)

        self.withdraw = QPushButton(FindingGap)
        self.withdraw.setObjectName(u"withdraw")

        self.buttons.addWidget(self.withdraw)

        self.buttons_gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_gap)


        self.page.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FindingGap)

        QMetaObject.connectSlotsByName(FindingGap)
    # setupUi

    def retranslateUi(self, FindingGap):
        self.meaning.setText("")
        self.reason_label.setText(QCoreApplication.translate("FindingGap", u"Reason for the b&lank", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("FindingGap", u"Reason for the blank", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("FindingGap", u"Such as: the service opens in 2026", None))
        self.refusal.setText("")
        self.save.setText(QCoreApplication.translate("FindingGap", u"&Save the reason", None))
        self.withdraw.setText(QCoreApplication.translate("FindingGap", u"Withdra&w", None))
#if QT_CONFIG(accessibility)
        self.withdraw.setAccessibleName(QCoreApplication.translate("FindingGap", u"Withdraw the reason for the blank", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.withdraw.setToolTip(QCoreApplication.translate("FindingGap", u"Take the reason back, so that the blank is asked about again", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

