"""Writes the golden table of the quality layer: small texts and what Python finds in them (see filters.py).

A text is a list of pieces, each with how often it is repeated.

    python3.11 golden.py > ../src/test/resources/dev/stackyard/curate/golden.jsonl
"""

import json
import random

import filters

BREAKS = ["\n", "\r", "\r\n", "\n\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029", "\t"]
LETTERS = "aZ9_\u00aa\u00b2\u00bd\u00df\u0130\u0660\u06dd\u0e01\u2160\u2460\u3007\u4e00\ud7a3\ufb01\U0001d7ce\U00020000\U0001f600"
HEX_PIECES = ["0x41", "\\x41", "41", "fF,", ",", " ", "\n", "\u3000", "\u00e9", "_", "x", "\\", "0", "a", "g", "\x1f", "\xa0"]


def lines():
    for separator in BREAKS:
        yield f"one{separator}two", "a.c", "C"
        yield f"{separator}{separator}x{separator}", "a.c", "C"
    yield "", "a.c", "C"
    yield " \u3000\n\x85", "a.c", "C"
    yield "\ufeff", "a.c", "C"
    yield "\r\n\r\r\n\n\r\r", "a.c", "C"


def characters():
    for character in LETTERS:
        yield character * 3 + " \u2028+", "a.c", "C"


def encoded():
    yield "A" * 63 + " " + "b/+=\n" * 13, "a.c", "C"
    yield [["x = '", 1], ["A", 1024], ["'\n", 1], ["word ", 500]], "a.md", "Markdown"
    yield [["x = '", 1], ["A", 1025], ["'\n", 1], ["word ", 500]], "a.md", "Markdown"
    yield "\n" * 70, "a.c", "C"
    for piece in ["00 ", "00,", "0x00,", "0x00, ", "\\x00", "00\n", "00 0x00,", "00\\x00", "00\u3000", "00\u2028"]:
        for count in (7, 8, 9, 40):
            yield f"data = ({piece * count})", "a.c", "C"
            yield f"\u00e9{piece * count}\u00e9", "a.c", "C"
    for count in (7, 8, 200):
        yield "s = '" + "\\u00e9" * count + "'", "a.c", "C"
    yield "ab\ncd\n" * 20 + "word " * 60, "a.c", "C"
    chooser = random.Random(20240229)
    for _ in range(200):
        weighted = chooser.choices(HEX_PIECES, k=12)
        yield "".join(chooser.choices(weighted, k=60)), "a.c", "C"


def verdicts():
    code = "int main(void) { return 0; }\n"
    yield code * 3, "main.c", "C"
    yield "x" * 101, "a.c", "C"
    yield "x" * 100, "a.c", "C"
    yield "x" * 101, "a.md", "Markdown"
    yield "y\n" * 50 + "word " * 201 + "\n", "a.c", "C"
    yield "y\n" * 50 + "word " * 200 + "\n", "a.c", "C"
    yield [["word ", 20_001]], "a.xml", "XML"
    yield [["word ", 20_000]], "a.xml", "XML"
    yield [["x\n", 100_001]], "a.c", "C"
    yield [["x\n", 100_000]], "a.c", "C"
    for marker in filters.MARKERS:
        yield f"\n\n\n\n// {marker.upper()} by a tool\n" + code, "a.c", "C"
        yield f"\n\n\n\n\n// {marker} by a tool\n" + code, "a.c", "C"
    yield "auto-\ngenerated\n" + code, "a.c", "C"
    yield "abc+++++++++", "a.c", "C"
    yield "abc++++++++++", "a.c", "C"
    yield "12a+++++++++", "a.wat", "WebAssembly"
    yield "12a+++++++++", "a.s", "Motorola 68K Assembly"
    for language in sorted(filters.DATA_LANGUAGES):
        yield [["two words\n", 512]], "readme", language
        yield [["two words\n", 513]], "readme", language
    for name in ["README", "ReadMe.txt", "requirements-dev.txt", "todo.md.txt", "CMakeLists.txt", ".todo", "notes.", "a.txt"]:
        yield "some words\n", "dir.d/" + name, "Text"


def pages():
    words = "some words that a reader sees "
    yield f"<html><body><p>{words * 10}</p></body></html>", "a.html", "HTML"
    yield f"<div class='{words * 10}'>{words * 5}</div>", "a.html", "HTML"
    yield f"<p>{words}</p>", "a.html", "HTML"
    yield f"<script>var x = '<p>{words * 9}</p>';</script><style>{words}</style>{words * 4}", "a.html", "HTML"
    yield f"<SCRIPT type=x>{words * 9}</SCRIPT >{words * 4}", "a.html", "HTML"
    yield f"<!-- {words * 9} -- > -->{words * 4}<!DOCTYPE html><?php {words} ?>", "a.html", "HTML"
    yield f"<ul>\n    <li>{words}\n    </li>\n\n\n    <li>{words}</li>\n</ul>\n<pre>\n    \n</pre>   " * 4, "a.html", "HTML"
    yield f"{words}&amp;&lt;&#65;&#x41;&nbsp;&eacute; a < b && c > d {words * 3}", "a.html", "HTML"
    yield f"<a title=\"a > b\" href='x' checked data-x=a/b/>{words * 4}</a><br/><img src=x alt='>'>", "a.html", "HTML"
    yield f"<template>{words * 9}</template><textarea>   </textarea>{words * 4}", "a.html", "HTML"
    yield f"<![CDATA[{words * 4}]]>{words}", "a.html", "HTML"
    yield f"</p></><//x>{words * 4}<", "a.html", "HTML"


def main():
    for source in (lines, characters, encoded, verdicts, pages):
        for text, path, language in source():
            pieces = [[text, 1]] if isinstance(text, str) else text
            whole = "".join(piece * count for piece, count in pieces)
            print(json.dumps({"pieces": pieces, **filters.finding(whole, path, language)}))


main()
