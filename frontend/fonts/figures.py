"""Makes tabular figures from Be Vietnam Pro, which has none: ten digits, one width.

    python figures.py <in.woff2> <out.woff2>        (needs fonttools and brotli)

Columns of numbers, codes and dates must line up. Digits wider than the cell are narrowed to it,
the others are centred in it. The SIL Open Font License permits this and asks for the licence to
travel along; it lies beside the fonts.
"""

import sys
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CELL = 640  # of 1000 units; near the width of 3 and 5

font = TTFont(sys.argv[1])
options = Options()
options.layout_features = []
options.hinting = False
options.name_IDs = [0, 13, 14]
subsetter = Subsetter(options)
subsetter.populate(text="0123456789")
subsetter.subset(font)

glyphs, metrics, map_ = font["glyf"], font["hmtx"], font.getBestCmap()
for char in "0123456789":
    name = map_[ord(char)]
    advance, _ = metrics[name]
    scale = min(1.0, CELL / advance)
    shift = (CELL - advance * scale) / 2
    pen = TTGlyphPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(TransformPen(pen, (scale, 0, 0, 1, shift, 0)))
    glyphs[name] = pen.glyph()
    glyphs[name].recalcBounds(glyphs)
    metrics[name] = (CELL, glyphs[name].xMin)

font.flavor = "woff2"
font.save(sys.argv[2])
