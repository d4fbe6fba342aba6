"""Writes the table of alphabetic and alphanumeric characters that the quality signals count with.

The classes are those of Python's str.isalpha and str.isalnum, because the thresholds that use them were set with
Python. The table is frozen so that a layer's bytes do not depend on the Unicode version of the JVM.

    python3.11 unicode_classes.py > ../src/main/resources/dev/stackyard/curate/internal/unicode-14.txt
"""

import sys
import unicodedata


def character_class(code_point):
    character = chr(code_point)
    return "A" if character.isalpha() else "N" if character.isalnum() else ""


def ranges():
    start, current = 0, ""
    for code_point in range(0x110001):
        found = character_class(code_point) if code_point < 0x110000 else ""
        if found != current:
            if current:
                yield start, code_point - 1, current
            start, current = code_point, found


if unicodedata.unidata_version != "14.0.0":
    sys.exit("needs Python 3.11, whose Unicode is 14.0.0, not " + unicodedata.unidata_version)
print("# Unicode 14.0.0. first last class: A is alphabetic, N is alphanumeric but not alphabetic. See oracle/unicode_classes.py")
for first, last, name in ranges():
    print(f"{first:04X} {last:04X} {name}")
