#!/usr/bin/env python3
"""Measures `featurestore compare` against the engine alone and DuckDB, over the same rows, in one run.

    compare.py --rows 1000000 --repeats 5 --engines sqlite,postgres,duckdb

Needs a release build of featurestore, cc, the packages of `Scripts/install-packages test`, and for DuckDB the Python package
duckdb. Everything lies in a temporary folder (--folder keeps it); PostgreSQL is started and stopped here.

Two tables of ten columns beside the key (text, timestamp): 3 int, 4 double, 2 text, 1 bool, with NULLs, in random physical
order. The second has planted differences of each kind and one ulp of noise in every tenth row of two columns whose policy
allows it; a run that does not report exactly what was planted fails.
"""

import argparse, json, math, os, random, shutil, sqlite3, statistics, struct, subprocess, sys, tempfile, time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MILLION = 1_000_000
COLUMNS = ["code", "at", "i1", "i2", "i3", "d1", "d2", "d3", "d4", "t1", "t2", "flag"]
TYPES = {
    "sqlite": "code TEXT, at TIMESTAMP, i1 INTEGER, i2 INTEGER, i3 INTEGER, d1 REAL, d2 REAL, d3 REAL, d4 REAL, t1 TEXT, "
              "t2 TEXT, flag BOOLEAN",
    "postgres": "code text, at timestamptz, i1 int4, i2 int8, i3 int8, d1 float8, d2 float8, d3 float8, d4 float8, t1 text, "
                "t2 text, flag bool",
}
POLICIES = ["--policy", "d3=ulps:1", "--policy", "d4=relative:1e-12"]
# What each session of `featurestore compare` is set to, as far as it bears on speed.
SETTINGS = {"sqlite": "PRAGMA temp_store = FILE",
            "postgres": "SET jit = off; SET work_mem = '64MB'"}
ORDER = {"sqlite": '"code" COLLATE BINARY, "at" COLLATE BINARY', "postgres": '"code" COLLATE "C", "at"'}


def rows(count, side, has_nan):
    """The rows of one side in random physical order, and what differs from the other."""
    start = 1_356_998_400_000_000
    for i in random.Random(side).sample(range(count), count):
        r = random.Random(i)
        bits = r.getrandbits(64)
        u = r.random
        code, at = f"{(i * 2_654_435_761) & 0x1FFFF:05x}", start + i * 60_000_000
        row = [code, at, bits & 0xFFFFF, bits >> 20, (bits & 0xFFFF) - 32768, u() * 1e6, u() - 0.5, u() * 1e-3, u() * 1e9,
               f"text {bits & 0xFFFF}", f"{'x' * (bits & 15)}", bits & 1]
        for column in (2, 5, 9, 11):
            if (bits >> column) % 17 == 0: row[column] = None
        kind = i % 10_000
        if has_nan and i % 1_000 == 500: row[6] = math.nan
        if side == 2 and i % 10 == 3: row[7], row[8] = math.nextafter(row[7], 1), math.nextafter(row[8], math.inf)
        if kind == 17: row[3] = (row[3] or 0) + (side == 2)
        if kind == 18: row[10] = None if side == 2 else "value"
        if kind == 19: row[6] = (math.nan if side == 1 else None) if has_nan else (0.5 if side == 1 else None)
        if kind == 20: row[6] = (math.nan if side == 2 else 0.25) if has_nan else (0.5 if side == 1 else 0.25)
        if kind == 21 and side == 2: continue
        if kind == 22 and side == 1: continue
        yield row


def copies(count):
    """How often the first million is repeated, a year and more apart each time, to make this many rows, and of how many."""
    if count > MILLION and count % MILLION: sys.exit("above a million, --rows takes whole millions")
    return max(1, count // MILLION), min(count, MILLION)


def planted(count, has_nan):
    times, base = copies(count)
    n = lambda kind: times * ((base - kind + 9_999) // 10_000)
    columns = {"i2": {"value": n(17)}, "t2": {"null-against-value": n(18)}}
    columns["d2"] = ({"nan-against-null": n(19), "nan-against-value": n(20)} if has_nan
                     else {"null-against-value": n(19), "value": n(20)})
    return columns, n(21), n(22)


def check(report, count, has_nan):
    columns, missing, extra = planted(count, has_nan)
    found = {c["column"]: {d["kind"]: d["count"] for d in c["differences"]} for c in report["columns"] if c["differing"]}
    within = sum(c["withinPolicy"] for c in report["columns"])
    expected = (columns, missing, extra)
    actual = (found, report["missingRows"]["count"], report["extraRows"]["count"])
    if expected != actual or within == 0: sys.exit(f"planted {expected}, found {actual}, noise let pass {within}")
    return within


def timed(command):
    """Seconds and peak resident megabytes of one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - start, usage.ru_maxrss / 1024, process.returncode, output


def repeated(table, at, times, prefix, numbers):
    """The statement that adds all but the first copy of a table's rows."""
    chosen = ", ".join(f"{at} AS at" if c == "at" else c for c in COLUMNS)
    return f"INSERT INTO {table} {prefix} SELECT {chosen} FROM {table}, {numbers} WHERE {times} > 1"


def build_sqlite(folder, count):
    for side in (1, 2):
        path = f"{folder}/{side}.db"
        if os.path.exists(path): continue
        db = sqlite3.connect(path + ".new")
        db.execute("PRAGMA journal_mode = OFF"); db.execute("PRAGMA synchronous = OFF")
        db.execute(f"CREATE TABLE rows ({TYPES['sqlite']})")
        times, base = copies(count)
        db.executemany(f"INSERT INTO rows VALUES ({','.join('?' * 12)})", rows(base, side, False))
        db.execute(repeated("rows", "at + n * 100000000000000", times, "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 "
                            f"FROM t WHERE n < {times - 1})", "t"))
        db.commit(); db.close()
        os.rename(path + ".new", path)
    return [f"{folder}/{side}.db" for side in (1, 2)]


class Postgres:
    """A server of this run's own, with fair settings for a machine of a few gigabytes."""

    def __init__(self, folder):
        versions = sorted(os.listdir("/usr/lib/postgresql"), key=int)
        self.programs, self.data = f"/usr/lib/postgresql/{versions[-1]}/bin", f"{folder}/postgres"
        self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        os.chmod(folder, 0o755)
        if not os.path.exists(self.data):
            os.mkdir(self.data)
            if self.user: shutil.chown(self.data, "postgres", "postgres")
            self.run("initdb", "-D", self.data, "-A", "trust", "-U", "bench", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8")
        self.run("pg_ctl", "-D", self.data, "-w", "-l", f"{self.data}/log", "-o",
                 f"-k {self.data} -c listen_addresses= -c fsync=off -c shared_buffers=2GB -c autovacuum=off "
                 "-c max_wal_size=8GB", "start")
        self.url = f"postgresql://bench@/postgres?host={self.data}"

    def run(self, program, *arguments):
        subprocess.run(self.user + [f"{self.programs}/{program}", *arguments], check=True, stdout=subprocess.DEVNULL,
                       cwd="/")

    def sql(self, text): subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", self.url, "-c", text], check=True)

    def load(self, count):
        for side in (1, 2):
            have = subprocess.run(["psql", "-XAtq", self.url, "-c", f"SELECT to_regclass('rows{side}')"],
                                  capture_output=True, text=True).stdout.strip()
            if have: continue
            self.sql(f"DROP TABLE IF EXISTS loading; CREATE TABLE loading ({TYPES['postgres']})")
            with subprocess.Popen(["psql", "-Xq", self.url, "-c", "COPY loading FROM STDIN (FORMAT binary)"],
                                  stdin=subprocess.PIPE) as copy:
                for block in copy_blocks(rows(copies(count)[1], side, True)): copy.stdin.write(block)
            times = copies(count)[0]
            self.sql(repeated("loading", "at + n * interval '100000000 seconds'", times, "",
                              f"generate_series(1, {times - 1}) AS t(n)"))
            self.sql("VACUUM ANALYZE loading")
            self.sql(f"ALTER TABLE loading RENAME TO rows{side}")

    def stop(self): self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


def copy_blocks(source):
    header, buffer = b"PGCOPY\n\xff\r\n\0" + bytes(8), bytearray()
    buffer += header
    kinds = ["t", "a", "i", "q", "q", "d", "d", "d", "d", "t", "t", "b"]
    for row in source:
        buffer += struct.pack(">h", 12)
        for kind, value in zip(kinds, row):
            if value is None: buffer += struct.pack(">i", -1)
            elif kind == "t": buffer += struct.pack(">i", len(value)) + value.encode()
            elif kind == "a": buffer += struct.pack(">iq", 8, value - 946_684_800_000_000)
            elif kind == "i": buffer += struct.pack(">ii", 4, value)
            elif kind == "q": buffer += struct.pack(">iq", 8, value)
            elif kind == "d": buffer += struct.pack(">id", 8, value)
            else: buffer += struct.pack(">ib", 1, value)
        if len(buffer) > 1 << 20:
            yield bytes(buffer); buffer.clear()
    yield bytes(buffer) + struct.pack(">h", -1)


def duckdb_seconds(folder, count, repeats):
    """`FULL JOIN … IS DISTINCT FROM`, counting the differing cells of each column; no policy, so the noise counts."""
    import duckdb
    if count > MILLION: sys.exit("DuckDB is measured with at most a million rows: name other --engines")
    db = duckdb.connect(f"{folder}/duck.db")
    db.execute("SET threads = 2")
    for side in (1, 2):
        names = [name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        if f"rows{side}" in names: continue
        path = f"{folder}/{side}.csv"
        with open(path, "w") as out:
            for row in rows(count, side, True):
                out.write(",".join("" if v is None else f'"{v}"' if v == "" else repr(v) if isinstance(v, float) else str(v)
                                   for v in row) + "\n")
        kinds = ["VARCHAR", "BIGINT", "INTEGER", "BIGINT", "BIGINT"] + ["DOUBLE"] * 4 + ["VARCHAR", "VARCHAR", "INTEGER"]
        spec = ", ".join(f"'{c}': '{k}'" for c, k in zip(COLUMNS, kinds))
        chosen = {"at": 'make_timestamp("at") AS "at"', "flag": "CAST(flag AS BOOLEAN) AS flag"}
        db.execute(f"CREATE TABLE rows{side} AS SELECT {', '.join(chosen.get(c, c) for c in COLUMNS)} FROM "
                   f"read_csv('{path}', header=false, columns={{{spec}}}, quote='\"')")
        os.unlink(path)
    cells = ", ".join(f"count(*) FILTER (a.{c} IS DISTINCT FROM b.{c})" for c in COLUMNS[2:])
    query = (f"SELECT count(*) FILTER (a.code IS NULL), count(*) FILTER (b.code IS NULL), {cells} FROM rows1 a FULL JOIN "
             "rows2 b ON a.code = b.code AND a.\"at\" = b.\"at\"")
    seconds = []
    for _ in range(repeats):
        start = time.monotonic(); db.execute(query).fetchall(); seconds.append(time.monotonic() - start)
    return seconds, duckdb.__version__


def statement(engine, table):
    return f"SELECT {', '.join(COLUMNS)} FROM {table} ORDER BY {ORDER[engine]}"


def measure(engine, sides, tables, alone, arguments, repeats, count, has_nan):
    """The engine alone and the comparison by turns, so that whatever else the machine does meets them alike."""
    names = ["alone, sequential", "alone, concurrent", "compare"]
    seconds, memory = {name: [] for name in names}, []
    jobs = [word for side, table in zip(sides, tables) for word in (side, statement(engine, table))]
    for turn in range(repeats + 1):
        for name in names:
            if name == "compare":
                took, peak, status, output = timed(arguments)
                if status != 1: sys.exit(f"compare ended with {status}")
                within = check(json.loads(output), count, has_nan)
            else:
                _, _, status, output = timed([alone, engine, name.split()[1], SETTINGS[engine], *jobs])
                if status != 0: sys.exit("the engine alone failed")
                took = float(output)
            if name == "compare": memory.append(peak)
            # The first turn warms the cache, unless there is no other.
            if turn > 0 or repeats == 0: seconds[name].append(took)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    print(f"\n{engine}, {count} rows a side, median of {max(1, repeats)} (all: "
          + "; ".join(f"{n} {' '.join(f'{v:.2f}' for v in values)}" for n, values in seconds.items()) + ")")
    for name, value in medians.items(): print(f"  {name:20} {value:7.2f} s")
    for name in names[:2]: print(f"  compare / {name:20} {medians['compare'] / medians[name]:5.2f}")
    print(f"  resident memory, peak  {max(memory):6.0f} MB;  all planted differences found, {within} cells of noise let pass")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--engines", default="sqlite,postgres,duckdb")
    parser.add_argument("--folder", help="keep the data here, and use what is there")
    parser.add_argument("--featurestore", default=f"{REPOSITORY}/.build/release/featurestore")
    options = parser.parse_args()
    folder = options.folder or tempfile.mkdtemp(prefix="featurestore-compare-")
    os.makedirs(folder, exist_ok=True)
    engines = options.engines.split(",")
    alone = f"{folder}/engine-alone"
    include = subprocess.run(["pkg-config", "--cflags", "libpq"], capture_output=True, text=True).stdout.split()
    subprocess.run(["cc", "-O2", *include, f"{os.path.dirname(os.path.abspath(__file__))}/engine-alone.c", "-o", alone,
                    "-lsqlite3", "-lpq", "-lpthread"], check=True)
    common = ["--key", "code,at", *POLICIES, "--format", "json"]
    try:
        if "sqlite" in engines:
            files = build_sqlite(folder, options.rows)
            measure("sqlite", files, ["rows", "rows"], alone,
                    [options.featurestore, "compare", "--first", f"sqlite:{files[0]}", "--second", f"sqlite:{files[1]}",
                     "--table", "rows", *common], options.repeats, options.rows, False)
        if "postgres" in engines:
            server = Postgres(folder)
            try:
                server.load(options.rows)
                measure("postgres", [server.url] * 2, ["rows1", "rows2"], alone,
                        [options.featurestore, "compare", "--first", server.url, "--second", server.url, "--first-table",
                         "rows1", "--second-table", "rows2", *common], options.repeats, options.rows, True)
            finally: server.stop()
        if "duckdb" in engines:
            seconds, version = duckdb_seconds(folder, options.rows, options.repeats)
            print(f"\nduckdb {version}, FULL JOIN … IS DISTINCT FROM, 2 threads: median {statistics.median(seconds):.2f} s "
                  f"({' '.join(f'{v:.2f}' for v in seconds)})")
    finally:
        if not options.folder: shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__": main()
