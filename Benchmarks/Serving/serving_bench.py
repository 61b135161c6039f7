#!/usr/bin/env python3
"""Sets serving beside Feast and beside raw SQLite, all in one run on one machine, and prints ratios.

The same questions are asked of both: 50,000 customers; ten features of one customer, or fifty of a hundred. Feast reads answers
that were computed beforehand; featurestore computes them from 100 payments a customer when it is asked. Exits with 1 where a
bar of the issue is missed.

    serving_bench.py [--entities 50000] [--events 100] [--seconds 8] [--only PART] [--no-build]
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / ".build" / "serving"
PROGRAM = WORK / "swift" / "release" / "serving-bench"
FEAST = ROOT / ".build" / "feast" / "bin"


def last_json(text):
    return json.loads([line for line in text.splitlines() if line.startswith("{")][-1])


def run(*command, folder=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=folder)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} exited with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return last_json(done.stdout) if "{" in done.stdout else {}


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A server that runs while measured; its output goes to a file that is shown when it does not come up."""

    def __init__(self, command, path, port, folder=None):
        self.log = open(WORK / "server.log", "w+")
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        self.log.seek(0)
        sys.exit(f"{command[0]} did not come up:\n{self.log.read()[-3000:]}")

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


def wrk(port, path, entities, batch, before, after, seconds, connections):
    return run("wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", HERE / "wrk" / "post.lua",
               f"http://127.0.0.1:{port}", "--", path, entities, batch, before, after)


def http(port, path, entities, seconds, connections, service_before, keys_before, after):
    warm = service_before("ten_v1") + keys_before
    run("wrk", "-t1", "-c4", "-d2s", "-s", HERE / "wrk" / "post.lua", f"http://127.0.0.1:{port}", "--", path, entities, 1,
        warm, after)
    one = wrk(port, path, entities, 1, service_before("ten_v1") + keys_before, after, seconds, connections)
    many = wrk(port, path, entities, 100, service_before("fifty_v1") + keys_before, after, seconds, 8)
    return one, many


def warm(port, entities):
    """Asks about every customer once, as those of a server that is up for a while were: their rows are then in memory."""
    for start in range(0, entities, 500):
        ids = list(range(start, min(start + 500, entities)))
        body = json.dumps({"service": "ten_v1", "entities": {"customer": ids}}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/v1/lookup", data=body, headers={"Content-Type": "application/json"})
        urllib.request.urlopen(request).read()


class Report:
    def __init__(self):
        self.missed = 0
        print(f"{'work':<58} {'ours':>14} {'beside':>14} {'ratio':>9}  bar", flush=True)

    def line(self, work, ours, beside, ratio, bar, met):
        self.missed += 0 if met else 1
        print(f"{work:<58} {ours:>14} {beside:>14} {ratio:>9}  {bar} {'' if met else '  MISSED'}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=50_000)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--only", action="append", choices=["lookup", "ingest", "http"])
    options = parser.parse_args()
    parts = options.only or ["lookup", "ingest", "http"]
    WORK.mkdir(parents=True, exist_ok=True)
    if not options.no_build:
        subprocess.run(["swift", "build", "-c", "release", "--package-path", str(HERE), "--scratch-path", str(WORK / "swift")],
                       check=True)
    python = FEAST / "python"
    peer = WORK / f"feast-{options.entities}"
    if not (peer / "complete").exists():
        shutil.rmtree(peer, ignore_errors=True)
        run(python, HERE / "feast_peer.py", "prepare", peer, options.entities)
        (peer / "complete").touch()
    store = WORK / f"store-{options.entities}-{options.events}.sqlite"
    # Payments end when the store is filled: the server, which asks about the present, then finds them in its windows.
    moment = WORK / f"{store.name}.moment"
    fresh = not store.exists() or not moment.exists() or "ingest" in parts
    now = int(time.time()) if fresh else int(moment.read_text())
    report = Report()
    if fresh:
        for file in WORK.glob(f"{store.name}*"):
            file.unlink()
        moment.write_text(str(now))
        filled = run(PROGRAM, "measure", "fill", store, now, options.entities, options.events)
        if "ingest" in parts:
            ratio = filled["rows_per_second"] / filled["raw_rows_per_second"]
            report.line("ingest in batches of 1,000 (rows/s; raw SQLite)", f"{filled['rows_per_second']:,.0f}",
                        f"{filled['raw_rows_per_second']:,.0f}", f"{ratio:.2f}", ">= 0.7", ratio >= 0.7)
    if "ingest" in parts:
        ours = run(PROGRAM, "measure", "singles", WORK / "singles.sqlite", now, 32, options.seconds)
        feast = run(python, HERE / "feast_peer.py", "push", peer, options.entities, 500)
        ratio = ours["events_per_second"] / feast["pushes_per_second"]
        report.line("durable ingest, 1 event a call, 32 writers (/s; Feast push)", f"{ours['events_per_second']:,.0f}",
                    f"{feast['pushes_per_second']:,.0f}", f"{ratio:.1f}", ">= 30", ratio >= 30)
    if "lookup" in parts:
        feast = run(python, HERE / "feast_peer.py", "sdk", peer, options.entities, 3000)
        hot = run(PROGRAM, "measure", "hot", store, now, options.entities, 200_000)
        ratio = feast["p50_us"] / hot["p50_us"]
        report.line("lookup of 10 live features, hot, 100 events (p50 us; Feast SDK)", f"{hot['p50_us']:.2f}",
                    f"{feast['p50_us']:.1f}", f"{ratio:.1f}", ">= 50", ratio >= 50)
        cold = run(PROGRAM, "measure", "cold", store, now, options.entities, 5_000)
        ratio = cold["lookup_us"] / cold["raw_us"]
        report.line("the same, cold entity (us; raw prepared select)", f"{cold['lookup_us']:.1f}",
                    f"{cold['raw_us']:.1f}", f"{ratio:.2f}", "<= 4", ratio <= 4)
        memory = run(PROGRAM, "measure", "memory", store, now, options.entities, options.events)
        report.line("memory of all customers, hot (bytes an event)", f"{memory['bytes_per_event']:.0f}", "", "", "say it", True)
    if "http" in parts:
        port = free_port()
        server = Server([PROGRAM, "serve", "--store", store, "--port", port, "--cache-mb", 1024], "/healthz", port, folder=HERE)
        warm(port, options.entities)
        ours = http(port, "/get-online-features", options.entities, options.seconds, options.connections,
                    lambda service: '{"feature_service":"%s"' % service, ',"entities":{"customer_id":[', "]}}")
        own = wrk(port, "/v1/lookup", options.entities, 1, '{"service":"ten_v1","entities":{"customer":[', "]}}",
                  options.seconds, options.connections)
        server.stop()
        port = free_port()
        server = Server([FEAST / "feast", "serve", "-p", port, "--no-access-log"], "/health", port, folder=peer)
        feast = http(port, "/get-online-features", options.entities, options.seconds, options.connections,
                     lambda service: '{"feature_service":"%s"' % service, ',"entities":{"customer_id":[', "]}}")
        server.stop()
        for name, mine, theirs in [("HTTP, 1 customer x 10 features, 32 connections", ours[0], feast[0]),
                                   ("HTTP, 100 customers x 50 features, 8 connections", ours[1], feast[1])]:
            ratio = mine["requests_per_second"] / theirs["requests_per_second"]
            report.line(f"{name} (requests/s)", f"{mine['requests_per_second']:,.0f}",
                        f"{theirs['requests_per_second']:,.1f}", f"{ratio:.1f}", ">= 20", ratio >= 20 and not mine["errors"])
        report.line("  its p99 beside Feast's p50 (ms)", f"{ours[0]['p99_ms']:.2f}", f"{feast[0]['p50_ms']:.2f}", "",
                    "below", ours[0]["p99_ms"] < feast[0]["p50_ms"])
        report.line("  /v1/lookup, 1 customer (requests/s)", f"{own['requests_per_second']:,.0f}", "", "", "", not own["errors"])
    sys.exit(1 if report.missed else 0)


if __name__ == "__main__":
    main()
