"""The results of slow work that were asked for last, by what they depend on."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Recent(Generic[Result]):
    """Keep a few results. Questions and long work, which have a thread each, may share one."""

    def __init__(self, most: int) -> None:
        """Keep `most` results; the one that nobody asked for the longest goes first."""
        self._most = most
        self._kept: OrderedDict[Hashable, Result] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result for `key`; what is not kept is made, by two at once if need be."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        result = make()
        with self._lock:
            self._kept[key] = result
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return result
