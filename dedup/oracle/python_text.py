"""Writes the table by which text becomes lower case and is cut into words exactly as Python does it: str.lower and re's
\\W, which The Stack v2's near deduplication applies before anything else. Frozen, so that clusters do not depend on the
Unicode version of the JVM.

    python3.11 python_text.py > ../src/main/resources/dev/stackyard/dedup/bigcode/python-text.txt
"""

import re
import sys
import unicodedata

WORD = re.compile(r"\w")
SIGMA = "\u03a3"
FINAL_SIGMA = "\u03c2"
CODE_POINTS = [code for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000]


def is_word(code):
    return WORD.match(chr(code)) is not None


# A capital sigma becomes a final one after a cased letter and before none, case-ignorable characters between not counted:
# which characters are of which kind, str.lower tells itself.
def is_ignorable(code):
    return ("a" + SIGMA + chr(code) + "a").lower()[1] != FINAL_SIGMA and ("a" + SIGMA + chr(code)).lower()[1] == FINAL_SIGMA


def is_cased(code):
    return ("a" + SIGMA + chr(code)).lower()[1] != FINAL_SIGMA


def ranges(letter, code_points, belongs):
    start = previous = None
    for code in code_points:
        if belongs(code):
            if previous is None or code != previous + 1:
                if start is not None:
                    yield f"{letter} {start:04X} {previous:04X}"
                start = code
            previous = code
    if start is not None:
        yield f"{letter} {start:04X} {previous:04X}"


def mappings():
    """Runs of code points, each one or two after the last, that are moved by the same distance."""
    run = None
    for code in CODE_POINTS:
        lower = chr(code).lower()
        if lower == chr(code) or code == 0x130:
            continue
        distance = ord(lower) - code
        if run and run[3] == distance and code - run[1] in (1, 2) and run[2] in (0, code - run[1]):
            run = [run[0], code, code - run[1], distance]
        else:
            if run:
                yield run
            run = [code, code, 0, distance]
    yield run


if unicodedata.unidata_version != "14.0.0":
    sys.exit("needs Python 3.11, whose Unicode is 14.0.0, not " + unicodedata.unidata_version)
everything = range(0x110000)
print("# Python 3.11, Unicode 14.0.0; see oracle/python_text.py. W first last: \\w from U+0080 on. L first last step distance:")
print("# lower case. C first last: cased. I first last: case-ignorable.")
print("\n".join(ranges("W", CODE_POINTS, is_word)))
for first, last, step, distance in mappings():
    print(f"L {first:04X} {last:04X} {max(step, 1)} {distance}")
both = [code for code in everything if not 0xD800 <= code < 0xE000]
print("\n".join(ranges("C", both, is_cased)))
print("\n".join(ranges("I", both, is_ignorable)))
