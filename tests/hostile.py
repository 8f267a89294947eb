"""Hostile and awkward files, made on the spot, each with what must become of it.

`read`: its marker comes out; `warned`: read with a warning, or skipped with a reason; `skipped`: named, with a reason.
"""

import codecs
from typing import NamedTuple

import samples

SAID = "The envoy of Examplia said on Monday that she “cannot accept” the text. It was handed over on 4 March 2021. "
HEADER = "date 2021-03-05 "
SECRET = "content-of-another-file"


class Trap(NamedTuple):
    """A hostile file: its content, what is wrong with it, what must become of it."""

    name: str
    data: bytes
    expect: str
    marker: str = "MARKER"


def said(more="", header=HEADER, encoding="utf-8"):
    """A text with a marker, and whatever else it shall hold."""
    return f"{header}{SAID}MARKER {more}\n".encode(encoding)


def encodings():
    """Texts in all sorts of encodings, with damage."""
    return [
        Trap("empty.txt", b"", "skipped"),
        Trap("blank.txt", " \n\t\u00a0\u200b\r\n".encode(), "skipped"),
        Trap("mark-8.txt", codecs.BOM_UTF8 + said(), "read"),
        Trap("mark-16.txt", codecs.BOM_UTF16_LE + said(encoding="utf-16-le"), "read"),
        Trap("wide.txt", said(encoding="utf-16-be"), "warned"),
        Trap("western.txt", said("Überfall in der Höhe, mañana, garçon", encoding="cp1252"), "warned"),
        Trap("cyrillic.txt", "Посол заявил, что текст неприемлем для его страны. MARKER".encode("cp1251"), "warned"),
        Trap("twice.txt", said("Übung – naïve").decode().encode().decode("cp1252", "replace").encode(), "warned", ""),
        Trap("nul.txt", said().replace(b"envoy", b"en\0\0voy"), "warned"),
        Trap("wrong-bytes.txt", said() + b"\xc3\x28\xff\xfe\x80", "read"),
        Trap("escapes.txt", said("\x1b[2J\x07\x08 red \x1b[0m\x0c next page"), "read"),
        Trap("crlf.txt", said().replace(b". ", b".\r\n"), "read"),
        Trap("cr.txt", said().replace(b". ", b".\r"), "read"),
        Trap("binary.txt", bytes(range(256)) * 40, "skipped"),
    ]


def dates():
    """Texts whose date is missing, impossible or unclear."""
    return [
        Trap("undated.txt", said(header=""), "warned"),
        Trap("impossible.txt", said(header="date 2021-14-41 "), "warned"),
        Trap("far.txt", said(header="date 9998-01-01 "), "warned"),
        Trap("two.txt", said(header="date 2021-03-05 date 2020-03-05 "), "warned"),
        Trap("unclear.txt", said(header="04/03/2021\n"), "warned"),
    ]


def marks():
    """Texts of marks that programs could take for something else, or count for ever."""
    return [
        Trap("script.txt", said('<script>window.hurt=1</script> <img src=x onerror="window.hurt=1">'), "read"),
        Trap("formula.txt", said('=HYPERLINK("http://127.0.0.1/"&A1) said “=1+1”. @SUM(1) said “+1”.'), "read"),
        Trap("cells.txt", said("```python\nraise SystemExit\n```\n{{ 7*7 }} %run x !touch y $$\\input{z}$$"), "read"),
        Trap("long-word.txt", said("A" * 200_000), "read"),
        Trap("open-quotes.txt", said("“" * 5_000 + "said " * 5_000 + "(" * 9_000 + '"' * 9_999), "read"),
        Trap("unclosed.txt", said("The envoy said “we agree. Nobody answered.\nShe replied: “we do not."), "read"),
        Trap("nested.txt", said("“He told me ‘they said “no” to us’ today,” she said."), "read"),
        Trap("foreign-quotes.txt", said("« Non », a-t-il dit. „Nein“, sagte sie. »Nej«. 「いいえ」と述べた。"), "read"),
        Trap("apostrophes.txt", said("The envoys' note, 'tis said, wasn't the '80s idea. 'No,' she said."), "read"),
        Trap("right-to-left.txt", said('قال: «لا». \u202etxt.exe\u202c אמר "לא".'), "read"),
        Trap("combining.txt", said("🧑🏿‍🚀 said “🇪🇺 yes”. Zal\u0336g\u0334\u0335o, S\u0327ahin, Şahin"), "read"),
        Trap("look-alike.txt", said("Аustria (Cyrillic A). O\u200bSCE. N\u00adATO"), "warned"),
        Trap("copy-1.txt", (HEADER + SAID * 5).encode(), "read", ""),
        Trap("copy-2.txt", (HEADER + SAID * 5).encode(), "warned", ""),
        Trap("copy-3.txt", (HEADER + " " + SAID * 5 + "(updated)").encode(), "warned", ""),
    ]


def pages():
    """Web pages and XML with traps."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE d [<!ENTITY e0 "ha">{steps}]><d>&e9;</d>'.encode()
    return [
        Trap("menus.html", samples.page(body="<p>MARKER in the article of the page, said the envoy.</p>"), "read"),
        Trap("broken.html", b"<p>" + said() + b"<b><i></p><table><tr><td>open <a href='x", "read"),
        Trap("title.html", b'<title><script>window.hurt=1</script>"><svg onload=x> MARKER</title><p>Said.', "read"),
        Trap("laughs.xml", laughs, "skipped"),
    ]


def office():
    """Office documents and printed pages with traps."""
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return [
        Trap("good.docx", samples.docx(["MARKER " + SAID]), "read"),
        Trap("cut.docx", samples.docx(["MARKER " + SAID])[:400], "skipped"),
        Trap("bomb.docx", samples.docx(["A" * 30_000_000]), "skipped"),
        Trap("outside.docx", samples.docx([SAID, "&x;"], head=outside), "warned", ""),
        Trap("lock~$file.docx", b"\x05junk", "skipped"),
        Trap("good.pdf", samples.printed(paragraphs=["MARKER " + SAID]), "read"),
        Trap("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200), "skipped"),
        Trap("scan.pdf", samples.scan(), "warned"),
        Trap("cut.pdf", samples.printed()[:180], "skipped"),
        Trap("locked.pdf", samples.locked(), "skipped"),
        Trap("no-text.csv", b'speaker,quote\n"=cmd|calc","a ""quoted"" line\nbreak"\n', "skipped"),
    ]


def names():
    """Files with names that programs trip over."""
    return [
        Trap("<b>&amp;'\".txt", said(), "read"),
        Trap("=1+1.txt", said(), "read"),
        Trap("in a folder/ünïcödé – naïve.txt", said(), "read"),
        Trap("x" * 220 + ".txt", said(), "read"),
        Trap("line\nbreak \x1b[2J.txt", said(), "read"),
        Trap(".hidden.txt", said(), "skipped"),
        Trap("no_ending", said(), "warned"),
    ]


TRAPS = [*encodings(), *dates(), *marks(), *pages(), *office(), *names()]
LINKS = {"loop": ".", "dangling.txt": "nowhere.txt", "outside.txt": "../outside.txt"}


def write_all(folder):
    """Write all traps into a folder, links among them; a file with a secret lies beside the folder."""
    folder.mkdir()
    (folder.parent / "outside.txt").write_text(SECRET, "utf-8")
    for trap in TRAPS:
        path = folder / trap.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(trap.data)
    for name, target in LINKS.items():
        (folder / name).symlink_to(target)
