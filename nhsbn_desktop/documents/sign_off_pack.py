"""The sign-off pack for the director's meeting (policy, section 5.7): what was done and left, and what is signed."""

from collections.abc import Iterator

from nhsbn_desktop.documents.pack_facts import PackFacts, moment_in_words, short_day
from nhsbn_desktop.documents.pack_findings import difficulties_chapter, findings_chapter, gaps_chapter
from nhsbn_desktop.documents.pack_years import differences_chapter, headlines_chapter
from nhsbn_desktop.documents.paper import Grid, Heading, Paper, Part, Points, Words
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.gaps import is_blank
from nhsbn_desktop.domain.sign_off import Assurance
from nhsbn_desktop.domain.signing_keys import fingerprint

_GROUP = 8  # characters of a digest that are read together


def sign_off_pack(facts: PackFacts) -> Paper:
    """The paper, part by part."""
    submission = facts.submission
    title = f"Sign-off pack: {submission.collection.name}, {submission.unit}"
    chapters = (
        _opening,
        _assurances,
        _progress,
        _validations,
        findings_chapter,
        gaps_chapter,
        difficulties_chapter,
        headlines_chapter,
        _signed,
        differences_chapter,
    )
    parts = tuple(part for chapter in chapters for part in chapter(facts))
    return Paper(f"PRACTICE. {title}" if facts.practice else title, facts.author, parts)


def _opening(facts: PackFacts) -> Iterator[Part]:
    submission = facts.submission
    collection, reading = submission.collection, submission.reading
    if facts.practice:
        yield Words("PRACTICE: made on the practice desk, with invented figures. It signs nothing.", strong=True)
    deadline = f" The Network's deadline is {day_in_words(facts.deadline)}." if facts.deadline else ""
    yield Words(
        f"{collection.organisation}. Prepared by {facts.author} on {moment_in_words(facts.made)} for the care group "
        f"director.{deadline}"
    )
    answered = sum(not is_blank(submission.answers.get(code)) for code in collection.codes)
    validated = sum(submission.validation_stands(section) for section in collection.sections)
    still = len(submission.open_findings)
    yield Grid(
        "The submission at a glance",
        ("What", "How it stands"),
        (
            ("Status", submission.status.value),
            ("Workbook", f"{reading.file_name}, read {moment_in_words(reading.read_at)}" if reading else "None yet"),
            (
                "Answers",
                f"{answered:,} of {len(collection.codes):,} given; {len(submission.corrections):,} corrected here",
            ),
            ("Sections validated", f"{validated} of {len(collection.sections)}"),
            ("Checks", f"{len(collection.checks):,} rules of version {collection.version or 'unknown'}"),
            ("Findings", f"{len(submission.findings):,}, of which {still:,} still open" if still else
             f"{len(submission.findings):,}, none still open"),
            ("Gaps", f"{_count(len(submission.standing_gaps), 'blank')}, each with its reason"),
        ),
        (0.28, 0.72),
    )  # fmt: skip


def _assurances(_: PackFacts) -> Iterator[Part]:
    yield Heading("What the director is asked to assure")
    yield Words("By signing off, the care group director, or the deputy for a named director, gives both assurances:")
    yield Points(tuple(str(assurance) for assurance in Assurance))


def _progress(facts: PackFacts) -> Iterator[Part]:
    yield Heading("Progress against the data collection plan")
    if not facts.progress:
        yield Words("No data collection plan is on record.")
        return
    yield Grid(
        "Each section of the plan",
        ("Section", "Nominated lead", "Source", "Data by", "Validated by", "How it stands"),
        tuple(
            (
                one.entry.section,
                facts.name(one.entry.lead) if one.entry.lead else "Nobody yet",
                one.entry.source or "Not said",
                short_day(one.entry.data_by),
                short_day(one.entry.validated_by),
                f"{one.standing}. {one.why}",
            )
            for one in facts.progress
        ),
        (0.17, 0.14, 0.2, 0.11, 0.14, 0.24),
    )


def _validations(facts: PackFacts) -> Iterator[Part]:
    submission = facts.submission
    yield Heading("Who validated, and how")
    rows = []
    for section in submission.collection.sections:
        validation = submission.validation(section)
        if validation is None:
            rows.append((section, "Nobody yet", "", ""))
            continue
        moved = len(submission.moved_since(validation))
        stands = "It stands." if submission.validation_stands(section) else submission.doubts.get(
            validation.key, f"It does not stand: {_count(moved, 'answer')} moved since."
        )  # fmt: skip
        who = f"{facts.name(validation.by)}, {validation.role or 'role not recorded'}, {moment_in_words(validation.at)}"
        kinds = "\n".join(f"{kind[:1].upper()}{kind[1:]}." for kind in validation.kinds)
        rows.append((section, who, kinds, f"{stands} {validation.note}".strip()))
    yield Grid("Validation before submission, in the policy's four kinds",
               ("Section", "By whom and when", "Kinds carried out", "Whether it stands"), tuple(rows),
               (0.18, 0.24, 0.34, 0.24))  # fmt: skip


def _signed(facts: PackFacts) -> Iterator[Part]:
    submission, (number, seal) = facts.submission, facts.seal
    yield Heading("What is signed")
    yield Words(
        "The sign-off is a signed statement over this digest. Change one answer and the digest is another, so the "
        "signature no longer stands. Compare it with the one on the Sign-off screen before signing."
    )
    yield Words(_grouped(submission.digest), strong=True)
    rows = [
        ("Digest of the answers", f"SHA-256: {_grouped(submission.digest)}"),
        ("Digest of the workbook as read", _grouped(submission.reading.file_digest) if submission.reading else "None"),
        ("Record", f"change {number:,}, seal {_grouped(seal[:32])}" if number else "empty"),
        ("Signed by", "Not signed yet"),
    ]
    sign_off = submission.sign_off
    if sign_off is not None and submission.sign_off_stands:
        behalf = f" for {facts.name(sign_off.on_behalf_of)}" if sign_off.on_behalf_of else ""
        who = f"{facts.name(sign_off.by)}, {sign_off.role}{behalf}, {moment_in_words(sign_off.at)}"
        rows[-1] = ("Signed by", who)
        rows.append(("Key", fingerprint(sign_off.public)))
        rows.append(("Signature", _grouped(sign_off.signature)))
        if sign_off.note:
            rows.append(("Note", sign_off.note))
    yield Grid("The statement", ("What", "Value"), tuple(rows), (0.28, 0.72))


def _grouped(digest: str) -> str:
    """Eight characters at a time, so that it can be compared by eye."""
    return " ".join(digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
