"""The style sheet, made from the colour roles. Widgets say what they are by the properties `role` and `kind`."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
* { font-size: 14px; font-family: "$family"; }
QMainWindow, QWidget#page { background: $window; }
QWidget#nav { background: $nav; border-right: 1px solid $border; }
QWidget#statusStrip { background: $surface; border-top: 1px solid $border; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 24px; font-weight: 600; }
QLabel[role="heading"] { font-size: 17px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="figure"] { font-size: 28px; font-weight: 600; }
QLabel[role="muted"] { color: $text_2; font-size: 13px; }
QLabel[role="secondary"] { color: $text_2; }
QLabel[role="link"] { color: $link; }
QLabel[role="error"] { color: $error; }
QLabel#practice { background: $practice_bg; color: $practice_text; border-radius: 4px; padding: 0 8px;
  font-weight: 600; }

QPushButton { background: $surface; border: 1px solid $border_strong; border-radius: 5px; padding: 0 14px;
  min-height: 32px; color: $text; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $select; }
QPushButton:disabled { color: $border_strong; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; }
QPushButton[kind="primary"]:disabled { background: $neutral_bg; border-color: $neutral_bg; color: $neutral_text; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="link"] { background: transparent; border: none; padding: 0; color: $link; text-align: left;
  min-height: 24px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="chip"] { border: 1px solid $border; border-radius: 16px; padding: 0 12px; min-height: 30px; }
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:checked { background: $select; border: 1px solid $accent; color: $select_text;
  font-weight: 600; }
QPushButton[kind="segment"] { border: 1px solid $border; border-radius: 0; border-left-width: 0; min-height: 28px;
  padding: 0 12px; font-size: 13px; }
QPushButton[kind="segment"][edge="first"] { border-left-width: 1px; border-top-left-radius: 5px;
  border-bottom-left-radius: 5px; }
QPushButton[kind="segment"][edge="last"] { border-top-right-radius: 5px; border-bottom-right-radius: 5px; }
QPushButton[kind="segment"]:checked { background: $select; color: $select_text; font-weight: 600;
  border: 1px solid $accent; }
QPushButton#command { text-align: left; color: $text_2; padding: 0 10px; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox { background: $surface;
  border: 1px solid $border_strong; border-radius: 5px; padding: 0 8px; min-height: 32px; color: $text;
  placeholder-text-color: $text_2;
  selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit, QPlainTextEdit { padding: 6px 4px; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0;
  border: none; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: $border_strong; border-color: $border; }
QLineEdit:read-only { background: $surface_alt; border-color: $border; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; outline: 0; padding: 4px;
  selection-background-color: $select; selection-color: $select_text; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; outline: none; background: transparent; }
QCheckBox::indicator, QListView::indicator { width: 18px; height: 18px; border: 1px solid $border_strong;
  border-radius: 4px; background: $surface; }
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url($tick); }
QCheckBox::indicator:disabled { border-color: $border; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 9px;
  background: $surface; }
QRadioButton::indicator:checked { border: 5px solid $accent; border-radius: 9px; width: 8px; height: 8px; }

QTableView { background: $surface; border: none; outline: 0; gridline-color: transparent;
  selection-background-color: $select; selection-color: $select_text; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $text_2; border: none; border-bottom: 1px solid $border;
  padding: 0 12px; font-size: 13px; font-weight: 600; min-height: 40px; }
QTableView QTableCornerButton::section { background: $surface; border: none; }
QListView, QTreeView { background: $surface; border: none; outline: 0; selection-background-color: $select;
  selection-color: $select_text; }
QListView::item { min-height: 32px; padding: 0 8px; border-radius: 6px; }
QListView#navList { background: transparent; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 4px; min-height: 32px; margin: 0 1px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 4px; min-width: 32px; margin: 1px 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; background: $border; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $surface; color: $text; border: 1px solid $border_strong; padding: 6px; }
QSplitter::handle { background: transparent; }
QTabBar::tab { padding: 8px 12px; color: $text_2; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 3px solid $accent; font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }

QMenuBar { background: $nav; color: $text; border-bottom: 1px solid $border; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $select; color: $select_text; }
QMenu::item:disabled { color: $border_strong; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QFrame#palette { background: $surface; border: 1px solid $border_strong; border-radius: 10px; }
QFrame#palette QLineEdit { border: none; font-size: 16px; min-height: 40px; }
QFrame#palette QListView { border-top: 1px solid $border; }
QFrame#banner { border-radius: 6px; background: $error_bg; border: 1px solid $error; }
QFrame#banner QLabel { color: $error_text; }
QFrame#banner QPushButton { background: transparent; border: 1px solid $error; color: $error_text; }
QFrame#banner[tone="warning"] { background: $warning_bg; border: 1px solid $warning; }
QFrame#banner[tone="warning"] QLabel, QFrame#banner[tone="warning"] QPushButton { color: $warning_text; }
QFrame#banner[tone="warning"] QPushButton { border-color: $warning; }
""")
_TONES = "".join(
    f'QLabel[tone="{tone}"] {{ background: ${tone}_bg; color: ${tone}_text; border-radius: 4px; padding: 0 8px; '
    f"font-size: 13px; font-weight: 600; min-height: 22px; max-height: 22px; }}\n"
    for tone in ("error", "warning", "info", "success", "neutral")
)


def style_sheet(colours: Mapping[str, str], family: str, icons: str) -> str:
    """The whole sheet for these colours. `icons` is the folder with the tick and the chevron, drawn for each scheme."""
    shade = "light" if colours["on_accent"] == "#ffffff" else "dark"
    images = {"tick": f"{icons}/tick_{shade}.svg", "chevron": f"{icons}/chevron_{shade}.svg"}
    words = {**colours, **images, "family": family}
    return _SHEET.substitute(words) + Template(_TONES).substitute(words)
