import Contracts
import Foundation
import TableComparison
import Warehouse

/// One side of a comparison, as it is named on the command line.
struct ComparedSideChoice {
    /// `first` or `second`, which is also how the side's options begin.
    let word: String
    /// `sqlite:PATH`, `csv:PATH`, `postgresql://…` or a warehouse of featurestore.yaml.
    let address: String
    /// The table of this side, or the one of both.
    let table: String?
    /// The query of this side, or the one of both.
    let query: String?
    /// Which option the query comes from.
    let queryOption: String

    /// The side, ready to be read.
    ///
    /// - Throws: ``CommandFailure`` for an address that is none, and for rows that are named twice or not at all.
    func side(in context: Context) throws -> ComparisonRequest.Side {
        let (name, address) = try resolved(in: context)
        return ComparisonRequest.Side(
            name: "\(word) (\(name))", address: address, rows: try rows(of: address, in: context))
    }

    private func resolved(in context: Context) throws -> (name: String, address: SideAddress) {
        for scheme in ["csv", "sqlite"] where address.hasPrefix(scheme + ":") {
            let path = String(address.dropFirst(scheme.count + 1))
            let isFile = !path.isEmpty && path != ":memory:"
            guard isFile else { throw CommandFailure("--\(word) \(address) names no file; expected \(scheme):PATH.") }
            let absolute = context.absolute(path)
            return (address, scheme == "csv" ? .csv(path: absolute) : .sqlite(path: absolute))
        }
        if address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") {
            return ("postgres", .postgres(url: address))
        }
        let name = address
        let choice = WarehouseChoice(project: try context.project(), context: context, options: WarehouseOptions())
        guard let configuration = try choice.configurations([name]).first else {
            throw CommandFailure("--\(word) names no warehouse.")
        }
        switch configuration.engine {
        case .postgres(let url): return (name, .postgres(url: url))
        case .sqlite(let path):
            guard !path.isEmpty, path != ":memory:" else {
                throw CommandFailure("the warehouse '\(name)' lies in memory and is empty; name a file: sqlite:PATH.")
            }
            return (name, .sqlite(path: context.absolute(path)))
        }
    }

    private func rows(of address: SideAddress, in context: Context) throws -> SideRows {
        if case .csv = address {
            // What is said for both sides is meant for the other one.
            guard queryOption != "--\(word)-query" else {
                throw CommandFailure("\(queryOption): a CSV file is read whole; it takes no query.")
            }
            return .file
        }
        switch (table, query) {
        case (let table?, nil):
            let names = table.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard !names.contains("") else {
                throw CommandFailure("'\(table)' names no table; expected TABLE or SCHEMA.TABLE.")
            }
            return .table(names)
        case (nil, let query?): return try queryRows(query, in: context)
        case (nil, nil):
            throw CommandFailure(
                "what is to be read of the \(word) side? Name a table (--table, or --\(word)-table) or a query (--query, or "
                    + "--\(word)-query).")
        default: throw CommandFailure("the \(word) side is given a table and a query; keep one.")
        }
    }

    private func queryRows(_ query: String, in context: Context) throws -> SideRows {
        guard query.hasPrefix("@") else { return .query(query, origin: queryOption) }
        let path = String(query.dropFirst())
        guard let data = FileManager.default.contents(atPath: context.absolute(path)) else {
            throw CommandFailure("\(queryOption): the file \(path) cannot be read; check its name and its permissions.")
        }
        guard let text = String(data: data, encoding: .utf8), !text.utf8.contains(0) else {
            throw CommandFailure("\(path): the query is not text in UTF-8, or holds a zero byte.")
        }
        return .query(text, origin: path)
    }
}
