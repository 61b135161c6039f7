import HTTPTypes

/// Every address of the server.
enum EndpointList {
    /// The server's own API, Feast's, and what operators ask.
    static func all(_ parts: ServerParts) -> [Endpoint] { own(parts) + feast(parts) + operations(parts) }

    private static func own(_ parts: ServerParts) -> [Endpoint] {
        [
            Endpoint(name: .lookup, method: .post, path: "/v1/lookup", scope: .read, overdue: .answering) { call in
                try await LookupEndpoint.answer(call, in: parts)
            },
            Endpoint(
                name: .ingest, method: .post, path: "/v1/ingest/{source}", scope: .write, overdue: .storing
            ) { call in try await IngestEndpoint.answer(call, in: parts) },
            Endpoint(name: .services, method: .get, path: "/v1/services", scope: .read) { _ in
                CatalogueEndpoints.services(parts)
            },
            Endpoint(name: .views, method: .get, path: "/v1/views", scope: .read) { _ in
                CatalogueEndpoints.views(parts)
            },
            Endpoint(name: .forget, method: .delete, path: "/v1/entities/{entity}", scope: .admin) { call in
                try await ForgetEndpoint.answer(call, in: parts)
            },
        ]
    }

    private static func feast(_ parts: ServerParts) -> [Endpoint] {
        [
            Endpoint(
                name: .feastOnlineFeatures, method: .post, path: "/get-online-features", scope: .read, errors: .feast,
                overdue: .answering
            ) { call in try await FeastLookup.answer(call, in: parts) },
            Endpoint(
                name: .feastPush, method: .post, path: "/push", scope: .write, errors: .feast, overdue: .storing
            ) { call in try await FeastWrite.push(call, in: parts) },
            Endpoint(
                name: .feastWrite, method: .post, path: "/write-to-online-store", scope: .write, errors: .feast,
                overdue: .storing
            ) { call in try await FeastWrite.write(call, in: parts) },
            Endpoint(
                name: .feastMaterialize, method: .post, path: "/materialize", scope: .admin, errors: .feast
            ) { _ throws(RequestError) in throw FeastWrite.materializeElsewhere },
            Endpoint(
                name: .feastMaterializeIncremental, method: .post, path: "/materialize-incremental", scope: .admin,
                errors: .feast
            ) { _ throws(RequestError) in throw FeastWrite.materializeElsewhere },
            Endpoint(
                name: .feastHealth, method: .get, path: "/health", scope: nil, errors: .feast, isAlwaysAnswered: true
            ) { _ in .empty(parts.admission.isDraining ? .serviceUnavailable : .ok) },
        ]
    }

    private static func operations(_ parts: ServerParts) -> [Endpoint] {
        [
            Endpoint(name: .healthz, method: .get, path: "/healthz", scope: nil, isAlwaysAnswered: true) { _ in
                HealthEndpoints.alive()
            },
            Endpoint(name: .readyz, method: .get, path: "/readyz", scope: nil, isAlwaysAnswered: true) { _ in
                await HealthEndpoints.ready(parts)
            },
            Endpoint(name: .metrics, method: .get, path: "/metrics", scope: .read, isAlwaysAnswered: true) { _ in
                await MetricsEndpoint.answer(parts)
            },
            Endpoint(name: .openapi, method: .get, path: "/openapi.json", scope: nil) { _ in OpenAPIEndpoint.answer() },
        ]
    }
}
