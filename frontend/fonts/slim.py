"""Makes the typeface light enough for a first visit over a telephone line.

    python slim.py <in.woff2> <out.woff2>        (needs fonttools and brotli)

Every character stays, and so do kerning and the placing of marks. What goes are instructions for
the pixel grids of old screens, which phones ignore, alternate letter forms and the long names:
half of the file. The SIL Open Font License permits this and asks for the licence to travel along;
it lies beside the fonts.
"""

import sys
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1])
options = Options()
options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk"]
options.hinting = False
options.name_IDs = [0, 13, 14]
subsetter = Subsetter(options)
subsetter.populate(unicodes=font.getBestCmap())
subsetter.subset(font)
font.flavor = "woff2"
font.save(sys.argv[2])
