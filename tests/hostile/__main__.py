"""`make hostile`: a million mutated callbacks over all parsers; progress, then what came of them."""

import argparse
import asyncio
import random
import sys
import time
from collections import Counter

import structlog

from tests.hostile.benches import Bench, benches

_STEP = 10_000


async def run(bench: Bench, number: int, seed: int, *, shown: bool = False) -> Counter[str]:
    """So many callbacks at one parser; what came of them."""
    lot, outcomes = random.Random(f"{seed}|{bench.name}"), Counter[str]()
    for done in range(1, number + 1):
        outcomes[await bench.deal(lot)] += 1
        if shown and done % _STEP == 0:
            print(f"\r{bench.name}  {done}/{number}", end="", file=sys.stderr, flush=True)
    return outcomes


async def everything(number: int, seed: int) -> bool:
    """All parsers, an equal share each; whether nothing but what may come came."""
    well, begun, all_ = True, time.monotonic(), benches()
    for bench in all_:
        outcomes = await run(bench, number // len(all_), seed, shown=True)
        strange = set(outcomes) - bench.fine
        well = well and not strange
        told = "  ".join(f"{name}: {count}" for name, count in sorted(outcomes.items()))
        print(f"\r{bench.name}  {told}  {'不该有：' + str(strange) if strange else '好'}")
    print(f"{number}个，{time.monotonic() - begun:.0f}秒，种子{seed}")
    return well


def main() -> None:
    parser = argparse.ArgumentParser(description="Mutated callbacks over all parsers")
    parser.add_argument("--number", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20261128)
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    sys.exit(0 if asyncio.run(everything(given.number, given.seed)) else 1)


if __name__ == "__main__":
    main()
