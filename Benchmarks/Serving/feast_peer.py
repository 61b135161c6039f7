#!/usr/bin/env python3
"""Measures Feast as the peer: its SQLite online store, its SDK and its own server; run with a Python that has feast.

    feast_peer.py prepare FOLDER ENTITIES     a feature repository: 5 views of 10 features, precomputed
    feast_peer.py sdk FOLDER ENTITIES CALLS   milliseconds a get_online_features call of 10 features, one entity
    feast_peer.py push FOLDER ENTITIES CALLS  pushes a second of one event each, as Feast's SQLite store writes them
"""
import datetime
import json
import pathlib
import random
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import pandas
from feast import Entity, FeatureService, FeatureStore, FeatureView, Field, FileSource, PushSource, ValueType
from feast.types import Bool, Float64, Int64, String

WINDOWS = ["1h", "24h", "7d", "30d", "90d"]
FIELDS = [
    ("payments", Int64), ("total_cents", Int64), ("mean_cents", Float64), ("largest_cents", Int64),
    ("smallest_cents", Int64), ("abroad", Int64), ("declined_cents", Int64), ("declined", Int64),
    ("last_merchant", String), ("last_country", String),
]


def repository(folder):
    (folder / "feature_store.yaml").write_text(
        "project: peer\nprovider: local\nregistry: registry.db\n"
        "online_store: { type: sqlite, path: online.db }\nentity_key_serialization_version: 3\n")
    return FeatureStore(repo_path=str(folder))


def rows(window, entities, start=0):
    """Precomputed answers of one window, for entities start ..< start + entities."""
    chance = random.Random(f"{window}{start}")
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    ids = range(start, start + entities)
    columns = {"customer_id": list(ids), "paid_at": [now] * entities}
    for name, kind in FIELDS:
        if kind is String:
            columns[f"{name}_{window}"] = [f"shop-{chance.randrange(500)}" for _ in ids]
        elif kind is Float64:
            columns[f"{name}_{window}"] = [chance.random() * 10000 for _ in ids]
        else:
            columns[f"{name}_{window}"] = [chance.randrange(100000) for _ in ids]
    return pandas.DataFrame(columns)


def prepare(folder, entities):
    folder.mkdir(parents=True, exist_ok=True)
    store = repository(folder)
    customer = Entity(name="customer", join_keys=["customer_id"], value_type=ValueType.INT64)
    views = []
    for window in WINDOWS:
        path = folder / f"payments_{window}.parquet"
        rows(window, 1).to_parquet(path)
        batch = FileSource(name=f"batch_{window}", path=str(path), timestamp_field="paid_at")
        source = PushSource(name=f"push_{window}", batch_source=batch)
        views.append(FeatureView(
            name=f"payments_{window}", entities=[customer], ttl=datetime.timedelta(0), online=True, source=source,
            schema=[Field(name="customer_id", dtype=Int64)]
            + [Field(name=f"{name}_{window}", dtype=kind) for name, kind in FIELDS]))
    store.apply([customer, *views, FeatureService(name="ten_v1", features=[views[4]]),
                 FeatureService(name="fifty_v1", features=views)])
    for window in WINDOWS:
        for start in range(0, entities, 10000):
            store.write_to_online_store(
                f"payments_{window}", rows(window, min(10000, entities - start), start))


def percentile(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


def sdk(folder, entities, calls):
    store = FeatureStore(repo_path=str(folder))
    features = [f"payments_90d:{name}_90d" for name, _ in FIELDS]
    chance = random.Random(1)
    times = []
    for call in range(calls + 50):
        entity = chance.randrange(entities)
        start = time.perf_counter()
        store.get_online_features(features=features, entity_rows=[{"customer_id": entity}]).to_dict()
        if call >= 50:
            times.append((time.perf_counter() - start) * 1e6)
    times.sort()
    return {"p50_us": percentile(times, 0.5), "p99_us": percentile(times, 0.99), "calls": calls}


def push(folder, entities, calls):
    store = FeatureStore(repo_path=str(folder))
    event = rows("90d", 1)
    start = time.perf_counter()
    for call in range(calls):
        event.loc[0, "customer_id"] = call % entities
        store.push("push_90d", event)
    return {"pushes_per_second": calls / (time.perf_counter() - start), "calls": calls}


if __name__ == "__main__":
    verb, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    numbers = [int(text) for text in sys.argv[3:]]
    print(json.dumps({"prepare": prepare, "sdk": sdk, "push": push}[verb](folder, *numbers)))
