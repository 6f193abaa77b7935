# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'finding_filters.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize)
from PySide6.QtWidgets import (QComboBox, QHBoxLayout, QSizePolicy, QSpacerItem)

from nhsbn_desktop.desktop.widgets.chips import Segments
class Ui_FindingFilters(object):
    def setupUi(self, FindingFilters):
        if not FindingFilters.objectName():
            FindingFilters.setObjectName(u"FindingFilters")
        self.row = QHBoxLayout(FindingFilters)
        self.row.setSpacing(10)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.scope = Segments(FindingFilters)
        self.scope.setObjectName(u"scope")

        self.row.addWidget(self.scope)

        self.unit = QComboBox(FindingFilters)
        self.unit.setObjectName(u"unit")
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumSize(QSize(100, 0))
        self.unit.setMaximumSize(QSize(176, 16777215))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.unit.sizePolicy().hasHeightForWidth())
        self.unit.setSizePolicy(sizePolicy)

        self.row.addWidget(self.unit)

        self.section = QComboBox(FindingFilters)
        self.section.setObjectName(u"section")
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumSize(QSize(100, 0))
        self.section.setMaximumSize(QSize(176, 16777215))
        sizePolicy.setHeightForWidth(self.section.sizePolicy().hasHeightForWidth())
        self.section.setSizePolicy(sizePolicy)

        self.row.addWidget(self.section)

        self.state = QComboBox(FindingFilters)
        self.state.setObjectName(u"state")
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.state.setMinimumSize(QSize(100, 0))
        self.state.setMaximumSize(QSize(176, 16777215))
        sizePolicy.setHeightForWidth(self.state.sizePolicy().hasHeightForWidth())
        self.state.setSizePolicy(sizePolicy)

        self.row.addWidget(self.state)

        self.lead = QComboBox(FindingFilters)
        self.lead.setObjectName(u"lead")
        self.lead.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lead.setMinimumSize(QSize(100, 0))
        self.lead.setMaximumSize(QSize(176, 16777215))
        sizePolicy.setHeightForWidth(self.lead.sizePolicy().hasHeightForWidth())
        self.lead.setSizePolicy(sizePolicy)

        self.row.addWidget(self.lead)

        self.group = QComboBox(FindingFilters)
        self.group.setObjectName(u"group")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumSize(QSize(118, 0))
        self.group.setMaximumSize(QSize(176, 16777215))
        sizePolicy.setHeightForWidth(self.group.sizePolicy().hasHeightForWidth())
        self.group.setSizePolicy(sizePolicy)

        self.row.addWidget(self.group)

        self.gap = QSpacerItem(0, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.gap)


        self.retranslateUi(FindingFilters)

        QMetaObject.connectSlotsByName(FindingFilters)
    # setupUi

    def retranslateUi(self, FindingFilters):
#if QT_CONFIG(accessibility)
        self.unit.setAccessibleName(QCoreApplication.translate("FindingFilters", u"Locality", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.unit.setToolTip(QCoreApplication.translate("FindingFilters", u"Only the findings of one submission", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.section.setAccessibleName(QCoreApplication.translate("FindingFilters", u"Section", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.section.setToolTip(QCoreApplication.translate("FindingFilters", u"Only one section", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.state.setAccessibleName(QCoreApplication.translate("FindingFilters", u"State", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.state.setToolTip(QCoreApplication.translate("FindingFilters", u"Only findings that stand at one state", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.lead.setAccessibleName(QCoreApplication.translate("FindingFilters", u"Lead", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.lead.setToolTip(QCoreApplication.translate("FindingFilters", u"Only what one nominated lead answers for", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.group.setAccessibleName(QCoreApplication.translate("FindingFilters", u"Group the findings", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.group.setToolTip(QCoreApplication.translate("FindingFilters", u"Put the findings of a section or a rule together", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

