"""Statements of fact that can be checked against the dated tables: memberships, numbers, offices, acronyms, drafts.

What no table can check is listed all the same, as "not checkable offline", so that it stays attributed to the text.
"""

from __future__ import annotations

from helpers.acronyms import find_expansions
from helpers.assertions import Assertion
from helpers.drafts import find_drafts
from helpers.headcounts import Headcounts
from helpers.language import Text
from helpers.officeholding import find_officeholders
from helpers.quantities import find_quantities
from helpers.records import Claim, Mention
from helpers.reference import Reference
from helpers.scanner import Scanner


def find_claims(scanner: Scanner, mentions: list[Mention], reference: Reference) -> list[Claim]:
    """Find and check the claims of a text.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    mentions : list of Mention
        Of the text.
    reference : Reference
        Its tables `memberships` and `offices`, as of the document's date.

    Returns
    -------
    list of Claim
        In order, each with its verdict and the facts that it rests on.
    """
    text = scanner.text
    found = [
        *Headcounts(scanner, mentions, reference).assertions(),
        *find_officeholders(text, mentions, reference),
        *find_expansions(text, mentions, reference),
        *find_drafts(scanner),
        *find_quantities(scanner),
    ]
    found = [a for a in found if a.span.start >= text.body]
    found.sort(key=lambda a: (a.span, a.kind))
    return [claim(text, assertion, number) for number, assertion in enumerate(found, 1)]


def claim(text: Text, assertion: Assertion, number: int) -> Claim:
    """An assertion as a row of the table."""
    return Claim(
        claim_id=f"{text.doc_id}-c{number}",
        doc_id=text.doc_id,
        start=assertion.span.start,
        end=assertion.span.end,
        evidence=text[assertion.span],
        kind=assertion.kind,
        subject=assertion.subject,
        predicate=assertion.predicate,
        value=assertion.value,
        verdict=assertion.verdict,
        as_of=text.date,
        basis=assertion.basis,
    )
