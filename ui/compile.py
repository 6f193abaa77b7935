"""Compiles every form in this folder into nhsbn_desktop/desktop/forms. With --check, only says whether that is owed."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import PySide6

HERE = Path(__file__).resolve().parent
FORMS = HERE.parent / "nhsbn_desktop" / "desktop" / "forms"
_ORPHAN = re.compile(r"self\.(\w+) = QWidget\(\)(?=.*?self\.(\w+)\.(add|set)Widget\(self\.\1\))", re.DOTALL)
_IMPORT = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)
COMPILER = Path(PySide6.__file__).parent / ("uic.exe" if os.name == "nt" else "Qt/libexec/uic")


def compiled(form: Path) -> str:
    """The module that a form compiles to, less the line that names Qt's version: the same form gives the same bytes.

    Pages of stacks and scroll areas have their parents at birth: with a new one, Qt dresses all that is in them again.
    """
    done = subprocess.run([COMPILER, "-g", "python", form], capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{form.name} does not compile: {done.stderr.strip()}. Open it in Designer and save it again.")
    lines = "\n".join(line for line in done.stdout.splitlines() if not line.startswith("## Created by")) + "\n"
    return _IMPORT.sub(partial(_only_used, lines), _ORPHAN.sub(_with_parent, lines))


def _with_parent(page: re.Match[str]) -> str:
    return f"self.{page[1]} = QWidget(self.{page[2]}{'.viewport()' if page[3] == 'set' else ''})"


def _only_used(module: str, found: re.Match[str]) -> str:
    """One import without the names the form has no use for: Qt makes a class when it is imported, which takes time."""
    names = [name for name in re.findall(r"\w+", found[2]) if len(re.findall(rf"\b{name}\b", module)) > 1]
    return f"from {found[1]} import ({', '.join(names)})\n" if names else ""


def modules() -> dict[Path, Path]:
    """Each form's module, and the form that makes it."""
    return {FORMS / f"ui_{form.stem}.py": form for form in sorted(HERE.glob("*.ui"))}


def stale() -> list[Path]:
    """The modules that are missing or not what their form compiles to, and those that no form makes."""
    forms = modules()
    owed = [
        module
        for module, form in forms.items()
        if not module.exists() or module.read_text(encoding="utf-8") != compiled(form)
    ]
    return owed + [module for module in sorted(FORMS.glob("ui_*.py")) if module not in forms]


def main() -> int:
    if "--check" in sys.argv:
        owed = stale()
        for path in owed:
            print(f"{path.name} is not what the forms in ui compile to. Run: python ui/compile.py")
        return 1 if owed else 0
    for module in stale():
        if module in modules():
            module.write_text(compiled(modules()[module]), encoding="utf-8", newline="\n")
        else:
            module.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
