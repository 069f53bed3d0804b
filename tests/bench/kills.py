"""Kills whoever works on a library at random instants, and looks at what the next start finds.

    python -m tests.bench.kills [--rounds 1000] [--seed 1]

Prints one figure a line and each finding once; writes kills.json; ends with 1 where anything was found.  A library
lives through several rounds, so that what one of them hurt can come up in a later one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.figures import write_trial
from tests.kills.rounds import ACTORS, Actor, Life, choose_actors

ROUNDS_A_LIFE = 20


@dataclass(slots=True)
class Sum:
    """What all rounds together came to."""

    rounds: int = 0
    killed_in_time: Counter[Actor] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, int]:
        """One figure a name; the last has the bound 0."""
        hit = {f"rounds that killed {actor}": self.killed_in_time[actor] for actor in ACTORS}
        return {"rounds": self.rounds, **hit, "findings": len(self.findings)}


def run_rounds(count: int, seed: int, rounds_a_life: int = ROUNDS_A_LIFE) -> Iterator[Sum]:
    """Yield the sum after each round."""
    total = Sum()
    actors = list(enumerate(choose_actors(count, seed)))
    while actors:
        with tempfile.TemporaryDirectory(prefix="kills-") as name:
            life = Life(Path(name), seed + actors[0][0])
            for _ in range(min(rounds_a_life, len(actors))):
                number, actor = actors.pop(0)
                in_time, found = life.live(actor)
                total.rounds += 1
                total.killed_in_time[actor] += in_time
                total.findings += [f"round {number} ({actor}): {each}" for each in found]
                yield total
                if found:  # what is broken would be found again in every round to come
                    break


def main() -> int:
    """Run the rounds; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began, total, told = time.monotonic(), Sum(), 0
    for total in run_rounds(options.rounds, options.seed):
        for finding in total.findings[told:]:
            print(finding, flush=True)
        told = len(total.findings)
    figures = {**total.figures(), "seconds": round(time.monotonic() - began)}
    for name, value in figures.items():
        print(f"{value:>8,}  {name}")
    write_trial("kills", options.seed, figures)
    return 1 if total.findings else 0


if __name__ == "__main__":
    sys.exit(main())
