"""Loads a running `featurestore serve` for a while and watches its memory: soak.py BINARY SECONDS [KILOBYTES-A-MINUTE].

Lookups and ingests over HTTP from several connections, corrections and forgetting included, over a fixed set of entities and
ids, with a small cache, a feature log and compaction: what the server holds is then bounded, and its memory must not grow
with the work.

Two parts of it have bounds of their own, which a short run does not reach, and are held to those: decoded rows (16 MB here)
and SQLite's pages of the file, which grows by what corrections replaced (64 MB for the writer, 16 MB for each of 4 readers).
To all else, once the first third has filled the store and its pools, a line is fitted (the median of the slopes between all
pairs of samples); the run fails where it climbs faster than the bound, by default 1,024 kB a minute. The slope of the whole
memory is told beside it.
"""

import http.client
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timedelta, timezone

binary, seconds = sys.argv[1], int(sys.argv[2])
bound = float(sys.argv[3]) if len(sys.argv) > 3 else 1024.0
AIRCRAFT = [f"N{number}" for number in range(2_000)]
AIRPORTS = ["JFK", "LAX", "EWR", "SFO", "LGA", "BOS"]
counts = {"lookup": 0, "ingest": 0, "forget": 0, "refused": 0, "failed": 0}
lock = threading.Lock()
# In kB: 64 MB to write and 16 MB for each of 4 connections that read, and what SQLite needs beside pages: statements, the schema.
PAGES = (64 + 4 * 16 + 8) << 10
ends = time.monotonic() + seconds
started_at = datetime.now(timezone.utc)


def instant(when):
    return when.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def flight(chance):
    """A row that is the same for its id, save in one case of fifty: what corrections replaced is kept for days, and the file
    and the pages of it that are held in memory would grow with the run."""
    number = chance.randrange(20_000)
    content = random.Random(number if chance.random() < 0.98 else chance.random())
    scheduled = started_at - timedelta(minutes=content.randrange(1, 14_400))
    row = {"flight_id": number, "tailnum": AIRCRAFT[number % len(AIRCRAFT)], "origin": AIRPORTS[number % 6],
           "dest": AIRPORTS[(number // 6) % 6], "carrier": "UA", "scheduled_at": instant(scheduled)}
    if content.random() < 0.8:
        delay = content.randrange(-10, 90)
        row |= {"departed_at": instant(scheduled + timedelta(minutes=delay)), "dep_delay": delay}
    return row


def question(chance):
    rows = [{"tailnum": chance.choice(AIRCRAFT), "origin": chance.choice(AIRPORTS), "dest": chance.choice(AIRPORTS),
             "planned_at": instant(datetime.now(timezone.utc) + timedelta(hours=3))}
            for _ in range(chance.choice([1, 1, 1, 20]))]
    return {"service": "delay_model_v1", "rows": rows, "metadata": ["statuses", "event_times"]}


def ask(connection, chance):
    kind = chance.choices(["lookup", "ingest", "forget"], [70, 29.9, 0.1])[0]
    if kind == "lookup":
        method, path, body = "POST", "/v1/lookup", question(chance)
    elif kind == "ingest":
        method, path, body = "POST", "/v1/ingest/flights", [flight(chance) for _ in range(chance.choice([1, 1, 50]))]
        body = list({row["flight_id"]: row for row in body}.values())
    else:
        method, path, body = "DELETE", "/v1/entities/aircraft", {"keys": {"tailnum": chance.choice(AIRCRAFT)}}
    connection.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    text = answer.read()
    with lock:
        counts[kind] += 1
        if answer.status == 429:
            counts["refused"] += 1
        elif answer.status != 200:
            counts["failed"] += 1
            if counts["failed"] <= 5:
                print(answer.status, text[:300], file=sys.stderr)


def work(port, lane):
    chance = random.Random(lane)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    while time.monotonic() < ends:
        ask(connection, chance)
    connection.close()


def resident(process):
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))


def bounded(port):
    """What decoded rows and SQLite's pages take, in kB, as the server itself counts it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    connection.close()
    numbers = dict(line.rsplit(" ", 1) for line in lines if line and line[0] != "#")
    return int(numbers["featurestore_cache_bytes"]) // 1024, int(numbers["featurestore_sqlite_bytes"]) // 1024


def climb(samples):
    """The median slope between all pairs of samples, in kB a minute: a few odd samples do not move it."""
    chosen = samples[:: max(1, len(samples) // 300)]
    return statistics.median(
        (later[1] - earlier[1]) / (later[0] - earlier[0]) * 60
        for position, earlier in enumerate(chosen) for later in chosen[position + 1:])


with tempfile.TemporaryDirectory() as folder:
    log = open(os.path.join(folder, "log"), "w", encoding="utf-8")
    server = subprocess.Popen(
        [binary, "serve", "--port", "0", "--store", os.path.join(folder, "online.sqlite"), "--cache-mb", "16",
         "--compact-minutes", "1", "--feature-log", os.path.join(folder, "served"), "--feature-log-rate", "0.05"],
        stdout=subprocess.PIPE, stderr=log, text=True)
    port = int(server.stdout.readline().rsplit(":", 1)[1])
    lanes = [threading.Thread(target=work, args=(port, lane), daemon=True) for lane in range(4)]
    for lane in lanes:
        lane.start()
    started, samples = time.monotonic(), []
    while time.monotonic() < ends:
        time.sleep(1)
        rows, pages = bounded(port)
        samples.append((time.monotonic() - started, resident(server.pid), rows, pages))
    for lane in lanes:
        lane.join()
    server.send_signal(signal.SIGTERM)
    status = server.wait(60)
    steady = [sample for sample in samples if sample[0] >= seconds / 3]
    slope = climb([(when, memory - rows - pages) for when, memory, rows, pages in steady])
    print(f"{seconds} s: {counts['lookup']} lookups, {counts['ingest']} deliveries, {counts['forget']} erasures, "
          f"{counts['refused']} refused, {counts['failed']} failed; memory {samples[0][1]} kB at first, "
          f"{steady[0][1]} kB after a third, {steady[-1][1]} kB at the end, climbing {climb(steady):.0f} kB a minute; "
          f"of it at most {max(sample[2] for sample in samples)} kB decoded rows, "
          f"{max(sample[3] for sample in samples)} kB SQLite's pages, all else climbing {slope:.0f} kB a minute")
    problems = []
    if slope > bound:
        problems.append(f"memory that has no bound climbs {slope:.0f} kB a minute, more than {bound:.0f}")
    for name, part, most in [("decoded rows", 2, 16 << 10), ("SQLite's pages", 3, PAGES)]:
        if max(sample[part] for sample in samples) > most:
            problems.append(f"{name} take more than the {most} kB that bound them")
    if counts["failed"]:
        problems.append(f"{counts['failed']} requests failed")
    if status != 0:
        problems.append(f"the server ended with {status}")
    if not all(counts[kind] for kind in ("lookup", "ingest")):
        problems.append("nothing was asked")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)
