"""Every passage as a W3C Web Annotation: any program that reads them shows the rows on the texts.

A passage is given twice, as the Web Annotation Data Model recommends: by its words with what stands before and behind
them (TextQuoteSelector), and by its place in code points (TextPositionSelector).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from helpers.corpus import Corpus
from helpers.records import SEPARATOR
from helpers.schema import EVIDENCE, columns, vocabulary

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
WIKIDATA = "http://www.wikidata.org/entity/"
AROUND = 32  # characters before and behind a passage
NAMING = ("actor_id", "speaker_id", "addressee_id", "from_id", "sender_id", "recipient_id", "issue_id", "format_id")
GLOSSES = ("condition", "reading", "basis")  # columns whose words comment on the passage

Json = dict[str, Any]


def annotations(corpus: Corpus, about: Json, texts: str) -> Iterator[str]:
    """Yield the lines of a JSON-LD file: a collection of one page with an annotation for each row with evidence.

    Parameters
    ----------
    corpus : Corpus
    about : dict
        `title`, `build` and `kit` (name and version) of the briefing.
    texts : str
        Where the texts lie, relative to the file.
    """
    items = [one for table in corpus.tables for one in annotate(corpus, table, texts)]
    collection = {
        "@context": CONTEXT,
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": about["title"],
        "generator": {"id": f"#build-{about['build']}", "type": "Software", "name": about["kit"]},
        "total": len(items),
    }
    head = json.dumps(collection, ensure_ascii=False)[:-1]
    yield f'{head}, "first": {{"id": "#page", "type": "AnnotationPage", "partOf": "#annotations", "startIndex": 0,'
    yield '"items": ['
    yield ",\n".join(json.dumps(one, ensure_ascii=False) for one in items)
    yield "]}}"


def annotate(corpus: Corpus, table: str, texts: str) -> Iterator[Json]:
    """Yield the annotations of the rows of one table; their numbers are those of the rows."""
    data = corpus.tables[table]
    if not set(EVIDENCE) <= set(data.columns):
        return
    coded = [c.name for c in columns(table) if vocabulary(table, c.name) and c.name != "confidence"]
    items = {one: item for one, item in zip(corpus.actors["actor_id"], corpus.actors["wikidata"], strict=True) if item}
    for number, row in enumerate(data.to_dict("records"), 1):
        bodies = [
            *classify(row, ("rule", *coded), table),
            *identify(corpus, row, items),
            *({"type": "TextualBody", "purpose": "commenting", "value": row[c]} for c in GLOSSES if row.get(c)),
        ]
        yield {
            "id": f"#{table}-{number}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": {"source": f"{texts}/{quote(row['doc_id'])}.txt", "selector": select(corpus, row)},
        }


def classify(row: Json, coded: tuple[str, ...], table: str) -> Iterator[Json]:
    """Yield bodies that say which kind of row it is: "statements", "act: refuse"."""
    yield {"type": "TextualBody", "purpose": "classifying", "value": table}
    for name in coded:
        if row.get(name):
            yield {"type": "TextualBody", "purpose": "tagging", "value": f"{name}: {row[name]}"}


def identify(corpus: Corpus, row: Json, items: dict[str, str]) -> Iterator[Json]:
    """Yield bodies that say who and what is meant: by name and, where known, by Wikidata item."""
    for column in NAMING:
        for one in row.get(column, "").split(SEPARATOR):
            if one:
                value = f"{column.removesuffix('_id')}: {corpus.name(one)}"
                yield {"type": "TextualBody", "purpose": "identifying", "value": value}
                if one in items and column.startswith("actor"):
                    yield {"type": "SpecificResource", "purpose": "identifying", "source": WIKIDATA + items[one]}


def select(corpus: Corpus, row: Json) -> list[Json]:
    """Both selectors of a passage."""
    text, start, end = corpus.texts[row["doc_id"]], int(row["start"]), int(row["end"])
    around = {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return [
        {"type": "TextQuoteSelector", "exact": text[start:end]}
        | {name: value for name, value in around.items() if value},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
