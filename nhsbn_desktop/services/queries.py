"""Definitions queries: asked of the Network, answered, and held against the metrics they are about."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop.documents.email_drafts import Draft, write_draft
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.services.session import Session


def queries(session: Session, collection: Collection) -> tuple[DefinitionsQuery, ...]:
    """What is open first, then the latest."""
    kept = session.record.all(DefinitionsQuery, collection.key)
    return tuple(sorted(kept, key=lambda query: (not query.is_open, -query.asked.timestamp())))


def ask(session: Session, collection: Collection, metrics: Iterable[str], question: str) -> Change:
    """Records a question to the Network. Raises NotReady without a question or for a metric that is not asked."""
    question, chosen = question.strip(), tuple(dict.fromkeys(metrics))
    if not question:
        raise NotReady("A definitions query needs its question.", "Write what is not clear about the definition.")
    unknown = [ref for ref in chosen if collection.metric(ref) is None]
    if unknown:
        raise NotReady(
            f"{', '.join(unknown)} is not a metric of {collection.name}.",
            "Give the metrics as they stand in the workbook, such as AC07, with commas between them.",
        )
    query = DefinitionsQuery(collection.key, uuid4().hex, chosen, question, session.person.key, session.now())
    return session.commit(Act.ASK_QUERY, query)


def answer(session: Session, query: DefinitionsQuery, words: str, on: date, by: str = "") -> Change:
    """Records the Network's answer. Raises NotReady without one, or where it came before the question."""
    if not words.strip():
        raise NotReady("The answer is empty.", "Copy the Network's answer in, as it was given.")
    if on < query.asked.date():
        raise NotReady("The answer would be older than the question.", "Enter the day on which the answer came.")
    answered = replace(query, answer=words.strip(), answered_on=on, answered_by=by.strip(), confirmed_on=on)
    return session.commit(Act.ANSWER_QUERY, answered)


def confirm(session: Session, query: DefinitionsQuery) -> Change:
    """Last year's answer holds for this year's definition too."""
    if not query.carried_from:
        raise NotReady("This query was not carried over, so there is nothing to confirm.")
    return session.commit(Act.ANSWER_QUERY, replace(query, confirmed_on=session.now().date()))


def write_mail(session: Session, collection: Collection, query: DefinitionsQuery, path: Path) -> Path:
    """The query as an e-mail draft to the Network. Raises DocumentProblem where it cannot be written."""
    about = "\n".join(
        f"  - {ref}: {metric.label}" for ref in query.metrics if (metric := collection.metric(ref)) is not None
    )
    metrics = f"It is about:\n{about}\n\n" if about else ""
    body = (
        f"Dear colleagues,\n\nWe have a question about a definition in {collection.name}.\n\n"
        f"{metrics}{query.question}\n\n"
        f"{collection.organisation}\n{session.person.name}, {session.person.role.value}"
    )
    return write_draft(path, Draft("", f"Definitions query: {collection.name}", body))
