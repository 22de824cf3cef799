"""How the page bears many askers: `python tests/page/load.py http://127.0.0.1:7860 [how many at once]`. Prints seconds."""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time

import httpx

QUESTIONS = (
    "2027年规上工业增加值目标比“十三五”末提高多少？", "各份规划的关键工序数控化率目标分别是多少？",
    "工业互联网平台一年运营费600万元，能补多少？", "绿色工厂创建由哪个部门负责？", "上海市2027年的工业增加值目标是多少？",
)


async def ask(client: httpx.AsyncClient, number: int) -> float:
    """Seconds until the whole answer is there. Raises where it is not."""
    began = time.perf_counter()
    body = {"question": QUESTIONS[number % len(QUESTIONS)], "history": [], "turn": "t1"}
    reply = await client.post("/answer", json=body)
    reply.raise_for_status()
    last = json.loads(reply.text.strip().split("\n")[-1])
    assert last["done"] and 'data-status="error"' not in last["html"], last["html"]
    return time.perf_counter() - began


async def main(address: str, people: int) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=httpx.Limits(max_connections=people)) as client:
        await asyncio.gather(*(ask(client, number) for number in range(len(QUESTIONS))))
        seconds = sorted(await asyncio.gather(*(ask(client, number) for number in range(people))))
    p95 = seconds[min(len(seconds) - 1, round(0.95 * len(seconds)) - 1)]
    print(f"{people} at once: median {statistics.median(seconds):.2f}, 95th percentile {p95:.2f}, slowest {seconds[-1]:.2f}")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50))
