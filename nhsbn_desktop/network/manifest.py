"""The manifest: what the Network is told about a workbook, in one canonical spelling."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nhsbn_desktop.domain.change_note import ChangeNote
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.waivers import standing_waivers

SCHEMA = "nhsbn-submission/2"
READABLE = ("nhsbn-submission/1", SCHEMA)  # the first had no batch, no cleaning and no change note
_PRACTICE = "PRACTICE"


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook as the manifest names it: its name without a folder, its length in bytes, its SHA-256 in hex."""

    name: str
    bytes: int
    sha256: str


def build_manifest(
    submission: Submission,
    workbook: WorkbookFile,
    *,
    submission_id: str,
    version: int,
    supersedes: str,
    people: Iterable[Person],
    client_version: str,
    created: datetime,
    practice: bool,
    batch_id: str = "",
    cleaned: Iterable[str] = (),
    change_note: ChangeNote | None = None,
) -> dict[str, Any]:
    """What the Network is told about a workbook: a JSON object of the schema nhsbn-submission/2.

    `submission_id` is a UUID and names this version on every route; `supersedes` is the id of the version before or
    empty; `batch_id` is shared by what was staged together, or empty. `cleaned` says in sentences what was taken out
    of the copy; `change_note` what a later version changes. Only promises that stand are named, by the person's name
    and role from `people`. `created` has a time zone.
    """
    who = {person.key: {"name": person.name, "role": str(person.role)} for person in people}
    return {
        **_subject(submission),
        "schema": SCHEMA,
        "practice": practice,
        "submission_id": submission_id,
        "version": version,
        "supersedes": supersedes,
        "batch_id": batch_id,
        "changes": change_note.as_plain() if change_note else None,
        "cleaned": list(cleaned),
        "files": [{"name": workbook.name, "bytes": workbook.bytes, "sha256": workbook.sha256}],
        "checks": _checks(submission),
        "promises": _promises(submission, who),
        "client": {"name": "nhsbn-desktop", "version": client_version},
        "created": _instant(created),
    }


def _subject(submission: Submission) -> dict[str, Any]:
    """Whose answers these are, to which collection, judged by which version of its specification."""
    collection = submission.collection
    return {
        "collection": collection.code,
        "collection_key": collection.key,
        "title": collection.title,
        "year": collection.year,
        "ods_code": collection.ods_code,
        "organisation": collection.organisation,
        "unit": submission.unit,
        "localities": [] if submission.unit == collection.trust else [submission.unit],
        "specification_version": collection.version,
        "answers_digest": submission.digest,
    }


def _checks(submission: Submission) -> dict[str, Any]:
    """How many findings of each severity, and how many of those that ask for it are explained."""
    counted = Counter(str(finding.severity) for finding in submission.findings)
    waived = standing_waivers(submission.waivers, submission.collection)
    return {
        "findings": dict(sorted(counted.items())),
        "explained": len(submission.explained),
        "gaps": [
            {"answer": code, "kind": str(gap.kind), "reason": gap.reason}
            for code, gap in sorted(submission.standing_gaps.items())
        ],
        "waived": [
            {"check": code, "reason": waiver.reason, "by": waiver.by, "at": _instant(waiver.at)}
            for code, waiver in sorted(waived.items())
        ],
    }


def _promises(submission: Submission, who: Mapping[str, dict[str, str]]) -> list[dict[str, Any]]:
    def person(key: str) -> dict[str, str]:
        return who.get(key, {"name": key, "role": ""})

    promises: list[dict[str, Any]] = [
        {
            "act": "validation",
            "section": validation.section,
            "by": person(validation.by),
            "at": _instant(validation.at),
            "digest": validation.digest,
            "words": [str(kind) for kind in validation.kinds],
        }
        for validation in sorted(submission.validations, key=lambda validation: validation.section)
        if validation.section in submission.section_digests and submission.validation_stands(validation.section)
    ]
    sign_off = submission.sign_off
    if sign_off is not None and submission.sign_off_stands:
        promises.append(
            {
                "act": "sign-off",
                "section": "",
                "by": person(sign_off.by),
                "on_behalf_of": person(sign_off.on_behalf_of) if sign_off.on_behalf_of else None,
                "at": _instant(sign_off.at),
                "digest": sign_off.digest,
                "words": [str(assurance) for assurance in sign_off.assurances],
            }
        )
    return promises


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """The manifest in its one canonical spelling (RFC 8785), so that its SHA-256 can stand for it."""
    import rfc8785

    return rfc8785.dumps(dict(manifest))


def package_name(manifest: Mapping[str, Any]) -> str:
    """A file name that says what is inside, safe on every computer; a rehearsal's begins with PRACTICE."""
    parts = (
        _PRACTICE if manifest["practice"] else "",
        manifest["collection_key"],
        manifest["ods_code"],
        manifest["unit"],
        f"v{manifest['version']}",
        str(manifest["submission_id"])[:8],
    )
    return " ".join(filter(None, (_plain(str(part)) for part in parts))) + ".zip"


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._ -]+", "-", ascii_only).strip(" .-")[:60]
