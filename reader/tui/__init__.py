"""The screens.

    app          one window: styles, keys, the first screen
    screens      welcome, the three panes of a library, the manual
    parts        what the main screen consists of beside its widgets: who decides what
    dialogs      panels over a screen: each asks for one thing
    widgets      what is drawn: list, reader, sidebar and the two lines around them
    pages        what the reader shows, as text with spans
    bridge       the one way to the library

The table of `actions` feeds keys, key bars, palette and help.  Textual reads its settings while it is imported, so ours
are put into the environment here.
"""

import os

# A search's answer is always the second frame after a key; at the default of 60 it waits up to 21 ms (measured).
os.environ.setdefault("TEXTUAL_FPS", "120")
