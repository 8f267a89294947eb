"""Messages (EML, MHTML): sender, recipient, date and subject from the header; the text part before the HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses

from helpers.readers import Reading, Source, Unread, UnreadableError, read_source
from helpers.readers.bounds import MAX_BYTES, MAX_MEMBERS, MAX_NESTING
from helpers.readers.encoding import decode
from helpers.readers.fields import SEPARATOR
from helpers.readers.markup import fold
from helpers.readers.source import placed

TEXTS = ("text/plain", "text/html")


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield the text of a message, then the texts of what is attached to it."""
    yield from read_message(source.read(MAX_BYTES), source)


def read_message(data: bytes, source: Source, name: str = "") -> Iterator[Reading | Unread]:
    """Yield the texts of one message.

    Raises
    ------
    UnreadableError
        If it is no message, or lies in too many others.
    """
    if source.depth > MAX_NESTING:
        raise UnreadableError(f"lies in more than {MAX_NESTING} archives or messages; take it out")
    message = parse_message(data)
    parts = [part for _, part in zip(range(MAX_MEMBERS), leaves(message), strict=False)]
    bodies = [part for part in parts if is_body(part)]
    attached = [part for part in parts if not is_body(part)]
    if not message.keys() or not parts:
        raise UnreadableError("is no message with a text; save it again as .eml")
    if bodies:
        yield read_body(bodies, about_message(message), name)
    for number, part in enumerate(attached, 1):
        yield from read_attachment(part, source, number, name)


def parse_message(data: bytes) -> Message:
    """Parse a message.

    Raises
    ------
    UnreadableError
        If it is nested beyond what the parser, which recurses, can follow.
    """
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError as error:
        raise UnreadableError("has parts nested too deeply; save it again as .eml") from error


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold something; a message in it is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting = [*part.get_payload(), *waiting]
        else:
            yield part


def is_body(part: Message) -> bool:
    """Whether a part is what the message says, and no attachment."""
    if part.get_content_type() not in TEXTS or part.get_content_disposition() == "attachment":
        return False
    return part.get_content_type() == "text/plain" or not part.get_filename()


def read_body(bodies: list[Message], about: dict[str, str], name: str) -> Reading:
    """Read what a message says: its plain text, or its page where there is no plain text."""
    plain = [p for p in bodies if p.get_content_type() == "text/plain"]
    texts, warnings = [], ()
    for part in plain or bodies:
        text, wrong = part_text(part)
        if not plain:
            from helpers.readers.html import read_page  # costly, and most messages are plain

            page = read_page(text)
            text, about = page.text, page.about | about
        texts.append(text.strip("\r\n"))
        warnings += wrong
    return Reading("\n\n".join(t for t in texts if t.strip()), name, about, warnings)


def part_text(part: Message) -> tuple[str, tuple[str, ...]]:
    """The text of a part, decoded as it declares, or as its bytes look."""
    data = part.get_payload(decode=True) or b""
    try:
        return data.decode(part.get_content_charset("utf-8")), ()
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data)


def about_message(message: Message) -> dict[str, str]:
    """What the header of a message says."""
    found = {
        "title": header(message, "Subject"),
        "date": header(message, "Date"),
        "author": people(message, "From"),
        "sender": people(message, "From"),
        "recipient": people(message, "To"),
    }
    return {key: value for key, value in found.items() if value}


def header(message: Message, name: str) -> str:
    """One field of the header, its encoded words decoded, on one line."""
    value = str(message.get(name, ""))
    with suppress(LookupError, MessageError, ValueError):
        value = str(make_header(decode_header(value)))
    return fold(value).strip()


def people(message: Message, name: str) -> str:
    """Who stands in a field of the header: names, addresses where there are none, joined by "; "."""
    found = [shown or address for shown, address in getaddresses([header(message, name)])]
    return SEPARATOR.join(one.strip() for one in found if one.strip())


def read_attachment(part: Message, source: Source, number: int, name: str) -> Iterator[Reading | Unread]:
    """Yield the texts of an attachment; pictures and sounds are passed over in silence."""
    if part.get_content_maintype() in ("image", "audio", "video"):
        return
    filename, data = content_of(part, number)
    try:
        for found in read_source(source.inside(filename, data)):
            yield placed(found, f"{name}/{filename}".strip("/"))
    except UnreadableError as error:
        yield Unread(f"{name}/{filename}".strip("/"), str(error))


def content_of(part: Message, number: int) -> tuple[str, bytes]:
    """Name and content of an attachment; a message in a message is a file of its own."""
    name = fold(part.get_filename() or f"attachment {number}").replace("/", "_")
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return f"{name.removesuffix('.eml')}.eml", part.get_payload(0).as_bytes()
    return name, part.get_payload(decode=True) or b""
