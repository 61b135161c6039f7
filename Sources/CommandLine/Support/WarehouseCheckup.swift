import Contracts
import Warehouse

/// What `doctor` finds out about one warehouse: whether it is there, how its session is set, and its tables.
struct WarehouseCheckup {
    let project: Project
    let context: Context
    let configuration: WarehouseConfiguration
    let options: WarehouseOptions

    private var about: String { "warehouse \(configuration.name)" }

    /// Looks at everything; what cannot be looked at becomes a line too.
    func lines() async throws -> [DoctorLine] {
        var lines: [DoctorLine] = []
        do {
            let warehouse = try await WarehouseFactory.warehouse(configuration, project: project, options: options)
            lines.append(.ok(about, "\(warehouse.engine.name) \(warehouse.engine.version) can verify"))
            await warehouse.close()
        } catch WarehouseError.unavailable(_, let message) {
            return [.unknown(about, message, "Nothing else of it was looked at")]
        }
        if case .sqlite(let path) = configuration.engine, path == ":memory:" { return lines }
        do {
            let live = try await WarehouseFactory.liveTables(
                configuration, relativeTo: context.workingDirectory, options: options)
            do {
                lines += settings(try await live.settings())
                lines += try await tables(live)
                await live.close()
            } catch {
                await live.close()
                throw error
            }
        } catch let error as WarehouseError {
            lines.append(.unknown(about, "\(error)", "Its tables were not looked at"))
        }
        return lines
    }

    /// How the session was set before every setting that matters was set by us.
    private func settings(_ settings: [LiveSetting]) -> [DoctorLine] {
        var lines: [DoctorLine] = []
        for setting in settings {
            switch (setting.name, setting.value) {
            case ("TimeZone", let zone) where zone != "UTC":
                lines.append(.ok(about, "sessions start in the zone \(zone); ours are set to UTC"))
            case ("standard_conforming_strings", "off"):
                lines.append(.ok(about, "sessions start with standard_conforming_strings off; ours are set to on"))
            case ("lc_numeric", let locale) where locale != "C" && !locale.hasPrefix("en_"):
                lines.append(.ok(about, "sessions start with lc_numeric \(locale); ours are set to C"))
            case ("default_transaction_read_only", "on"):
                lines.append(
                    .ok(
                        about,
                        "sessions start with default_transaction_read_only on; ours set it to off for their temporary tables"
                    ))
            case ("encoding", let encoding) where encoding != "UTF-8":
                lines.append(
                    .warning(
                        about, "the file is encoded in \(encoding), which `compare` refuses",
                        "To compare its tables, dump it into a database in UTF-8"))
            case ("server_encoding", let encoding) where encoding != "UTF8":
                lines.append(.problem(about, "the database is encoded in \(encoding)", "Use a database in UTF8"))
            case ("may make temporary tables", "f"):
                lines.append(
                    .problem(
                        about, "the role may not make temporary tables",
                        "GRANT TEMPORARY ON DATABASE … TO the role of the warehouse's URL"))
            case ("is standby", "t"):
                lines.append(
                    .problem(
                        about, "the server is a standby, which cannot make temporary tables", "Name a primary server"))
            case ("lc_collate", let collation) where !["C", "POSIX", "C.UTF-8", "C.utf8"].contains(collation):
                lines.append(
                    .ok(
                        about,
                        "the database orders text by \(collation); our tables order it by code point, as Swift does"))
            default: break
            }
        }
        return lines
    }

    private func tables(_ live: any LiveTables) async throws -> [DoctorLine] {
        var tables: [(source: Source, table: LiveTable?)] = []
        for source in project.sources { tables.append((source, try await live.describe(source))) }
        guard tables.contains(where: { $0.table != nil }) else {
            return [
                .warning(
                    about, "it has none of the tables \(tables.map { name(of: $0.source) }.joined(separator: ", "))",
                    "It can verify fixtures and samples; `sample` and `verify --entities` need the tables")
            ]
        }
        var lines: [DoctorLine] = []
        for (source, table) in tables {
            let about = "\(self.about), source \(source.name)"
            guard let table else {
                lines.append(
                    .problem(
                        about, "there is no table \(name(of: source)), or the role may not see it",
                        "Name it in `table: { \(configuration.name): … }` (\(source.location)), or grant USAGE and SELECT"
                    ))
                continue
            }
            do {
                let findings = try await live.checkup(of: table, finders: project.finders(of: source))
                lines += findings.map { finding in
                    finding.isProblem
                        ? .problem(about, finding.message, "\(finding.advice) (\(finding.location))")
                        : .warning(about, finding.message, finding.advice)
                }
                if !findings.contains(where: \.isProblem) {
                    lines.append(
                        .ok(
                            about,
                            "\(table.name) has the \(source.columns.count) columns as declared\(uniqueness(source))"))
                }
            } catch let error as WarehouseError {
                lines.append(.unknown(about, "\(error)", "Check the privileges of the role"))
            }
        }
        return lines
    }

    private func uniqueness(_ source: Source) -> String {
        source.unique.isEmpty ? "" : ", unique by \(source.unique.joined(separator: ", "))"
    }

    private func name(of source: Source) -> String { source.tables[configuration.name] ?? source.name }
}
