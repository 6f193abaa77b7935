# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'people.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from nhsbn_desktop.desktop.widgets.table_view import TableView
class Ui_People(object):
    def setupUi(self, People):
        if not People.objectName():
            People.setObjectName(u"People")
        self.page = QVBoxLayout(People)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(20, 16, 20, 16)
        self.words = QLabel(People)
        self.words.setObjectName(u"words")
        self.words.setProperty(u"role", u"secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)

        self.page.addWidget(self.words)

        self.problem = QFrame(People)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"card")
        self.problem_list = QVBoxLayout(self.problem)
        self.problem_list.setSpacing(4)
        self.problem_list.setObjectName(u"problem_list")
        self.problem_list.setContentsMargins(18, 14, 18, 14)
        self.problem_words = QLabel(self.problem)
        self.problem_words.setObjectName(u"problem_words")
        self.problem_words.setProperty(u"role", u"strong")
        self.problem_words.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_words.setWordWrap(True)

        self.problem_list.addWidget(self.problem_words)


        self.page.addWidget(self.problem)

        self.panes = QHBoxLayout()
        self.panes.setSpacing(12)
        self.panes.setObjectName(u"panes")
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(8)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.setObjectName(u"tools")
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.filter = QLineEdit(People)
        self.filter.setObjectName(u"filter")
        self.filter.setClearButtonEnabled(True)

        self.tools.addWidget(self.filter)

        self.new_one = QPushButton(People)
        self.new_one.setObjectName(u"new_one")

        self.tools.addWidget(self.new_one)


        self.left.addLayout(self.tools)

        self.list_card = QFrame(People)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list = QVBoxLayout(self.list_card)
        self.list.setSpacing(0)
        self.list.setObjectName(u"list")
        self.list.setContentsMargins(1, 4, 1, 4)
        self.table = TableView(self.list_card)
        self.table.setObjectName(u"table")
        self.table.setMinimumSize(QSize(0, 240))

        self.list.addWidget(self.table)


        self.left.addWidget(self.list_card)


        self.panes.addLayout(self.left)

        self.detail = QFrame(People)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"card")
        self.form = QVBoxLayout(self.detail)
        self.form.setSpacing(10)
        self.form.setObjectName(u"form")
        self.form.setContentsMargins(18, 14, 18, 14)
        self.title = QLabel(self.detail)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.form.addWidget(self.title)

        self.standing = QLabel(self.detail)
        self.standing.setObjectName(u"standing")
        self.standing.setProperty(u"role", u"muted")
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self.standing.setWordWrap(True)

        self.form.addWidget(self.standing)

        self.name_group = QVBoxLayout()
        self.name_group.setSpacing(4)
        self.name_group.setObjectName(u"name_group")
        self.name_group.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(self.detail)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setProperty(u"role", u"strong")
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)

        self.name_group.addWidget(self.name_label)

        self.name = QLineEdit(self.detail)
        self.name.setObjectName(u"name")

        self.name_group.addWidget(self.name)


        self.form.addLayout(self.name_group)

        self.role_group = QVBoxLayout()
        self.role_group.setSpacing(4)
        self.role_group.setObjectName(u"role_group")
        self.role_group.setContentsMargins(0, 0, 0, 0)
        self.role_label = QLabel(self.detail)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setProperty(u"role", u"strong")
        self.role_label.setTextFormat(Qt.TextFormat.PlainText)

        self.role_group.addWidget(self.role_label)

        self.role = QComboBox(self.detail)
        self.role.setObjectName(u"role")
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.role_group.addWidget(self.role)


        self.form.addLayout(self.role_group)

        self.group_group = QVBoxLayout()
        self.group_group.setSpacing(4)
        self.group_group.setObjectName(u"group_group")
        self.group_group.setContentsMargins(0, 0, 0, 0)
        self.group_label = QLabel(self.detail)
        self.group_label.setObjectName(u"group_label")
        self.group_label.setProperty(u"role", u"strong")
        self.group_label.setTextFormat(Qt.TextFormat.PlainText)

        self.group_group.addWidget(self.group_label)

        self.group = QComboBox(self.detail)
        self.group.setObjectName(u"group")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setEditable(True)

        self.group_group.addWidget(self.group)


        self.form.addLayout(self.group_group)

        self.email_group = QVBoxLayout()
        self.email_group.setSpacing(4)
        self.email_group.setObjectName(u"email_group")
        self.email_group.setContentsMargins(0, 0, 0, 0)
        self.email_label = QLabel(self.detail)
        self.email_label.setObjectName(u"email_label")
        self.email_label.setProperty(u"role", u"strong")
        self.email_label.setTextFormat(Qt.TextFormat.PlainText)

        self.email_group.addWidget(self.email_label)

        self.email = QLineEdit(self.detail)
        self.email.setObjectName(u"email")

        self.email_group.addWidget(self.email)


        self.form.addLayout(self.email_group)

        self.form_end = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form.addItem(self.form_end)

        self.form_buttons = QHBoxLayout()
        self.form_buttons.setSpacing(8)
        self.form_buttons.setObjectName(u"form_buttons")
        self.form_buttons.setContentsMargins(0, 0, 0, 0)
        self.keep = QPushButton(self.detail)
        self.keep.setObjectName(u"keep")
        self.keep.setProperty(u"kind", u"primary")

        self.form_buttons.addWidget(self.keep)

        self.take_out = QPushButton(self.detail)
        self.take_out.setObjectName(u"take_out")

        self.form_buttons.addWidget(self.take_out)

        self.put_back = QPushButton(self.detail)
        self.put_back.setObjectName(u"put_back")

        self.form_buttons.addWidget(self.put_back)

        self.form_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.form_buttons.addItem(self.form_gap)


        self.form.addLayout(self.form_buttons)


        self.panes.addWidget(self.detail)

        self.panes.setStretch(0, 64)
        self.panes.setStretch(1, 36)

        self.page.addLayout(self.panes)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.to_keys = QPushButton(People)
        self.to_keys.setObjectName(u"to_keys")

        self.foot.addWidget(self.to_keys)

        self.foot_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.foot_gap)

        self.buttons = QDialogButtonBox(People)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.foot.addWidget(self.buttons)


        self.page.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.role_label.setBuddy(self.role)
        self.group_label.setBuddy(self.group)
        self.email_label.setBuddy(self.email)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(People)

        QMetaObject.connectSlotsByName(People)
    # setupUi

    def retranslateUi(self, People):
        People.setWindowTitle(QCoreApplication.translate("People", u"People", None))
        self.words.setText(QCoreApplication.translate("People", u"Everybody who takes part. A role here proves nothing: what somebody validates or signs counts by their signing key alone.", None))
        self.filter.setPlaceholderText(QCoreApplication.translate("People", u"Filter by name, role, group or e-mail", None))
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("People", u"Filter the people", None))
#endif // QT_CONFIG(accessibility)
        self.new_one.setText(QCoreApplication.translate("People", u"&Add a person", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("People", u"People who take part", None))
#endif // QT_CONFIG(accessibility)
        self.name_label.setText(QCoreApplication.translate("People", u"&Name", None))
        self.role_label.setText(QCoreApplication.translate("People", u"&Role", None))
        self.group_label.setText(QCoreApplication.translate("People", u"&Care group or corporate function", None))
        self.email_label.setText(QCoreApplication.translate("People", u"&E-mail", None))
        self.keep.setText(QCoreApplication.translate("People", u"&Save", None))
        self.take_out.setText(QCoreApplication.translate("People", u"Has &left", None))
#if QT_CONFIG(tooltip)
        self.take_out.setToolTip(QCoreApplication.translate("People", u"Nothing new can be given to them; all they did stays in their name", None))
#endif // QT_CONFIG(tooltip)
        self.put_back.setText(QCoreApplication.translate("People", u"Is &here again", None))
        self.to_keys.setText(QCoreApplication.translate("People", u"Signing &keys\u2026", None))
    # retranslateUi

