import FeatureStore

extension ServingStore {
    /// Hands what was served to the log, a record for each row; of several, the row's number follows the id.
    func log(_ answer: LookupAnswer, _ question: LookupQuestion, requestID: String) {
        guard let log = options.log else { return }
        let features = answer.features
        let result = answer.result(requestID: requestID)
        for row in 0..<question.rowCount {
            func one(_ columns: [Column], _ names: [String]) -> ColumnBatch {
                let cells = zip(columns, names).map { column, name in
                    var cell = column.gathering([row])
                    cell.name = name
                    return cell
                }
                return ColumnBatch(columns: cells, rowCount: 1)
            }
            let vector = ServedVector(
                requestID: question.rowCount == 1 ? requestID : "\(requestID)/\(row)", servedAt: answer.now,
                asOf: answer.asOf, snapshot: answer.snapshot,
                service: question.service.schema.name.isEmpty ? nil : question.service.schema.name,
                keys: one(question.keys, question.service.keys.map(\.name)),
                request: one(question.request, question.service.schema.request.map(\.name)),
                features: one(features, question.service.names),
                statuses: features.indices.map { result.status(feature: $0, row: row) },
                views: zip(question.service.views, answer.views).map { part, view in
                    ServedVector.ServedView(
                        version: part.view.version, newestEvent: view.newestEvents[row], rows: nil)
                })
            log.record(vector, seen: answer.views.map { $0.seen[row] })
        }
    }
}
