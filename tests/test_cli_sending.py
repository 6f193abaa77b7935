"""The terminal's commands about sending: what must not leave, a receipt checked again, a dry run."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from nhsbn_desktop.cli import main
from nhsbn_desktop.cli_options import CLEAN, FOUND, PROBLEM
from nhsbn_desktop.network.receipts import verify_receipt, write_receipt_file
from nhsbn_desktop.practice.judging import public_keys, sign
from tests.workbook.making import parts, sheet

NHS = "943 476 5919"


def workbook(path: Path, words: str) -> Path:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row>'
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts({"Activity": sheet(cell)}).items():
            package.writestr(name, content)
    return path


def test_leaks_are_told_by_exit_status_words_and_json_and_cleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workbook(tmp_path / "return.xlsx", f"seen {NHS}")
    assert main(["inspect-leaks", str(path)]) == FOUND
    said = capsys.readouterr().out
    assert "LEAK-NHS" in said
    assert "5919" not in said
    assert main(["inspect-leaks", str(path), "--clean", str(tmp_path / "clean.xlsx"), "--json"]) == FOUND
    told = json.loads(capsys.readouterr().out)
    assert told["leaks"][0]["cells"] == ["Activity!A1"]
    assert told["changes"] == ["Cleared Activity!A1."]
    assert main(["inspect-leaks", str(tmp_path / "clean.xlsx")]) == CLEAN
    assert "Nothing was found" in capsys.readouterr().out
    assert main(["inspect-leaks", str(path), "--template", str(path)]) == CLEAN


def kept_receipt(path: Path) -> tuple[Path, str]:
    key = ECKey.generate_key("P-256", {"kid": "k1", "alg": "ES256", "use": "sig"})
    claims = {
        "iss": "nhsbn-practice", "receipt_id": "PRACTICE-1", "submission_id": "s-1", "manifest_sha256": "m",
        "files": [{"sha256": "f", "bytes": 1}], "version": 1, "status": "accepted", "reason": "",
        "received": datetime(2026, 11, 20, 16, 59, tzinfo=UTC).isoformat(),
    }  # fmt: skip
    facts = {"submission_id": "s-1", "manifest_sha256": "m", "file_sha256": "f", "issuer": "nhsbn-practice"}
    write_receipt_file(verify_receipt(sign(claims, key), public_keys(key), **facts), path)
    return path, public_keys(key)


def test_a_receipt_is_checked_again_and_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, keys = kept_receipt(tmp_path / "receipt.json")
    assert main(["receipt", "verify", str(path)]) == CLEAN
    assert "The signature holds, by the keys kept with it." in capsys.readouterr().out
    (tmp_path / "keys.json").write_text(keys)
    page = tmp_path / "receipt.html"
    arguments = ["receipt", "verify", str(path), "--keys", str(tmp_path / "keys.json"), "--page", str(page), "--json"]
    assert main(arguments) == CLEAN
    told = json.loads(capsys.readouterr().out)
    assert (told["verified"], told["practice"], told["status"]) == (True, True, "accepted")
    written = page.read_text(encoding="utf-8")
    assert "PRACTICE-1" in written
    assert "This is a rehearsal" in written
    assert told["token"] in written


def test_a_receipt_that_was_altered_or_is_of_another_network_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = kept_receipt(tmp_path / "receipt.json")
    _, other = kept_receipt(tmp_path / "other.json")
    (tmp_path / "keys.json").write_text(other)
    assert main(["receipt", "verify", str(path), "--keys", str(tmp_path / "keys.json")]) == PROBLEM
    assert "does not count" in capsys.readouterr().err
    kept = json.loads(path.read_text())
    path.write_text(json.dumps({**kept, "receipt_id": "PRACTICE-2"}))
    assert main(["receipt", "verify", str(path), "--json"]) == PROBLEM


def test_a_dry_run_from_the_terminal_says_what_is_missing_and_leaves_nothing_in_the_outbox(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = ["--desk", str(tmp_path / "desk")]
    assert main(["dry-run", "AOP-2025-26", "Trust", *desk, "--json"]) == FOUND
    told = json.loads(capsys.readouterr().out)
    assert told["ready"] is False
    assert any(step["verdict"] == "stops" and step["name"] == "Workbook" for step in told["steps"])
    assert main(["dry-run", "AOP-2025-26", "Nowhere", *desk]) == PROBLEM
    assert list((tmp_path / "desk" / "outbox" / "packages").iterdir()) == []
