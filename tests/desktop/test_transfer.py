"""How far a version on its way is, in words: bytes in one unit, the time left from the speed of the last seconds."""

from collections.abc import Iterator

import pytest

from nhsbn_desktop.desktop.rows.transfer import Pace, Transfer, left_words, size_words


def ticking(*moments: float) -> Iterator[float]:
    yield from moments


def test_the_time_left_follows_the_speed_of_the_last_seconds_and_is_not_guessed_at_first() -> None:
    clock = ticking(0, 0.5, 2, 30, 31)
    pace = Pace("id", lambda: next(clock))
    assert pace.note(0, 40_000_000).left is None
    assert pace.note(1_000_000, 40_000_000).left is None, "half a second is too short to tell"
    assert pace.note(4_000_000, 40_000_000).left == pytest.approx(18)
    pace.note(4_000_000, 40_000_000)
    assert pace.note(4_100_000, 40_000_000).left == pytest.approx(359), (
        "how fast it was before the line stood still is forgotten"
    )


def test_a_chunk_that_is_sent_again_starts_the_watch_anew() -> None:
    clock = ticking(0, 2, 3)
    pace = Pace("id", lambda: next(clock))
    pace.note(0, 100)
    assert pace.note(50, 100).left == pytest.approx(2)
    assert pace.note(20, 100).left is None


@pytest.mark.parametrize(
    ("transfer", "words", "brief"),
    [
        (Transfer("id", 0, 0), "Reaching the Network", "Reaching the Network"),
        (Transfer("id", 0, 32_369), "0 of 32.4 kB sent", "0%"),
        (Transfer("id", 12_345_678, 40_000_000, 21.7), "12.3 of 40.0 MB sent, about 20 s left", "30%, 20 s left"),
        (Transfer("id", 1_000_000, 40_000_000, 300.0), "1.0 of 40.0 MB sent, about 5 min left", "2%, 5 min left"),
        (
            Transfer("id", 40_000_000, 40_000_000),
            "All 40.0 MB on the line; answer awaited",
            "Answer awaited",
        ),
    ],
)
def test_how_far_it_is_in_words(transfer: Transfer, words: str, brief: str) -> None:
    assert (transfer.words, transfer.brief) == (words, brief)


def test_sizes_and_times_at_their_edges() -> None:
    assert [size_words(size) for size in (0, 999, 1_000, 999_999)] == ["0 bytes", "999 bytes", "1.0 kB", "1,000.0 kB"]
    assert [left_words(seconds) for seconds in (0, 57, 58, 89, 91)] == [
        "5 s left", "55 s left", "1 min left", "1 min left", "2 min left",
    ]  # fmt: skip
