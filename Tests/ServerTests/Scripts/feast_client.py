"""Asks a server through Feast's own client: feast_client.py URL EXPECTED (answers of the library, as JSON)."""

import json
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pandas as pd
from feast import Entity, FeatureService, FeatureStore, FeatureView, Field, FileSource, PushSource, ValueType
from feast.errors import FeatureServiceNotFoundException, FeatureViewNotFoundException
from feast.repo_config import RepoConfig
from feast.types import Float64, Int64, String

url, expected = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
folder = Path(tempfile.mkdtemp())
config = RepoConfig(
    project="featurestore",
    provider="local",
    registry=str(folder / "registry.db"),
    online_store={"type": "remote", "path": url},
    offline_store={"type": "file"},
    entity_key_serialization_version=3,
)
store = FeatureStore(config=config)

# Our views are feature views of Feast, our sources are what it pushes to; what Feast itself would compute is not asked for.
tailnum = Entity(name="aircraft", join_keys=["tailnum"], value_type=ValueType.STRING)
nothing = FileSource(name="nothing", path=str(folder / "nothing.parquet"), timestamp_field="event_timestamp")
size = FeatureView(
    name="AircraftSize", entities=[tailnum], ttl=timedelta(0), source=nothing, schema=[Field(name="seats", dtype=Int64)])
planes_file = FileSource(name="planes_file", path=str(folder / "planes.parquet"), timestamp_field="registered_at")
push_planes = PushSource(name="planes", batch_source=planes_file)
planes = FeatureView(
    name="planes", entities=[tailnum], ttl=timedelta(0), source=push_planes,
    schema=[
        Field(name="built_year", dtype=Int64), Field(name="manufacturer", dtype=String), Field(name="model", dtype=String),
        Field(name="engines", dtype=Int64), Field(name="seats", dtype=Int64),
    ])
pd.DataFrame({"tailnum": ["x"], "event_timestamp": [pd.Timestamp.now("UTC")], "seats": [1]}).to_parquet(folder / "nothing.parquet")
pd.DataFrame({
    "tailnum": ["x"], "registered_at": [pd.Timestamp.now("UTC")], "built_year": [1], "manufacturer": ["x"], "model": ["x"],
    "engines": [1], "seats": [1]}).to_parquet(folder / "planes.parquet")
service = FeatureService(name="turnaround_model_v1", features=[size])
store.apply([tailnum, size, planes, service])

# Features by name, and a whole service, for several entities at once.
rows = expected["rows"]
for features, full in ((expected["features"], False), (expected["features"], True), (service, False)):
    answer = store.get_online_features(features=features, entity_rows=rows, full_feature_names=full).to_dict()
    names = expected["features"]
    if isinstance(features, FeatureService):
        names = expected["service_features"]
    for position, name in enumerate(names):
        key = name.replace(":", "__") if full else name.split(":")[1]
        wanted = (expected["service_columns"] if isinstance(features, FeatureService) else expected["columns"])[position]
        assert answer[key] == wanted, (name, answer[key], wanted)
    for key in ["tailnum", "carrier"] if isinstance(features, FeatureService) else ["tailnum"]:
        assert answer[key] == [row[key] for row in rows], (key, answer[key])

# One view, read the way in which Feast's online stores are read: values, and the time of the newest event.
protos = store.get_online_features(features=["AircraftSize:seats"], entity_rows=[{"tailnum": "N100"}]).proto
assert [int(status) for status in protos.results[1].statuses] == [1], protos

# A push reaches the next lookup; so does a write of the view that is named like the source.
frame = pd.DataFrame({
    "tailnum": ["pushed-1", "pushed-2"], "registered_at": [pd.Timestamp("2012-01-01T00:00:00Z"), pd.Timestamp("2012-01-01T00:00:00.5Z")],
    "built_year": [2001, 2002], "manufacturer": ["É", "B"], "model": ["m", "n"], "engines": [2, 4], "seats": [11, 12]})
store.push("planes", frame)
pushed = [{"tailnum": "pushed-1"}, {"tailnum": "pushed-2"}]
assert store.get_online_features(features=["AircraftSize:seats"], entity_rows=pushed).to_dict()["seats"] == [11, 12]
frame["seats"] = [21, 22]
store.write_to_online_store("planes", frame)
assert store.get_online_features(features=["AircraftSize:seats"], entity_rows=pushed).to_dict()["seats"] == [21, 22]

# Errors arrive as Feast's own classes.
for features, error in (
    (["AircraftSise:seats"], FeatureViewNotFoundException),
    (FeatureService(name="no_such_service", features=[size]), FeatureServiceNotFoundException),
):
    try:
        store.get_online_features(features=features, entity_rows=[{"tailnum": "N100"}])
    except error:
        continue
    raise AssertionError(f"no {error.__name__}")
print("agreed")
