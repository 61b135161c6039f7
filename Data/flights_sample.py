#!/usr/bin/env python3
"""Draws the committed sample `Fixtures/samples/flights_2013`, about a megabyte, from the full one.

    python3 Data/flights_sample.py --full .data/flights --output Fixtures/samples/flights_2013

What is drawn is said in ABOUT below, which also becomes the sample's description. Chance is the SHA-256 of a seed and
of what is drawn, so that the same full sample gives the same bytes on every machine and with every Python.
"""

import argparse
import hashlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

from flights import FLIGHTS, PLANES, WEATHER
from tables import instant, read_table, write_description, write_table

SEED = "flights_2013"
TICK = timedelta(microseconds=1)
NO_ZONE = {"BQN", "PSE", "SJU", "STT"}
# When New York changes its clocks, and the weekends (Saturday and Sunday in New York) around it.
CHANGES = [instant("2013-03-10T07:00:00Z"), instant("2013-11-03T06:00:00Z")]
WEEKENDS = [(instant("2013-03-09T05:00:00Z"), instant("2013-03-11T04:00:00Z")),
            (instant("2013-11-02T04:00:00Z"), instant("2013-11-04T05:00:00Z"))]
# Days whose weather is kept whole: both weekends and the days beside them, the snow storm of February, a week in July.
WEATHER_DAYS = [(instant("2013-03-08T00:00:00Z"), instant("2013-03-12T00:00:00Z")),
                (instant("2013-11-01T00:00:00Z"), instant("2013-11-05T00:00:00Z")),
                (instant("2013-02-08T00:00:00Z"), instant("2013-02-10T00:00:00Z")),
                (instant("2013-07-07T00:00:00Z"), instant("2013-07-14T00:00:00Z"))]

ABOUT = """
Flights out of New York in 2013, about one in fifty, drawn from the full sample (Data/flights.py) by
Data/flights_sample.py with the seed "flights_2013". Rows are as they are in the full sample; none is changed.

Flights: all flights of 32 registered aircraft that flew on both weekends on which clocks changed and had a
cancellation, of 10 aircraft that the register does not know, and of 6 aircraft with fewer than four flights; all
flights of 8 routes with 50 to 400 flights, one of them to an airport whose zone is not known; all flights of both
weekends that were cancelled or have no tail number, and on their Sundays all flights out of LaGuardia; 150 more
flights without a tail number.
Weather: all reports of 17 days (both weekends, the snow storm of February 8th, a week in July), and all reports
within 3 hours of one that lacks its wind.
Planes: the register's entries for the aircraft of these flights.

Questions: instants at a schedule, a departure, a landing or a publication, or where one of these leaves a window of
some view, each exactly, one microsecond before or one after; the changes of clocks and the weeks after them;
instants by chance. They ask for the aircraft and routes above, for further routes, for all carriers and airports of
departure, and for some that do not exist.
"""


def draw(*what) -> int:
    """A large number by chance, always the same for the same arguments."""
    return int.from_bytes(hashlib.sha256("|".join([SEED, *map(str, what)]).encode()).digest()[:8], "big")


def chosen(purpose: str, candidates, count: int) -> list:
    """So many of the candidates, by chance, sorted."""
    candidates = sorted(candidates)
    assert len(candidates) >= count, f"{purpose}: expected {count} candidates or more, found {len(candidates)}"
    return sorted(sorted(candidates, key=lambda candidate: draw(purpose, candidate))[:count])


def pick(options: list, *what):
    """One of the options, by chance."""
    return options[draw(*what) % len(options)]


class Full:
    """The full sample: rows with typed cells, and the groups to choose from."""

    def __init__(self, folder: Path):
        self.flights = typed(folder / "flights.csv", FLIGHTS)
        self.weather = typed(folder / "weather.csv", WEATHER)
        self.planes = typed(folder / "planes.csv", PLANES)
        self.by_aircraft = grouped(self.flights, lambda flight: flight["tailnum"])
        self.by_route = grouped(self.flights, lambda flight: (flight["origin"], flight["dest"]))


def typed(path: Path, columns: list[str]) -> list[dict]:
    """The rows of a table: NULL as None, instants as datetimes, the rest as it is written."""
    table = read_table(path)
    assert list(table[0]) == columns, f"{path}: expected the columns {columns}, found {list(table[0])}"
    for row in table:
        for name, value in row.items():
            if value == "":
                row[name] = None
            elif name.endswith("_at"):
                row[name] = instant(value).replace(tzinfo=timezone.utc)
    return table


def grouped(table: list[dict], key) -> dict:
    groups: dict = {}
    for row in table:
        groups.setdefault(key(row), []).append(row)
    return groups


def within(time: datetime, spans) -> bool:
    return any(start <= time < end for start, end in spans)


def choose_aircraft(full: Full) -> list[str]:
    registered = {plane["tailnum"] for plane in full.planes}
    travelled, unknown, rare = [], [], []
    for tailnum, flights in full.by_aircraft.items():
        if tailnum is None:
            continue
        weekends = sum(any(within(flight["scheduled_at"], [weekend]) for flight in flights) for weekend in WEEKENDS)
        cancelled = any(flight["departed_at"] is None for flight in flights)
        if tailnum in registered and weekends == 2 and cancelled and 60 <= len(flights) <= 200:
            travelled.append(tailnum)
        elif tailnum not in registered and 40 <= len(flights) <= 150:
            unknown.append(tailnum)
        elif len(flights) < 4:
            rare.append(tailnum)
    return sorted(chosen("travelled", travelled, 32) + chosen("unknown", unknown, 10) + chosen("rare", rare, 6))


def choose_routes(full: Full) -> list[tuple[str, str]]:
    candidates = {route: flights for route, flights in full.by_route.items()
                  if 50 <= len(flights) <= 250 and sum(flight["departed_at"] is None for flight in flights) >= 2}
    zoned = [route for route in candidates if route[1] not in NO_ZONE]
    unzoned = [route for route, flights in full.by_route.items() if route[1] in NO_ZONE and 50 <= len(flights) <= 400]
    return sorted(chosen("routes", zoned, 7) + chosen("routes without a zone", unzoned, 1))


def choose_flights(full: Full, aircraft: list[str], routes: list[tuple[str, str]]) -> list[dict]:
    sundays = [(start + timedelta(days=1), end) for start, end in WEEKENDS]
    nameless = set(chosen("nameless", (flight["flight_id"] for flight in full.by_aircraft[None]), 150))

    def is_kept(flight: dict) -> bool:
        return (flight["tailnum"] in aircraft
                or (flight["origin"], flight["dest"]) in routes
                or flight["flight_id"] in nameless
                or (within(flight["scheduled_at"], WEEKENDS)
                    and (flight["departed_at"] is None or flight["tailnum"] is None))
                or (within(flight["scheduled_at"], sundays) and flight["origin"] == "LGA"))

    return [flight for flight in full.flights if is_kept(flight)]


def choose_weather(full: Full) -> list[dict]:
    margin = timedelta(hours=3)
    windless = [(report["origin"], report["observed_at"]) for report in full.weather if report["wind_speed"] is None]

    def is_kept(report: dict) -> bool:
        return within(report["observed_at"], WEATHER_DAYS) or any(
            origin == report["origin"] and abs(report["observed_at"] - time) <= margin for origin, time in windless)

    return [report for report in full.weather if is_kept(report)]


def edges(purpose, rows: list[dict], offsets: list[tuple[str, timedelta]], count: int) -> list[datetime]:
    """Instants at which a row comes into or leaves some window, or a microsecond beside them."""
    found = set()
    for number in range(count):
        row = pick(rows, purpose, "row", number)
        column, offset = pick(offsets, purpose, "edge", number)
        if row[column] is not None:
            found.add(row[column] + offset + pick([-TICK, 0 * TICK, TICK], purpose, "side", number))
    return sorted(found)


def by_chance(purpose, count: int) -> list[datetime]:
    """Instants of 2013, to the microsecond."""
    start = datetime(2013, 1, 1, tzinfo=timezone.utc)
    return sorted(start + timedelta(microseconds=draw(purpose, "chance", number) % (365 * 86_400_000_000))
                  for number in range(count))


def around_changes() -> list[datetime]:
    """The changes of clocks and the instants at which they leave a day or a week, local midnights included."""
    hours = [0, 1, 3, 24, 7 * 24 - 1, 7 * 24, 7 * 24 + 1]
    return [change + timedelta(hours=number) for change in CHANGES for number in hours]


def ask_about_aircraft(aircraft: list[str], flights: list[dict]) -> list[tuple]:
    offsets = [("scheduled_at", timedelta(0)), ("scheduled_at", timedelta(hours=24)),
               ("scheduled_at", timedelta(days=7)), ("scheduled_at", timedelta(days=30)),
               ("departed_at", timedelta(0)), ("landed_at", timedelta(0))]
    asked = []
    for tailnum in aircraft:
        own = [flight for flight in flights if flight["tailnum"] == tailnum]
        instants = edges(("aircraft", tailnum), own, offsets, 24) + by_chance(("aircraft", tailnum), 8)
        instants += around_changes()
        asked += [(tailnum, as_of) for as_of in instants]
    strangers = [aircraft[0].lower(), aircraft[0] + " ", "", "N0000"]
    return asked + [(stranger, as_of) for stranger in strangers for as_of in by_chance(("aircraft", stranger), 4)]


def ask_about_routes(routes: list[tuple[str, str]], flights: list[dict]) -> list[tuple]:
    offsets = [("scheduled_at", timedelta(0)), ("scheduled_at", timedelta(hours=3)),
               ("scheduled_at", timedelta(hours=24)), ("scheduled_at", timedelta(days=7)),
               ("departed_at", timedelta(0))]
    by_route = grouped(flights, lambda flight: (flight["origin"], flight["dest"]))
    others = chosen("other routes", set(by_route) - set(routes), 12)
    asked = []
    for route in sorted(routes + others):
        count = 40 if route in routes else 12
        instants = edges(("route", route), by_route[route], offsets, count) + by_chance(("route", route), 6)
        instants += around_changes()
        asked += [(*route, as_of, plan(route, as_of, by_route[route])) for as_of in instants]
    strangers = [(routes[0][1], routes[0][0]), ("JF", "KLAX")]
    return asked + [(*stranger, as_of, as_of) for stranger in strangers for as_of in by_chance(("route", stranger), 4)]


def plan(route: tuple[str, str], as_of: datetime, flights: list[dict]) -> datetime:
    """A planned departure: within two days of as_of, or 24 or 25 hours after a flight scheduled shortly before."""
    recent = [flight["scheduled_at"] for flight in flights
              if timedelta(0) <= as_of - flight["scheduled_at"] < timedelta(days=2)]
    if recent and draw("plan", route, as_of) % 2:
        side = pick([-TICK, 0 * TICK, TICK], "plan side", route, as_of)
        hours = pick([24, 25], "plan hours", route, as_of)
        return pick(recent, "plan flight", route, as_of) + timedelta(hours=hours) + side
    return as_of + timedelta(minutes=draw("plan minutes", route, as_of) % (3 * 1440) - 1440)


def ask_about_airports(weather: list[dict]) -> list[tuple]:
    offsets = [("observed_at", timedelta(0)), ("observed_at", timedelta(hours=3)), ("published_at", timedelta(0))]
    asked = []
    for airport in ["EWR", "JFK", "LGA"]:
        own = [report for report in weather if report["origin"] == airport]
        silent = [report for report in own if report["wind_speed"] is None]
        instants = edges(("airport", airport), own, offsets, 90) + around_changes()
        instants += [report["published_at"] for report in silent]
        asked += [(airport, as_of) for as_of in sorted(set(instants))]
    strangers = ["LAX", "jfk", ""]
    return asked + [(stranger, as_of) for stranger in strangers for as_of in around_changes()[:4]]


def ask_about_carriers(flights: list[dict]) -> list[tuple]:
    offsets = [("scheduled_at", timedelta(0)), ("scheduled_at", timedelta(hours=24)), ("departed_at", timedelta(0))]
    asked = []
    for carrier, own in sorted(grouped(flights, lambda flight: flight["carrier"]).items()):
        instants = edges(("carrier", carrier), own, offsets, 24) + around_changes()
        asked += [(carrier, as_of) for as_of in instants]
    return asked + [(stranger, as_of) for stranger in ["XX", "ua"] for as_of in around_changes()[:4]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Draws the committed sample of flights from the full one.")
    parser.add_argument("--full", type=Path, required=True, help="the full sample, .data/flights")
    parser.add_argument("--output", type=Path, required=True, help="the folder to write")
    arguments = parser.parse_args()

    full = Full(arguments.full)
    aircraft, routes = choose_aircraft(full), choose_routes(full)
    flights, weather = choose_flights(full, aircraft, routes), choose_weather(full)
    planes = [plane for plane in full.planes if plane["tailnum"] in {flight["tailnum"] for flight in flights}]

    folder = arguments.output
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"flights": (FLIGHTS, flights), "weather": (WEATHER, weather), "planes": (PLANES, planes)}
    for name, (columns, table) in tables.items():
        print(f"{write_table(folder / f'{name}.csv', columns, (tuple(row.values()) for row in table)):>6,} {name}")
    spines = {
        "aircraft": (["tailnum", "as_of"], ask_about_aircraft(aircraft, flights)),
        "airport": (["origin", "as_of"], ask_about_airports(weather)),
        "carrier": (["carrier", "as_of"], ask_about_carriers(flights)),
        "route": (["origin", "dest", "as_of", "planned_at"], ask_about_routes(routes, flights)),
    }
    for name, (columns, table) in spines.items():
        count = write_table(folder / f"spine.{name}.csv", columns, sorted(set(table)))
        print(f"{count:>6,} questions about one {name}")
    write_description(folder, ABOUT, list(tables), list(spines))
    print("aircraft", *aircraft)
    print("routes", *map("-".join, routes))


if __name__ == "__main__":
    main()
