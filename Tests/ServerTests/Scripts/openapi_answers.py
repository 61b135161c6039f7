"""Holds answers of the server to its OpenAPI document: openapi_answers.py DOCUMENT ANSWERS (one JSON object a line)."""

import json
import re
import sys

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
validate(document)
components = document["components"]
methods_of = {path: set(methods) for path, methods in document["paths"].items()}
problems = []


def resolved(thing):
    while "$ref" in thing:
        target = document
        for part in thing["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        thing = target
    return thing


def problems_of(instance, schema):
    validator = Draft202012Validator({**schema, "components": components})
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(instance)]


def template(path):
    path = path.split("?")[0]
    for known in methods_of:
        if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", known), path):
            return known
    return None


def check(answer):
    known = template(answer["path"])
    method, status = answer["method"].lower(), str(answer["status"])
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,64}", answer["request_id"]):
        yield "no X-Request-ID"
    if known is None or method not in methods_of[known]:
        expected = "404" if known is None else "405"
        if status != expected:
            yield f"expected {expected}"
        is_feast = known is not None and any("feast" in operation["tags"] for operation in document["paths"][known].values())
        yield from problems_of(json.loads(answer["body"]), components["schemas"]["FeastError" if is_feast else "Error"])
        return
    responses = document["paths"][known][method]["responses"]
    if status not in responses:
        yield f"status {status} is not described"
        return
    content = resolved(responses[status]).get("content", {})
    if not content:
        if answer["body"]:
            yield "a body is not described"
        return
    media_type = answer["type"].split(";")[0]
    if media_type not in content:
        yield f"content type {media_type!r} is not described"
        return
    if media_type == "application/json":
        yield from problems_of(json.loads(answer["body"]), content[media_type]["schema"])


with open(sys.argv[2], encoding="utf-8") as file:
    for line in file:
        answer = json.loads(line)
        for problem in check(answer):
            problems.append(f"{answer['method']} {answer['path']} {answer['status']}: {problem}")
print("\n".join(problems[:20]))
sys.exit(1 if problems else 0)
