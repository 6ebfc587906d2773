"""One thread for BLAS: as long as anybody needs it, and not a moment longer."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import permutations

import numpy as np
import pytest

from alignwb.engines.blas_limit import one_blas_thread

_BEFORE = 2


def blas_threads() -> set[int]:
    """How many threads each BLAS of this process uses."""
    from threadpoolctl import threadpool_info

    return {part["num_threads"] for part in threadpool_info() if part["user_api"] == "blas"}


@pytest.fixture(autouse=True)
def two_threads() -> Iterator[None]:
    from threadpoolctl import threadpool_limits

    np.ones((2, 2)) @ np.ones((2, 2))  # so that there is a library to ask
    with threadpool_limits(_BEFORE, user_api="blas"):
        assert blas_threads() == {_BEFORE}
        yield


@pytest.mark.parametrize("leaving", permutations(range(3)))
def test_the_last_to_leave_lifts_the_limit_whoever_entered_first(leaving: tuple[int, ...]) -> None:
    inside = [one_blas_thread() for _ in range(3)]
    for context in inside:
        context.__enter__()
        assert blas_threads() == {1}
    for number in leaving[:-1]:
        inside[number].__exit__(None, None, None)
        assert blas_threads() == {1}
    inside[leaving[-1]].__exit__(None, None, None)
    assert blas_threads() == {_BEFORE}


def test_it_holds_as_long_as_any_thread_needs_it() -> None:
    both_inside, first_left = threading.Barrier(2, timeout=30), threading.Event()
    seen: list[set[int]] = []

    def enters_first() -> None:
        with one_blas_thread():
            both_inside.wait()
        seen.append(blas_threads())
        first_left.set()

    first = threading.Thread(target=enters_first)
    first.start()
    with one_blas_thread():
        both_inside.wait()
        assert first_left.wait(30)
        assert seen == [{1}]
    first.join()
    assert blas_threads() == {_BEFORE}


def test_many_threads_that_come_and_go_leave_what_was_there() -> None:
    wrong: list[set[int]] = []

    def comes_and_goes() -> None:
        for _ in range(50):
            with one_blas_thread():
                if blas_threads() != {1}:
                    wrong.append(blas_threads())

    threads = [threading.Thread(target=comes_and_goes) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert blas_threads() == {_BEFORE}


def test_an_error_inside_lifts_it_too() -> None:
    with pytest.raises(ValueError, match="inside"), one_blas_thread():
        raise ValueError("inside")
    assert blas_threads() == {_BEFORE}


def test_what_is_entered_here_may_be_left_in_another_thread() -> None:
    context: AbstractContextManager[None] = one_blas_thread()
    stack = ExitStack()
    stack.enter_context(context)
    other = threading.Thread(target=stack.close)
    other.start()
    other.join()
    assert blas_threads() == {_BEFORE}
