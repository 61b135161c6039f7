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
    ) async throws(LookupError) -> Vector where Vector.Request == NoRequest {
        try await lookup(vector, keys: keys, request: NoRequest(), asOf: asOf, requestID: requestID)
    }

    /// The features of one set of entities, for a service that takes request columns.
    public func lookup<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: Vector.Keys, request: Vector.Request, asOf: Timestamp? = nil,
        requestID: String? = nil
    ) async throws(LookupError) -> Vector {
        // Only what is logged needs more than its answer; the others go the short way, whether there is a log or not.
        let id = options.log == nil ? requestID : requestID ?? newRequestID()
        let isLogged = id.flatMap { options.log?.wants(requestID: $0) } ?? false
        if asOf == nil, !isLogged, let vector = try vectorFromMemory(vector, keys: keys, request: request) {
            return vector
        }
        let answer = try await typedAnswer(vector, [(keys, request)], asOf: asOf, requestID: id)
        return Vector(decoding: RowDecoder(columns: answer.features, row: 0))
    }

    /// The features of many sets of entities, in their order, all from one state of the store.
    public func lookup<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: [Vector.Keys], asOf: Timestamp? = nil, requestID: String? = nil
    ) async throws(LookupError) -> [Vector] where Vector.Request == NoRequest {
        try await lookup(
            vector, questions: keys.map { ($0, NoRequest()) }, asOf: asOf, requestID: requestID)
    }

    /// The features of many sets of entities, each for its request, in their order, all from one state of the store.
    public func lookup<Vector: FeatureVector>(
        _ vector: Vector.Type, questions: [(keys: Vector.Keys, request: Vector.Request)], asOf: Timestamp? = nil,
        requestID: String? = nil
    ) async throws(LookupError) -> [Vector] {
        let answer = try await typedAnswer(vector, questions, asOf: asOf, requestID: requestID)
        let features = answer.features
        return questions.indices.map { Vector(decoding: RowDecoder(columns: features, row: $0)) }
    }

    /// The features of one set of entities with what is behind each.
    public func lookupWithStatuses<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: Vector.Keys, asOf: Timestamp? = nil, requestID: String? = nil
    ) async throws(LookupError) -> ServedFeatures<Vector> where Vector.Request == NoRequest {
        try await lookupWithStatuses(vector, keys: keys, request: NoRequest(), asOf: asOf, requestID: requestID)
    }

    /// The features of one set of entities with what is behind each, for a service that takes request columns.
    public func lookupWithStatuses<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: Vector.Keys, request: Vector.Request, asOf: Timestamp? = nil,
        requestID: String? = nil
    ) async throws(LookupError) -> ServedFeatures<Vector> {
        ServedFeatures(try await typedAnswer(vector, [(keys, request)], asOf: asOf, requestID: requestID), row: 0)
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
        _ vector: Vector.Type, _ questions: [(keys: Vector.Keys, request: Vector.Request)], asOf: Timestamp?,
        requestID: String?
    ) async throws(LookupError) -> LookupAnswer {
        let schema = Vector.service
        let service = try plan.service(schema.name)
        guard service.schema == schema else {
            throw .columnsDiffer(
                what: "the vector of \(schema.name)", expected: service.names.joined(separator: ", "),
                found: schema.features.map { "\($0.view):\($0.column.name)" }.joined(separator: ", "))
        }
        var keyWriter = ColumnWriter(schema: service.keys, reservingCapacity: questions.count)
        var requestWriter = ColumnWriter(schema: schema.request, reservingCapacity: questions.count)
        for (keys, request) in questions {
            keys.write(into: &keyWriter)
            request.write(into: &requestWriter)
        }
        var question = LookupQuestion(
            service: service, keys: keyWriter.batch.columns, request: requestWriter.batch.columns,
            rowCount: questions.count, asOf: asOf)
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
