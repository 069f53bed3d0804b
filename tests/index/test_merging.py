"""The merge policy, on segments that are only sizes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.merging import MOST_MOVED, SEGMENTS_PER_TIER, choose_segments


@dataclass(eq=False)
class Sizes:
    """A segment as far as the policy looks at it."""

    count: int
    deleted: int = 0

    def doc_count_all(self) -> int:
        return self.count

    def deleted_count(self) -> int:
        return self.deleted

    @property
    def live(self) -> int:
        return self.count - self.deleted


def test_few_segments_stay() -> None:
    assert choose_segments([Sizes(5) for _ in range(SEGMENTS_PER_TIER - 1)]) == []


def test_a_full_tier_is_merged_and_a_large_segment_stays() -> None:
    small = [Sizes(2) for _ in range(SEGMENTS_PER_TIER)]
    assert choose_segments([Sizes(5_000), *small]) == small


def test_empty_and_mostly_deleted_segments_go() -> None:
    empty, wasteful = Sizes(10, 10), Sizes(100, 60)
    assert choose_segments([empty, wasteful, Sizes(100, 40)]) == [empty, wasteful]


@given(st.lists(st.builds(Sizes, st.integers(1, 5_000)), max_size=60))
def test_a_commit_moves_few(segments: list[Sizes]) -> None:
    chosen = choose_segments(segments)
    assert sum(segment.live for segment in chosen) <= MOST_MOVED
    assert len(chosen) == len({id(segment) for segment in chosen})


@pytest.mark.parametrize("size", [1, 7, 30, 100, 700])
def test_commits_leave_few_segments(size: int) -> None:
    commits = [size] * 400
    segments: list[Sizes] = []
    moved = 0
    for added in commits:
        chosen = choose_segments(segments)
        moved += sum(segment.live for segment in chosen)
        segments = [segment for segment in segments if id(segment) not in {id(one) for one in chosen}]
        segments.append(Sizes(added + sum(segment.live for segment in chosen)))
    assert sum(segment.live for segment in segments) == sum(commits)
    assert moved <= 5 * sum(commits)
    assert len(segments) <= 4 * SEGMENTS_PER_TIER + sum(commits) / (MOST_MOVED / SEGMENTS_PER_TIER)
