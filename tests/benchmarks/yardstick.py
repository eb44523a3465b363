"""The same work by plain datasketch: its bulk path with a quick hash, and its own choice of bands."""

from __future__ import annotations

import pickle
import time
import zlib
from collections.abc import Sequence

from datasketch import MinHash, MinHashLSH

from tests.benchmarks.data import Texts
from tui.similar.normal import normal_form

THRESHOLD = 0.7
"""What datasketch chooses 14 bands of 9 rows for."""

BANDS, ROWS = 14, 9


def shingles(text: str, size: int = 5) -> list[bytes]:
    """Runs of characters of a text, padded where it is too short for one."""
    padded = f" {normal_form(text)} ".ljust(size)
    return [padded[start : start + size].encode() for start in range(len(padded) - size + 1)]


class Plain:
    """An index of both fields in memory."""

    def __init__(self, pairs: Sequence[Texts]) -> None:
        start = time.process_time()
        self.indexes = [self._indexed([pair[field] for pair in pairs]) for field in (0, 1)]
        self.seconds = time.process_time() - start
        """CPU time that it took."""

    @staticmethod
    def _indexed(texts: Sequence[str]) -> MinHashLSH:
        index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
        hashes = MinHash.bulk([shingles(text) for text in texts], num_perm=128, hashfunc=zlib.crc32)
        for number, signature in enumerate(hashes):
            index.insert(number, signature, check_duplication=False)
        return index

    def reopened_seconds(self) -> float:
        """CPU time until a stored index can be asked again."""
        stored = pickle.dumps(self.indexes)
        start = time.process_time()
        pickle.loads(stored)
        return time.process_time() - start

    def query_ms(self, text: str) -> float:
        """CPU time of one look-up, unverified."""
        start = time.thread_time()
        signature = MinHash(num_perm=128, hashfunc=zlib.crc32)
        signature.update_batch(shingles(text))
        self.indexes[0].query(signature)
        return (time.thread_time() - start) * 1000
