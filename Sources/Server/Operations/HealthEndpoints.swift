import HTTPTypes
import Online

/// `GET /healthz`, whether the process answers, and `GET /readyz`, whether it should be asked.
enum HealthEndpoints {
    static func alive() -> Answer { status("ok", .ok) }

    static func ready(_ parts: ServerParts) async -> Answer {
        if parts.admission.isDraining { return status("draining", .serviceUnavailable) }
        let (store, time) = (parts.store, parts.answerTime)
        let isAnswering = await parts.readiness.value {
            (try? await time.give(within: .seconds(2), overdue: .overdue) { await store.isAnswering }) ?? false
        }
        guard isAnswering else { return status("store_unavailable", .serviceUnavailable) }
        return status("ready", .ok)
    }

    private static func status(_ word: String, _ status: HTTPResponse.Status) -> Answer {
        var writer = JSONWriter(reservingCapacity: 32)
        writer.object { $0.member("status", word) }
        return .json(writer, status: status)
    }
}
