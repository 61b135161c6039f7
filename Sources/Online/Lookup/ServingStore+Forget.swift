import Contracts
public import FeatureStore

extension ServingStore {
    /// Erases an entity: its rows in the store, what is in memory of them, and its records in the log; and looks whether
    /// anything is left.
    ///
    /// - Parameters:
    ///   - entity: The entity's name.
    ///   - keys: One row, its key columns in declared order.
    public func forget(_ entity: String, keys: ColumnBatch) async throws(ForgetError) -> ForgetReport {
        let groups = try groups(of: entity, keys)
        let touchedLinks = Set(
            plan.links.indices.filter { link in groups.contains { $0.link.source == plan.links[link].link.source } })
        let (store, cache) = (store, cache)
        let whole = EntityKey(row: 0, of: keys.columns)
        let others = Set(plan.project.views.filter { $0.entity.name != entity }.map(\.family))
        let erased: Result<ErasureReport, OnlineStoreError>
        do throws(OnlineStoreError) {
            erased = try await committer.alone {
                // Before, so that nothing is computed from memory that the store does not have; behind, since reads went on.
                cache.erase(links: touchedLinks)
                defer { cache.erase(links: touchedLinks) }
                do throws(OnlineStoreError) {
                    // First, so that what the erasure writes anew holds none of them.
                    if let keeping = store as? any KeepingStore, let whole {
                        try await keeping.eraseAnswers(to: whole, besides: others)
                    }
                    let report = try await store.erase(groups)
                    if !store.isShared { cache.apply([], at: report.snapshot) }
                    return .success(report)
                } catch {
                    return .failure(error)
                }
            }
        } catch {
            throw .store(error)
        }
        let rows: ErasureReport
        do throws(OnlineStoreError) { rows = try erased.get() } catch { throw .store(error) }
        var report = ForgetReport(rows: rows, log: nil, unsearchedKeys: groups.isEmpty ? [] : keys.unsearchedKeys)
        guard let log = options.log else { return report }
        do throws(FeatureLogError) {
            report.log = try await log.erase(entity: entity, keys: keys, at: rows.snapshot)
            return report
        } catch {
            throw .log(error, rows: rows)
        }
    }

    /// The groups of an entity's rows, one for each source that has all of its keys, whatever views read.
    ///
    /// What is found by some of the keys only belongs to other entities as well, and stays.
    private func groups(of entity: String, _ keys: ColumnBatch) throws(ForgetError) -> [GroupKey] {
        guard let declared = plan.project.entity(entity) else {
            throw .unknownEntity(entity, known: plan.project.entities.map(\.name))
        }
        let fits =
            keys.rowCount == 1 && keys.columns.count == declared.keys.count
            && zip(keys.columns, declared.keys).allSatisfy {
                $0.name == $1.name && $0.type == $1.type && $0.validity[0]
            }
        guard fits else {
            throw .keysDiffer(
                expected: declared.keys.map { "\($0.name) \($0.type)" }.joined(separator: ", "),
                found: keys.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", "))
        }
        return plan.project.sources.compactMap { source in
            guard let columns = source.keyColumns(of: declared), columns.count == declared.keys.count else {
                return nil
            }
            // As a view spells the link, if one has it: then an index finds the rows.
            let known = plan.links.map(\.link).first {
                $0.source == source.name && $0.columns.count == columns.count && Set($0.columns) == Set(columns)
            }
            let link = known ?? SourceLink(source: source.name, columns: columns)
            let positions = link.columns.compactMap { column in declared.keys.firstIndex { $0.name == column } }
            return EntityKey(row: 0, of: keys.columns, at: positions).map { GroupKey(link: link, key: $0) }
        }
    }
}

/// What forgetting an entity removed, and what was looked through afterwards.
public struct ForgetReport: Hashable, Sendable {
    /// The rows of the store.
    public var rows: ErasureReport
    /// The records of the feature log, or nil where there is no log.
    public var log: LogErasure?
    /// The keys whose values are numbers or texts of less than four bytes: rows were searched by them, bytes of files and ids
    /// of deliveries were not, since they would be found there by chance.
    public var unsearchedKeys: [String]

    /// How many traces were found afterwards: zero.
    public var traces: Int {
        (rows.proofs + (log?.proofs ?? [])).reduce(0) { $0 + $1.traces }
    }
}

/// Why an entity was not forgotten.
public enum ForgetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No entity has this name.
    case unknownEntity(String, known: [String])
    /// The keys are not the entity's, or one is NULL.
    case keysDiffer(expected: String, found: String)
    /// The store failed; the entity may be there still.
    case store(OnlineStoreError)
    /// The rows are gone, the log's records are not.
    case log(FeatureLogError, rows: ErasureReport)

    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .unknownEntity(let name, let known):
            "no entity is called '\(name)'; there are \(known.joined(separator: ", "))"
        case .keysDiffer(let expected, let found):
            "one value of each key is needed, none of them NULL: (\(expected)), found (\(found))"
        case .store(let error): error.description
        case .log(let error, _): "the rows are erased, the log's records are not, do it again: \(error)"
        }
    }
}
