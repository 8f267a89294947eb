"""How much the readers take on: bounds that keep one bad file from costing the memory or the time of all others."""

from __future__ import annotations

MAX_CHARACTERS = 3_000_000  # of one document: about 1,000 printed pages; coding needs some 100 bytes for each
MAX_BYTES = 64_000_000  # of one file that is read whole: a PDF or DOCX with its pictures
MAX_MARKUP = 20_000_000  # bytes of one XML part or table, unpacked, as it is read whole
MAX_PAGE = 5_000_000  # characters of one web page, without the pictures in it
MAX_ELEMENTS = 30_000  # of one web page, up to which its article is looked for; larger ones are read as they are
MAX_DEPTH = 200  # levels of elements in each other, likewise
MAX_UNPACKED = 2_000_000_000  # bytes that all parts of one archive or compressed file may unpack to
MAX_RATIO = 200  # unpacked bytes for each packed one; text rarely passes 20
RATIO_FROM = 10_000_000  # unpacked bytes below which the ratio does not matter
MAX_MEMBERS = 10_000  # files in one archive, parts in one message
MAX_NESTING = 3  # archives in archives, messages in messages
MAX_PAGES = 3_000  # of one PDF
MAX_LINE = 16_000_000  # bytes of one line of JSON, one row of a table
MAX_ROWS = 1_000_000  # records of one file
MAX_SECONDS = 60.0  # for one document, where a reader goes page by page
MAX_TITLE = 400  # characters of a title, an author, a warning
MAX_NAME = 240  # bytes of a doc_id, which names a file
MAX_NAMED = 100  # parts of one file that are named one by one where they cannot be read
