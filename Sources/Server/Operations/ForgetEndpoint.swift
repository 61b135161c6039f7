import Contracts
import FeatureStore
import Online

/// `DELETE /v1/entities/{entity}`: erases an entity's rows, log and memory, and says what was looked through to prove it.
enum ForgetEndpoint {
    static func answer(_ call: Call, in parts: ServerParts) async throws -> Answer {
        let entity = try parts.catalogue.entity(call.segment, at: "path")
        let shape = ShapeReader(try call.json(parts.jsonLimits))
        try shape.requireMembers(["keys"])
        let keys = try shape.required("keys")
        let keyShape = ShapeReader(keys, at: "keys")
        try keyShape.requireMembers(entity.keys.map(\.name))
        var columns: [Column] = []
        for key in entity.keys {
            let value = try keyShape.required(key.name)
            var column = Column(name: key.name, type: key.type)
            do throws(CellError) {
                try JSONCells().append(value, to: &column, isNullable: false)
            } catch {
                throw RequestError(error, at: "keys.\(key.name)")
            }
            columns.append(column)
        }
        let report = try await parts.forget(entity.name, keys: ColumnBatch(columns: columns, rowCount: 1))
        guard report.traces == 0 else { throw tracesLeft(report) }
        return .json(write(report, requestID: call.id))
    }

    private static func tracesLeft(_ report: ForgetReport) -> RequestError {
        var error = RequestError(
            .tracesLeft,
            "the entity was erased, and traces of it were found afterwards: erase it again, and look at the places",
            expected: "no traces", found: "\(report.traces)")
        error.details = (report.rows.proofs + (report.log?.proofs ?? [])).filter { $0.traces > 0 }.prefix(20).map {
            RequestError.Detail(location: $0.place, expected: "no traces", found: "\($0.traces)")
        }
        return error
    }

    private static func write(_ report: ForgetReport, requestID: String) -> JSONWriter {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("request_id", requestID)
            writer.name("erased")
            writer.array { writer in
                for rows in report.rows.erased {
                    writer.object { writer in
                        writer.member("source", rows.source)
                        writer.member("rows", Int64(rows.rows))
                    }
                }
            }
            writer.name("unknown_sources")
            writer.array { writer in
                for source in report.rows.unknownSources { writer.text(source) }
            }
            writer.name("unsearched_keys")
            writer.array { writer in
                for key in report.unsearchedKeys { writer.text(key) }
            }
            if let log = report.log { writer.member("log_records", Int64(log.records)) }
            writer.name("proofs")
            writer.array { writer in
                for proof in report.rows.proofs + (report.log?.proofs ?? []) {
                    writer.object { writer in
                        writer.member("place", proof.place)
                        writer.member("traces", Int64(proof.traces))
                    }
                }
            }
        }
        return writer
    }
}
