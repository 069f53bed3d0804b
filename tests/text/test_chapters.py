from __future__ import annotations

import re

import pytest

from reader.settings import MANUAL, find_shared_folder
from reader.text.chapters import read_chapter

CHAPTERS = {file.name: file.read_text(encoding="utf-8") for file in sorted(find_shared_folder(MANUAL).glob("*.md"))}

TEXT = """\
# The *title*

One paragraph, in
two lines, with `a key`.

## Part

| heading | other |
|---|---|
| `j` `↓` | down |
| a longer one | up |

1. first
2. second
   - below
   - it

```toml
[keys]
  star = "*"
```
"""


def test_blocks_keep_their_lines() -> None:
    chapter = read_chapter(TEXT)
    assert chapter.title == "The title"
    assert chapter.body == (
        "One paragraph, in two lines, with `a key`.",
        "Part\n────",
        "j ↓           down\na longer one  up",
        "1.  first\n2.  second\n  •  below\n  •  it",
        '    [keys]\n      star = "*"',
    )
    assert chapter.removed == ()


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_word_of_the_manual_is_lost(name: str) -> None:
    chapter = read_chapter(CHAPTERS[name])
    laid_out = "\n".join(block for _, block in chapter.blocks())
    text = re.sub(r"<!--.*?-->", "", CHAPTERS[name])
    text = re.sub(r"^\|[^\n]*\n(?=\|---)", "", text, flags=re.MULTILINE)  # the headings of tables
    assert re.findall(r"\w+", laid_out) == re.findall(r"\w+", re.sub(r"^```\w*", "", text, flags=re.MULTILINE))


def test_chapters_are_numbered_as_they_follow() -> None:
    titles = [read_chapter(text).title or "" for text in CHAPTERS.values()]
    assert [int(title.partition(".")[0]) for title in titles] == list(range(1, len(titles) + 1))
    assert [int(name[:2]) for name in CHAPTERS] == list(range(1, len(titles) + 1))


@pytest.mark.parametrize("name", CHAPTERS)
def test_references_name_chapters_that_are_there(name: str) -> None:
    for number in re.findall(r"chapter (\d+)", CHAPTERS[name]):
        assert any(other.startswith(f"{int(number):02}-") for other in CHAPTERS)
