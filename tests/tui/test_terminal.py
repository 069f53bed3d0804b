from __future__ import annotations

from textual.drivers import linux_driver

from reader.tui.keyboard import KeyReader
from reader.tui.terminal import install_readers


def test_the_driver_reads_with_our_readers() -> None:
    install_readers()
    assert linux_driver.XTermParser is KeyReader  # type: ignore[attr-defined]
    decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
    assert decode(b"a\xffb\xd0") == "a\ufffdb"
