# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'launch_panel.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QDateEdit, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_LaunchPanel(object):
    def setupUi(self, LaunchPanel):
        if not LaunchPanel.objectName():
            LaunchPanel.setObjectName(u"LaunchPanel")
        self.page = QVBoxLayout(LaunchPanel)
        self.page.setSpacing(8)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(LaunchPanel)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QWidget(self.scroll.viewport())
        self.about.setObjectName(u"about")
        self.all = QVBoxLayout(self.about)
        self.all.setSpacing(8)
        self.all.setObjectName(u"all")
        self.all.setContentsMargins(0, 0, 4, 0)
        self.steps = TableView(self.about)
        self.steps.setObjectName(u"steps")
        self.steps.setMinimumSize(QSize(0, 204))
        self.steps.setMaximumSize(QSize(16777215, 204))

        self.all.addWidget(self.steps)

        self.why = QLabel(self.about)
        self.why.setObjectName(u"why")
        self.why.setProperty(u"role", u"muted")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)

        self.all.addWidget(self.why)

        self.pages = QStackedWidget(self.about)
        self.pages.setObjectName(u"pages")
        self.proposal = QWidget(self.pages)
        self.proposal.setObjectName(u"proposal")
        self.proposal_page = QVBoxLayout(self.proposal)
        self.proposal_page.setSpacing(8)
        self.proposal_page.setObjectName(u"proposal_page")
        self.proposal_page.setContentsMargins(0, 0, 0, 0)
        self.purposes_label = QLabel(self.proposal)
        self.purposes_label.setObjectName(u"purposes_label")
        self.purposes_label.setProperty(u"role", u"strong")
        self.purposes_label.setTextFormat(Qt.TextFormat.PlainText)
        self.purposes_label.setWordWrap(True)

        self.proposal_page.addWidget(self.purposes_label)

        self.purposes = QVBoxLayout()
        self.purposes.setSpacing(2)
        self.purposes.setObjectName(u"purposes")
        self.purposes.setContentsMargins(0, 0, 0, 0)

        self.proposal_page.addLayout(self.purposes)

        self.proposed_on_group = QVBoxLayout()
        self.proposed_on_group.setSpacing(4)
        self.proposed_on_group.setObjectName(u"proposed_on_group")
        self.proposed_on_group.setContentsMargins(0, 0, 0, 0)
        self.proposed_on_label = QLabel(self.proposal)
        self.proposed_on_label.setObjectName(u"proposed_on_label")
        self.proposed_on_label.setProperty(u"role", u"strong")
        self.proposed_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.proposed_on_label.setWordWrap(True)

        self.proposed_on_group.addWidget(self.proposed_on_label)

        self.proposed_on = QDateEdit(self.proposal)
        self.proposed_on.setObjectName(u"proposed_on")
        self.proposed_on.setCalendarPopup(True)
        self.proposed_on.setDisplayFormat(u"d MMMM yyyy")

        self.proposed_on_group.addWidget(self.proposed_on)


        self.proposal_page.addLayout(self.proposed_on_group)

        self.proposal_buttons = QHBoxLayout()
        self.proposal_buttons.setSpacing(8)
        self.proposal_buttons.setObjectName(u"proposal_buttons")
        self.proposal_buttons.setContentsMargins(0, 0, 0, 0)
        self.write_paper = QPushButton(self.proposal)
        self.write_paper.setObjectName(u"write_paper")
        self.write_paper.setProperty(u"kind", u"primary")

        self.proposal_buttons.addWidget(self.write_paper)

        self.proposed = QPushButton(self.proposal)
        self.proposed.setObjectName(u"proposed")

        self.proposal_buttons.addWidget(self.proposed)

        self.pg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.proposal_buttons.addItem(self.pg)


        self.proposal_page.addLayout(self.proposal_buttons)

        self.pe = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.proposal_page.addItem(self.pe)

        self.pages.addWidget(self.proposal)
        self.deciding = QWidget(self.pages)
        self.deciding.setObjectName(u"deciding")
        self.decision_page = QVBoxLayout(self.deciding)
        self.decision_page.setSpacing(8)
        self.decision_page.setObjectName(u"decision_page")
        self.decision_page.setContentsMargins(0, 0, 0, 0)
        self.decision_group = QVBoxLayout()
        self.decision_group.setSpacing(4)
        self.decision_group.setObjectName(u"decision_group")
        self.decision_group.setContentsMargins(0, 0, 0, 0)
        self.decision_label = QLabel(self.deciding)
        self.decision_label.setObjectName(u"decision_label")
        self.decision_label.setProperty(u"role", u"strong")
        self.decision_label.setTextFormat(Qt.TextFormat.PlainText)
        self.decision_label.setWordWrap(True)

        self.decision_group.addWidget(self.decision_label)

        self.decision = QComboBox(self.deciding)
        self.decision.setObjectName(u"decision")
        self.decision.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.decision_group.addWidget(self.decision)


        self.decision_page.addLayout(self.decision_group)

        self.decided_on_group = QVBoxLayout()
        self.decided_on_group.setSpacing(4)
        self.decided_on_group.setObjectName(u"decided_on_group")
        self.decided_on_group.setContentsMargins(0, 0, 0, 0)
        self.decided_on_label = QLabel(self.deciding)
        self.decided_on_label.setObjectName(u"decided_on_label")
        self.decided_on_label.setProperty(u"role", u"strong")
        self.decided_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.decided_on_label.setWordWrap(True)

        self.decided_on_group.addWidget(self.decided_on_label)

        self.decided_on = QDateEdit(self.deciding)
        self.decided_on.setObjectName(u"decided_on")
        self.decided_on.setCalendarPopup(True)
        self.decided_on.setDisplayFormat(u"d MMMM yyyy")

        self.decided_on_group.addWidget(self.decided_on)


        self.decision_page.addLayout(self.decided_on_group)

        self.reason_group = QVBoxLayout()
        self.reason_group.setSpacing(4)
        self.reason_group.setObjectName(u"reason_group")
        self.reason_group.setContentsMargins(0, 0, 0, 0)
        self.reason_label = QLabel(self.deciding)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setProperty(u"role", u"strong")
        self.reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.reason_label.setWordWrap(True)

        self.reason_group.addWidget(self.reason_label)

        self.reason = QPlainTextEdit(self.deciding)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumSize(QSize(0, 60))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.reason.sizePolicy().hasHeightForWidth())
        self.reason.setSizePolicy(sizePolicy)
        self.reason.setMaximumSize(QSize(16777215, 84))

        self.reason_group.addWidget(self.reason)


        self.decision_page.addLayout(self.reason_group)

        self.decision_buttons = QHBoxLayout()
        self.decision_buttons.setSpacing(8)
        self.decision_buttons.setObjectName(u"decision_buttons")
        self.decision_buttons.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(self.deciding)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.decision_buttons.addWidget(self.save)

        self.dg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.decision_buttons.addItem(self.dg)


        self.decision_page.addLayout(self.decision_buttons)

        self.de = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.decision_page.addItem(self.de)

        self.pages.addWidget(self.deciding)
        self.registration = QWidget(self.pages)
        self.registration.setObjectName(u"registration")
        self.registration_page = QVBoxLayout(self.registration)
        self.registration_page.setSpacing(8)
        self.registration_page.setObjectName(u"registration_page")
        self.registration_page.setContentsMargins(0, 0, 0, 0)
        self.registration_words = QLabel(self.registration)
        self.registration_words.setObjectName(u"registration_words")
        self.registration_words.setProperty(u"role", u"secondary")
        self.registration_words.setTextFormat(Qt.TextFormat.PlainText)
        self.registration_words.setWordWrap(True)

        self.registration_page.addWidget(self.registration_words)

        self.registered_on_group = QVBoxLayout()
        self.registered_on_group.setSpacing(4)
        self.registered_on_group.setObjectName(u"registered_on_group")
        self.registered_on_group.setContentsMargins(0, 0, 0, 0)
        self.registered_on_label = QLabel(self.registration)
        self.registered_on_label.setObjectName(u"registered_on_label")
        self.registered_on_label.setProperty(u"role", u"strong")
        self.registered_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.registered_on_label.setWordWrap(True)

        self.registered_on_group.addWidget(self.registered_on_label)

        self.registered_on = QDateEdit(self.registration)
        self.registered_on.setObjectName(u"registered_on")
        self.registered_on.setCalendarPopup(True)
        self.registered_on.setDisplayFormat(u"d MMMM yyyy")

        self.registered_on_group.addWidget(self.registered_on)


        self.registration_page.addLayout(self.registered_on_group)

        self.registration_buttons = QHBoxLayout()
        self.registration_buttons.setSpacing(8)
        self.registration_buttons.setObjectName(u"registration_buttons")
        self.registration_buttons.setContentsMargins(0, 0, 0, 0)
        self.registered = QPushButton(self.registration)
        self.registered.setObjectName(u"registered")
        self.registered.setProperty(u"kind", u"primary")

        self.registration_buttons.addWidget(self.registered)

        self.write_network = QPushButton(self.registration)
        self.write_network.setObjectName(u"write_network")

        self.registration_buttons.addWidget(self.write_network)

        self.rg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.registration_buttons.addItem(self.rg)


        self.registration_page.addLayout(self.registration_buttons)

        self.re = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.registration_page.addItem(self.re)

        self.pages.addWidget(self.registration)
        self.telling = QWidget(self.pages)
        self.telling.setObjectName(u"telling")
        self.managers_page = QVBoxLayout(self.telling)
        self.managers_page.setSpacing(8)
        self.managers_page.setObjectName(u"managers_page")
        self.managers_page.setContentsMargins(0, 0, 0, 0)
        self.managers_group = QVBoxLayout()
        self.managers_group.setSpacing(4)
        self.managers_group.setObjectName(u"managers_group")
        self.managers_group.setContentsMargins(0, 0, 0, 0)
        self.managers_label = QLabel(self.telling)
        self.managers_label.setObjectName(u"managers_label")
        self.managers_label.setProperty(u"role", u"strong")
        self.managers_label.setTextFormat(Qt.TextFormat.PlainText)
        self.managers_label.setWordWrap(True)

        self.managers_group.addWidget(self.managers_label)

        self.managers = QPlainTextEdit(self.telling)
        self.managers.setObjectName(u"managers")
        self.managers.setTabChangesFocus(True)
        self.managers.setMinimumSize(QSize(0, 60))
        sizePolicy.setHeightForWidth(self.managers.sizePolicy().hasHeightForWidth())
        self.managers.setSizePolicy(sizePolicy)
        self.managers.setMaximumSize(QSize(16777215, 120))

        self.managers_group.addWidget(self.managers)


        self.managers_page.addLayout(self.managers_group)

        self.told_on_group = QVBoxLayout()
        self.told_on_group.setSpacing(4)
        self.told_on_group.setObjectName(u"told_on_group")
        self.told_on_group.setContentsMargins(0, 0, 0, 0)
        self.told_on_label = QLabel(self.telling)
        self.told_on_label.setObjectName(u"told_on_label")
        self.told_on_label.setProperty(u"role", u"strong")
        self.told_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.told_on_label.setWordWrap(True)

        self.told_on_group.addWidget(self.told_on_label)

        self.told_on = QDateEdit(self.telling)
        self.told_on.setObjectName(u"told_on")
        self.told_on.setCalendarPopup(True)
        self.told_on.setDisplayFormat(u"d MMMM yyyy")

        self.told_on_group.addWidget(self.told_on)


        self.managers_page.addLayout(self.told_on_group)

        self.managers_buttons = QHBoxLayout()
        self.managers_buttons.setSpacing(8)
        self.managers_buttons.setObjectName(u"managers_buttons")
        self.managers_buttons.setContentsMargins(0, 0, 0, 0)
        self.told = QPushButton(self.telling)
        self.told.setObjectName(u"told")
        self.told.setProperty(u"kind", u"primary")

        self.managers_buttons.addWidget(self.told)

        self.write_managers = QPushButton(self.telling)
        self.write_managers.setObjectName(u"write_managers")

        self.managers_buttons.addWidget(self.write_managers)

        self.mg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.managers_buttons.addItem(self.mg)


        self.managers_page.addLayout(self.managers_buttons)

        self.me = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.managers_page.addItem(self.me)

        self.pages.addWidget(self.telling)
        self.leads = QWidget(self.pages)
        self.leads.setObjectName(u"leads")
        self.leads_page = QVBoxLayout(self.leads)
        self.leads_page.setSpacing(8)
        self.leads_page.setObjectName(u"leads_page")
        self.leads_page.setContentsMargins(0, 0, 0, 0)
        self.nominated = QLabel(self.leads)
        self.nominated.setObjectName(u"nominated")
        self.nominated.setProperty(u"role", u"secondary")
        self.nominated.setTextFormat(Qt.TextFormat.PlainText)
        self.nominated.setWordWrap(True)

        self.leads_page.addWidget(self.nominated)

        self.lead_group = QVBoxLayout()
        self.lead_group.setSpacing(4)
        self.lead_group.setObjectName(u"lead_group")
        self.lead_group.setContentsMargins(0, 0, 0, 0)
        self.lead_label = QLabel(self.leads)
        self.lead_label.setObjectName(u"lead_label")
        self.lead_label.setProperty(u"role", u"strong")
        self.lead_label.setTextFormat(Qt.TextFormat.PlainText)
        self.lead_label.setWordWrap(True)

        self.lead_group.addWidget(self.lead_label)

        self.lead = QComboBox(self.leads)
        self.lead.setObjectName(u"lead")
        self.lead.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.lead_group.addWidget(self.lead)


        self.leads_page.addLayout(self.lead_group)

        self.for_section_group = QVBoxLayout()
        self.for_section_group.setSpacing(4)
        self.for_section_group.setObjectName(u"for_section_group")
        self.for_section_group.setContentsMargins(0, 0, 0, 0)
        self.for_section_label = QLabel(self.leads)
        self.for_section_label.setObjectName(u"for_section_label")
        self.for_section_label.setProperty(u"role", u"strong")
        self.for_section_label.setTextFormat(Qt.TextFormat.PlainText)
        self.for_section_label.setWordWrap(True)

        self.for_section_group.addWidget(self.for_section_label)

        self.for_section = QComboBox(self.leads)
        self.for_section.setObjectName(u"for_section")
        self.for_section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.for_section_group.addWidget(self.for_section)


        self.leads_page.addLayout(self.for_section_group)

        self.named_by_group = QVBoxLayout()
        self.named_by_group.setSpacing(4)
        self.named_by_group.setObjectName(u"named_by_group")
        self.named_by_group.setContentsMargins(0, 0, 0, 0)
        self.named_by_label = QLabel(self.leads)
        self.named_by_label.setObjectName(u"named_by_label")
        self.named_by_label.setProperty(u"role", u"strong")
        self.named_by_label.setTextFormat(Qt.TextFormat.PlainText)
        self.named_by_label.setWordWrap(True)

        self.named_by_group.addWidget(self.named_by_label)

        self.named_by = QComboBox(self.leads)
        self.named_by.setObjectName(u"named_by")
        self.named_by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.named_by.setEditable(True)

        self.named_by_group.addWidget(self.named_by)


        self.leads_page.addLayout(self.named_by_group)

        self.leads_buttons = QHBoxLayout()
        self.leads_buttons.setSpacing(8)
        self.leads_buttons.setObjectName(u"leads_buttons")
        self.leads_buttons.setContentsMargins(0, 0, 0, 0)
        self.nominate = QPushButton(self.leads)
        self.nominate.setObjectName(u"nominate")
        self.nominate.setProperty(u"kind", u"primary")

        self.leads_buttons.addWidget(self.nominate)

        self.withdraw = QPushButton(self.leads)
        self.withdraw.setObjectName(u"withdraw")

        self.leads_buttons.addWidget(self.withdraw)

        self.lg = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.leads_buttons.addItem(self.lg)


        self.leads_page.addLayout(self.leads_buttons)

        self.open_people = QPushButton(self.leads)
        self.open_people.setObjectName(u"open_people")
        self.open_people.setProperty(u"kind", u"link")

        self.leads_page.addWidget(self.open_people)

        self.le = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.leads_page.addItem(self.le)

        self.pages.addWidget(self.leads)

        self.all.addWidget(self.pages)

        self.scroll.setWidget(self.about)

        self.page.addWidget(self.scroll)

#if QT_CONFIG(shortcut)
        self.proposed_on_label.setBuddy(self.proposed_on)
        self.decision_label.setBuddy(self.decision)
        self.decided_on_label.setBuddy(self.decided_on)
        self.reason_label.setBuddy(self.reason)
        self.registered_on_label.setBuddy(self.registered_on)
        self.managers_label.setBuddy(self.managers)
        self.told_on_label.setBuddy(self.told_on)
        self.lead_label.setBuddy(self.lead)
        self.for_section_label.setBuddy(self.for_section)
        self.named_by_label.setBuddy(self.named_by)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(LaunchPanel)

        QMetaObject.connectSlotsByName(LaunchPanel)
    # setupUi

    def retranslateUi(self, LaunchPanel):
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(QCoreApplication.translate("LaunchPanel", u"Launch", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.steps.setAccessibleName(QCoreApplication.translate("LaunchPanel", u"Steps of the launch", None))
#endif // QT_CONFIG(accessibility)
        self.purposes_label.setText(QCoreApplication.translate("LaunchPanel", u"Reasons for the proposal, in the policy\u2019s words", None))
        self.proposed_on_label.setText(QCoreApplication.translate("LaunchPanel", u"&Put to the executive on", None))
        self.write_paper.setText(QCoreApplication.translate("LaunchPanel", u"&Write the paper\u2026", None))
        self.proposed.setText(QCoreApplication.translate("LaunchPanel", u"It was put", None))
        self.decision_label.setText(QCoreApplication.translate("LaunchPanel", u"&Decision of the clinical leadership executive", None))
        self.decided_on_label.setText(QCoreApplication.translate("LaunchPanel", u"D&ecided on", None))
        self.reason_label.setText(QCoreApplication.translate("LaunchPanel", u"&Reason", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("LaunchPanel", u"Needed where the trust does not take part", None))
        self.save.setText(QCoreApplication.translate("LaunchPanel", u"&Save decision", None))
        self.registration_words.setText(QCoreApplication.translate("LaunchPanel", u"Tell the Network whether the trust takes part, and complete its registration in the members\u2019 area.", None))
        self.registered_on_label.setText(QCoreApplication.translate("LaunchPanel", u"&Network told on", None))
        self.registered.setText(QCoreApplication.translate("LaunchPanel", u"&Registered", None))
        self.write_network.setText(QCoreApplication.translate("LaunchPanel", u"Write e-&mail\u2026", None))
        self.managers_label.setText(QCoreApplication.translate("LaunchPanel", u"&Managers told, one a line", None))
        self.managers.setPlaceholderText(QCoreApplication.translate("LaunchPanel", u"Finance\n"
"Human resources or workforce", None))
        self.told_on_label.setText(QCoreApplication.translate("LaunchPanel", u"&Told on", None))
        self.told.setText(QCoreApplication.translate("LaunchPanel", u"They were &told", None))
        self.write_managers.setText(QCoreApplication.translate("LaunchPanel", u"Write e-&mail\u2026", None))
        self.lead_label.setText(QCoreApplication.translate("LaunchPanel", u"&Lead", None))
        self.for_section_label.setText(QCoreApplication.translate("LaunchPanel", u"&For", None))
        self.named_by_label.setText(QCoreApplication.translate("LaunchPanel", u"Named &by", None))
        self.nominate.setText(QCoreApplication.translate("LaunchPanel", u"N&ominate", None))
        self.withdraw.setText(QCoreApplication.translate("LaunchPanel", u"Take &back", None))
        self.open_people.setText(QCoreApplication.translate("LaunchPanel", u"People\u2026", None))
        pass
    # retranslateUi

