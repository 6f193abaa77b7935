"""The terminal readies a server's record, lets people in, moves the record there, and says where it lives."""

import json
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import make_url

from nhsbn_desktop.cli import main
from nhsbn_desktop.desk import desk_at
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.problems import RecordAway
from nhsbn_desktop.record import shares
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.whereabouts import read_place, with_account
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import correcting, correction
from tests.server import Line, as_account, by_loopback


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def test_from_a_desks_own_file_to_a_server_and_to_work_at_it(
    line: Line, postgresql_record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    with closing(Record(own / "record.sqlite", THINGS)) as record:
        record.commit(correcting(correction()))
    sha256 = Files(own / "files").keep_bytes(b"a workbook", ".xlsx")
    keeper, desk = _plain(postgresql_record), tmp_path / "desk"

    assert main(["record", "move", str(own / "record.sqlite"), keeper]) == 0
    assert "1 changes, 1 things and 1 files stand in both places." in capsys.readouterr().out
    assert main(["record", "prepare", keeper]) == 0
    role = Role.NOMINATED_LEAD.value
    assert main(["record", "admit", keeper, "priya", "--name", "Priya Shah", "--role", role]) == 0
    address = _plain(as_account(line.url, "priya"))
    desk.mkdir()
    assert main(["record", "use", address, "--desk", str(desk)]) == 0
    capsys.readouterr()
    assert main(["record", "where", "--desk", str(desk)]) == 0
    assert "postgresql://priya@" in capsys.readouterr().out

    with desk_at(desk) as opened:
        assert isinstance(opened.session.record, SharedRecord)
        assert (opened.session.person.name, opened.session.person.role) == ("Priya Shah", Role.NOMINATED_LEAD)
        assert opened.session.record.get(type(correction()), correction().key) == correction()
        assert opened.session.files.path(sha256).read_bytes() == b"a workbook"
    line.cut()
    with desk_at(desk) as opened:  # with the server away, on what this desk knows
        assert opened.session.record.get(type(correction()), correction().key) == correction()
    with pytest.raises(RecordAway), desk_at(_fresh(tmp_path, address)):
        pass
    line.mend()

    assert main(["record", "use", "file", "--desk", str(desk)]) == 0
    assert read_place(desk) == ""


def _fresh(tmp_path: Path, address: str) -> Path:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "record place.json").write_text(json.dumps({"record": address}), encoding="utf-8")
    return fresh


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://ann:secret@server/record", "has a password in it"),
        ("postgresql://server", "does not say which database"),
        ("sqlite:///x.sqlite", "Only a record on a PostgreSQL server"),
        ("gopher://server/record", "cannot be understood"),
        ("postgresql://server:port:x/record", "cannot be understood"),
    ],
)
def test_an_address_that_will_not_do_is_refused_with_the_reason_and_kept_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str, said: str
) -> None:
    assert main(["record", "use", address, "--desk", str(tmp_path)]) == 2
    output = capsys.readouterr()
    assert said in output.err
    assert "secret" not in output.err + output.out
    assert not list(tmp_path.iterdir())


def test_a_move_that_cannot_be_is_refused_with_the_reason_and_nothing_is_lost(
    postgresql_record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, text, share = tmp_path / "own" / "record.sqlite", tmp_path / "text" / "record.sqlite", tmp_path / "share"
    other = tmp_path / "other" / "record.sqlite"
    for path in (source, other):
        path.parent.mkdir()
        with closing(Record(path, THINGS)) as record:
            record.commit(correcting(correction()))
    text.parent.mkdir()
    text.write_text("x" * 600, encoding="utf-8")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//files/trust {share} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(shares, "_MOUNTS", mounts)
    before = source.read_bytes()
    refusals = [
        (source, source, "Both are the same record"),
        (tmp_path / "none.sqlite", other, "There is no record at"),
        (text, other, "is not a record of this program"),
        (source, text, "is not a record of this program"),
        (source, tmp_path, "is a folder"),
        (source, text / "below" / "record.sqlite", "cannot be opened"),
        (source, share / "record.sqlite", "network"),
        (source, other, "holds another record"),
        (source, "postgresql://ann:secret@server/record", "has a password in it"),
        (source, "postgresql://ann@127.0.0.1:1/record", "cannot be reached"),
        (source, by_loopback(postgresql_record, "ann"), "Give --ask-password too"),
        (source, _plain(postgresql_record).replace("/record_", "/nowhere_"), "has no database of that name"),
    ]
    for one, target, said in refusals:
        assert main(["record", "move", str(one), str(target), "--json"]) == 2, said
        told = json.loads(capsys.readouterr().out)
        assert said in f"{told['problem']} {told['advice']}"
        assert "secret" not in str(told)
    assert source.read_bytes() == before
    assert text.read_text(encoding="utf-8") == "x" * 600
    with closing(Record(other, THINGS)) as record:
        assert record.head()[0] == 1


def test_an_account_the_record_does_not_know_is_told_whom_to_ask(
    postgresql_record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["record", "prepare", _plain(postgresql_record)]) == 0
    assert main(["record", "use", _plain(postgresql_record), "--desk", str(tmp_path)]) == 2
    assert "knows nobody by the name of your account" in capsys.readouterr().err


def test_a_password_is_read_from_a_line_and_never_from_the_command(
    postgresql_record: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("s3cret\n"))
    keeper = _plain(postgresql_record)
    main(["record", "prepare", keeper])
    done = main(["record", "admit", keeper, "una", "--name", "Una", "--role", Role.IQO.value, "--ask-new-password"])
    assert done == 0
    output = capsys.readouterr()
    assert "s3cret" not in output.out + output.err


def test_the_account_is_the_computers_own_where_the_address_names_none() -> None:
    assert with_account("postgresql://server/record", "ann") == "postgresql://ann@server/record"
    assert with_account("postgresql://bob@server/record", "ann") == "postgresql://bob@server/record"
