"""The screens.

Textual reads its settings while it is imported, so ours are put into the environment here.
"""

import os

# A search's answer is always the second frame after a key; at the default of 60 it waits up to 21 ms (measured).
os.environ.setdefault("TEXTUAL_FPS", "120")
