public import FeatureStore

extension ServingStore {
    /// What a service, or single features, need to be told and answer; entities and features in order.
    ///
    /// - Throws: ``LookupError`` where there is no such service or feature, or one may not be served.
    public func schema(of subject: LookupRequest.Subject) throws(LookupError) -> ServiceSchema {
        try planned(subject).schema
    }

    /// Answers a question without Swift types, for many entities at once, all from one state of the store.
    public func lookup(_ request: LookupRequest) async throws(LookupError) -> LookupResult {
        let service = try planned(request.subject)
        var question = try LookupQuestion(request, of: service)
        let requestID = request.requestID ?? newRequestID()
        question.keepsSeen = options.log?.wants(requestID: requestID) ?? false
        let answer = try await answer(question)
        if question.keepsSeen { log(answer, question, requestID: requestID) }
        return answer.result(requestID: requestID)
    }

    /// The features of one set of entities.
    ///
    /// - Parameter asOf: The instant that they are to be about; nil: now.
    public func lookup<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: Vector.Keys, asOf: Timestamp? = nil, requestID: String? = nil
    ) async throws(LookupError) -> Vector {
        let answer = try await typedAnswer(vector, keys: [keys], asOf: asOf, requestID: requestID) { _ in }
        return Vector(decoding: RowDecoder(columns: answer.features, row: 0))
    }

    /// The features of many sets of entities, all from one state of the store.
    public func lookup<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: [Vector.Keys], asOf: Timestamp? = nil, requestID: String? = nil
    ) async throws(LookupError) -> [Vector] {
        let answer = try await typedAnswer(vector, keys: keys, asOf: asOf, requestID: requestID) { _ in }
        let features = answer.features
        return keys.indices.map { Vector(decoding: RowDecoder(columns: features, row: $0)) }
    }

    /// The features of one set of entities with what is behind each.
    public func lookupWithStatuses<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: Vector.Keys, asOf: Timestamp? = nil, requestID: String? = nil
    ) async throws(LookupError) -> ServedFeatures<Vector> {
        let answer = try await typedAnswer(vector, keys: [keys], asOf: asOf, requestID: requestID) { _ in }
        return ServedFeatures(answer, row: 0)
    }

    /// Which service or which features are meant.
    func planned(_ subject: LookupRequest.Subject) throws(LookupError) -> PlannedService {
        switch subject {
        case .service(let name): try plan.service(name)
        case .features(let names): try plan.features(names)
        }
    }

    /// Answers a typed question.
    func typedAnswer<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: [Vector.Keys], asOf: Timestamp?, requestID: String?,
        writeRequest: (inout ColumnWriter) -> Void
    ) async throws(LookupError) -> LookupAnswer {
        let schema = Vector.service
        let service = try plan.service(schema.name)
        guard service.schema == schema else {
            throw .columnsDiffer(
                what: "the vector of \(schema.name)", expected: service.names.joined(separator: ", "),
                found: schema.features.map { "\($0.view):\($0.column.name)" }.joined(separator: ", "))
        }
        var keyWriter = ColumnWriter(schema: service.keys, reservingCapacity: keys.count)
        for row in keys { row.write(into: &keyWriter) }
        var requestWriter = ColumnWriter(schema: schema.request, reservingCapacity: keys.count)
        writeRequest(&requestWriter)
        var question = LookupQuestion(
            service: service, keys: keyWriter.batch.columns, request: requestWriter.batch.columns,
            rowCount: keys.count, asOf: asOf)
        guard let log = options.log else { return try await answer(question) }
        let id = requestID ?? newRequestID()
        question.keepsSeen = log.wants(requestID: id)
        let answer = try await answer(question)
        if question.keepsSeen { self.log(answer, question, requestID: id) }
        return answer
    }
}

extension ServedFeatures {
    /// One row of an answer.
    init(_ answer: LookupAnswer, row: Int) {
        let result = answer.result(requestID: "")
        let features = answer.service.features.indices
        self.init(
            vector: Vector(decoding: RowDecoder(columns: answer.features, row: row)),
            statuses: features.map { result.status(feature: $0, row: row) },
            newestEvents: features.map { result.newestEvent(feature: $0, row: row) },
            asOf: answer.asOf, snapshot: answer.snapshot)
    }
}
