-- Posts one of two lookups of random customers: arguments are the path, the body's beginning and end, and how many customers a request.
local entities, batch, before, after
function init(args)
  wrk.method = "POST"
  wrk.path = args[1]
  wrk.headers["Content-Type"] = "application/json"
  entities, batch, before, after = tonumber(args[2]), tonumber(args[3]), args[4], args[5]
  math.randomseed(7)
end
function request()
  local ids = {}
  for position = 1, batch do ids[position] = math.random(0, entities - 1) end
  return wrk.format(nil, nil, nil, before .. table.concat(ids, ",") .. after)
end
function done(summary, latency)
  io.write(string.format('\n{"requests_per_second": %.2f, "p50_ms": %.4f, "p99_ms": %.4f, "errors": %d, "requests": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.timeout + summary.errors.connect, summary.requests))
end
