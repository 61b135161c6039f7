"""How our samples are written: CSV tables with typed cells, and the sample.yaml that names them.

A cell is None (NULL: an empty, unquoted field), a str (quoted where RFC 4180 asks for it, and where it is empty),
an int, or a datetime (RFC 3339 in UTC, microseconds only where there are any). Lines end in LF. Nothing here depends
on the machine's zone, locale or clock: the same rows give the same bytes.
"""

import csv
from datetime import datetime, timezone
from pathlib import Path


def instant(text: str) -> datetime:
    """Reads `2013-01-01T10:15:00Z`, with or without a fraction."""
    assert text.endswith("Z"), f"expected an instant in UTC that ends in Z, found {text!r}"
    return datetime.fromisoformat(text[:-1] + "+00:00")


def cell(value) -> str:
    """One field of a CSV file."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        assert value.tzinfo is timezone.utc, f"expected an instant in UTC, found {value!r}"
        return value.replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, int):
        return str(value)
    if value == "" or any(character in value for character in '",\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def write_table(path: Path, columns: list[str], rows) -> int:
    """Writes one CSV file and says how many rows it holds."""
    count = 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        for row in rows:
            assert len(row) == len(columns), f"{path}: expected {len(columns)} cells, found {row!r}"
            file.write(",".join(map(cell, row)) + "\n")
            count += 1
    return count


def read_table(path: Path) -> list[dict[str, str]]:
    """Reads a CSV file whose texts are never empty, so that an empty field is NULL."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_description(folder: Path, about: str, sources: list[str], spines: list[str]) -> None:
    """Writes sample.yaml: what the sample is, and which file holds which source and which questions."""
    lines = ["about: |"]
    lines += [("  " + line).rstrip() for line in about.strip().split("\n")]
    lines += ["sources:"] + [f"  {name}: {name}.csv" for name in sources]
    lines += ["spine:"] + [f"  {name}: spine.{name}.csv" for name in spines]
    (folder / "sample.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
