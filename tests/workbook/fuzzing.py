"""Spoils sound workbooks at random, in their XML and in their zip, and leads each through all that is done with one.

Run: python -m tests.workbook.fuzzing SECONDS [SEED]. Each example follows from its number alone, so that a failing one
can be made again: python -m tests.workbook.fuzzing --again NUMBER. What one file takes, in seconds and megabytes, is
told by: python -m tests.workbook.fuzzing --spend FILE.
"""

import random
import re
import struct
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import count, islice
from pathlib import Path

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services import sheets
from nhsbn_desktop.services.workbooks import understand
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import make_pack
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.macro_form import write_macro_form
from tests.workbook.making import make
from tests.workbook.marking import DATA
from tests.workbook.secretive import secretive

LIMIT = 5.0  # seconds of processor time for one example
MEMORY = 500  # megabytes for the whole process
_CELLS = 2_000  # of each sheet that are decoded
_LARGEST = 120_000  # bytes of a workbook of others that is spoiled too
_OTHERS = Path(__file__).parents[2] / "../shared/workbooks"
_ODD_VALUES = (
    *(b"", b"0", b"-1", b"1048577", b"99999999999999999999", b"NaN", b"1e999", b"9" * 5_000, b"A" * 40_000),
    *(b"XFD1048576", b"A1:XFD1048576", b"A0", b"ZZZZ9", b"1:1048576", b"A:XFD", b"true", b"s", b"e", b"d"),
    *(b"inlineStr", b"shared", b"array", b"dataTable", b"veryHidden", b"rId1", b"../../x.xml", b"/xl/workbook.xml"),
    *(b"C:\\x", b"file:///etc/passwd", b"#REF!", b"[1]Data!$A$1", b"Lists!$A$1:$A$9999999", b"SUM(A1:XFD1048576)"),
    *(b"CCR!A1", b"_x0000_", b"_xD800_", b"(" * 3_000, b"'" * 99),
)
_ILL_FORMED = (b"&#0;", b"&#xD800;", b"&bad;", b"\xff\xfe", b"\xc3\x28")
_PLACES = re.compile(rb'"[^"<]*"|>[^<]+<')
_ELEMENTS = re.compile(rb"<[^<>]*>")

Spoil = Callable[[random.Random, bytes], bytes]


def _value(draw: random.Random, part: bytes) -> bytes:
    """An attribute's value, or an element's text, gives way to an odd one."""
    places = list(_PLACES.finditer(part))
    if not places:
        return part
    place = draw.choice(places)
    return (
        part[: place.start() + 1]
        + draw.choice(_ODD_VALUES if draw.random() < 0.95 else _ILL_FORMED)
        + part[place.end() - 1 :]
    )


def _swap(draw: random.Random, part: bytes) -> bytes:
    """An element stands where another stood, is there many times, or is gone."""
    found = list(islice(_ELEMENTS.finditer(part), 3_000))
    if len(found) < 2:
        return part
    one, other = draw.choice(found), draw.choice(found)
    times = draw.choice((0, 1, 2, 300))
    return part[: one.start()] + other[0] * times + part[one.end() :]


def _bytes(draw: random.Random, part: bytes) -> bytes:
    spoiled = bytearray(part)
    for _ in range(draw.randint(1, 8)):
        if spoiled:
            spoiled[draw.randrange(len(spoiled))] = draw.randrange(256)
    return bytes(spoiled)


def _cut(draw: random.Random, part: bytes) -> bytes:
    start, end = sorted(draw.randint(0, len(part)) for _ in range(2))
    return part[:start] + part[end:]


def _nest(draw: random.Random, part: bytes) -> bytes:
    """A thousand levels deep, or with a document type, a comment or a section of its own."""
    at = part.find(b">", draw.randint(0, len(part))) + 1
    inside = draw.choice((b"<a>" * 1_000 + b"</a>" * 1_000, b"<!--" + b"-" * 99 + b">", b"<![CDATA[<c>]]>", b"<?x y?>"))
    return part[:at] + inside + part[at:]


_SPOILS: tuple[Spoil, ...] = (_value, _value, _value, _value, _value, _value, _swap, _swap, _bytes, _cut, _nest)


def bases(folder: Path) -> list[Path]:
    """Sound workbooks to spoil: ours, which are the same everywhere."""
    return [
        write_macro_form(folder / "form.xlsm"),
        secretive(folder / "secretive.xlsx"),
        make(folder / "small.xlsx", DATA, strings=("Beds", "Staff")),
    ]


def others() -> list[Path]:
    """Those of others, where they are at hand."""
    found = sorted(_OTHERS.glob("*/*.xlsx"))
    return [path for path in found if path.stat().st_size <= _LARGEST and _is_whole(path)]


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(archive.namelist()) and archive.testzip() is None
    except zipfile.BadZipFile:
        return False


def spoil(number: int, sound: list[Path], target: Path) -> None:
    """Writes the example of this number."""
    draw = random.Random(number)
    with zipfile.ZipFile(draw.choice(sound)) as archive:
        members = archive.infolist()
        parts = {}
        for member in members:
            with archive.open(member) as part:
                parts[member.filename] = part.read(4 << 20)
    written = [name for name in parts if name.endswith((".xml", ".rels", ".vml"))] or list(parts)
    for _ in range(draw.choice((1, 1, 2, 4))):
        name = draw.choice(written)
        parts[name] = draw.choice(_SPOILS)(draw, parts[name])
    if draw.random() < 0.05:
        parts.pop(draw.choice(list(parts)))
    with zipfile.ZipFile(target, "w", draw.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for name, content in parts.items():
            archive.writestr(name.swapcase() if draw.random() < 0.01 else name, content)
    if draw.random() < 0.05:
        target.write_bytes(_spoiled_zip(draw, target.read_bytes()))


def _spoiled_zip(draw: random.Random, raw: bytes) -> bytes:
    if draw.random() < 0.5:
        return _bytes(draw, raw)
    spoiled, directory = bytearray(raw), raw.rfind(b"PK\x01\x02")
    struct.pack_into("<I", spoiled, directory + draw.choice((16, 20, 24, 42)), draw.getrandbits(32))
    return bytes(spoiled)


def use(path: Path, target: Path) -> str:
    """Reads, shows, fills and shares a workbook, each as the program does; what became of it in a word. Whatever else
    than a WorkbookProblem is raised is a bug."""
    ends = [_attempt(partial(step, path, target)) for step in (_look, _understand, _fill, _share)]
    wrong = next((end for end in ends if end not in (None, "refused")), None)
    return wrong or ("used" if None in ends else "refused")


def _attempt(step: Callable[[], str | None]) -> str | None:
    try:
        return step()
    except WorkbookProblem as problem:
        return "refused" if problem.advice else "refused without advice"


def _look(path: Path, _: Path) -> None:
    workbook = read_workbook(path)
    for sheet in workbook.sheets:
        for content in islice(sheet.cells.values(), _CELLS):
            content.answer  # noqa: B018
    book = sheets.look(path)
    for name in book.tabs:
        view = sheets.lay_out(book, name)
        for place in islice(book.workbook.sheet(name).grid, _CELLS):
            view.cell(*place), view.options(*place), view.comment(*place)


def _understand(path: Path, _: Path) -> None:
    understand(path, ())


def _fill(path: Path, target: Path) -> str | None:
    workbook = read_workbook(path)
    answers = [sheet.place(*place) for sheet in workbook.sheets for place in islice(sheet.grid, 2)]
    write_copy(path, target, dict.fromkeys(answers, Decimal(7)), force=True)
    again = read_workbook(target)
    lost = any(again.sheet(cell.sheet).answer_at(*sheets.place_of(cell)) is None for cell in answers)
    return "lost an answer" if lost else None


def _share(path: Path, target: Path) -> str | None:
    sections = find_structure(read_workbook(path)).sections
    if not sections:
        return "refused"
    make_pack(path, target, [sections[0].name])
    return None


def run(seconds: float, seed: int = 0, most: int = sys.maxsize, *, own: bool = False) -> Counter[str]:
    """Example after example until the time is up, made of our `own` workbooks alone or of others' too. Raises
    AssertionError with the number of the first that fails."""
    found: Counter[str] = Counter()
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = bases(folder) + ([] if own else others())
        for number in count(seed * 1_000_000):
            if time.monotonic() > until or found.total() >= most:
                return found
            found[_one(number, sound, folder)] += 1
    return found


def _one(number: int, sound: list[Path], folder: Path) -> str:
    path = folder / "spoiled.xlsx"
    spoil(number, sound, path)
    (folder / "copy.xlsx").unlink(missing_ok=True)
    started = time.process_time()
    try:
        outcome = use(path, folder / "copy.xlsx")
    except Exception as bug:
        raise AssertionError(f"example {number}: {''.join(traceback.format_exception(bug))}") from bug
    took = time.process_time() - started
    assert took < LIMIT, f"example {number} took {took:.1f} s"
    assert outcome in ("used", "refused"), f"example {number}: {outcome}"
    return outcome


def spend(path: Path) -> str:
    """Leads a file through all that is done with one, and tells the outcome, seconds of processor time, and the most
    memory in megabytes that this process had by then."""
    started = time.process_time()
    with tempfile.TemporaryDirectory() as where:
        outcome = use(path, Path(where) / "copy.xlsx")
    took = time.process_time() - started
    status = Path("/proc/self/status").read_text()  # what getrusage calls the peak has the parent's in it
    peak = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    return f"{outcome}\t{took:.2f}\t{peak:.0f}\n"


def limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY << 20, MEMORY << 20))


if __name__ == "__main__":
    limit_memory()
    if sys.argv[1] == "--spend":
        sys.stdout.write(spend(Path(sys.argv[2])))
    elif sys.argv[1] == "--again":
        with tempfile.TemporaryDirectory() as where:
            sys.stdout.write(_one(int(sys.argv[2]), bases(Path(where)) + others(), Path(where)) + "\n")
    else:
        outcomes = run(float(sys.argv[1]), *map(int, sys.argv[2:]))
        sys.stdout.write(", ".join(f"{number} {what}" for what, number in outcomes.most_common()) + "\n")
