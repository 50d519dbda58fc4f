"""Takes out of a latin font what neither Vietnamese nor English is written with.

    python rare.py <latin.woff2> <common.woff2> <rare.woff2>        (needs fonttools and brotli)

A browser fetches the second file only for a page on which one of its letters stands, say the name
of a foreigner: a third of the font is not part of a first visit. Prints the two values of
`unicode-range` for `style/00-fonts.css`.
"""

import sys
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
SIGNS = "\u00a0§©«»°±²³·½×÷–—‘’“”•…€−"
COMMON = {*range(0x20, 0x7F), *map(ord, VIETNAMESE + SIGNS)}


def save(source, unicodes, target):
    font = TTFont(source)
    options = Options()
    options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk"]
    options.hinting = False
    options.name_IDs = [0, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def ranges(unicodes):
    found = []
    for code in sorted(unicodes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ", ".join(f"U+{a:04X}" + (f"-{b:04X}" if b > a else "") for a, b in found)


source, common, rare = sys.argv[1:]
letters = set(TTFont(source).getBestCmap())
# Marks that combine come with the letters of Vietnamese, from another file.
rest = {code for code in letters - COMMON if code > 0x20 and not 0x300 <= code < 0x370}
rest -= {0x102}
save(source, letters & COMMON, common)
save(source, rest, rare)
print("common", ranges(letters & COMMON))
print("rare", ranges(rest))
