package import FeatureStore

/// One message of the evaluation protocol, which docs/evaluate-protocol.md describes for other implementations.
///
/// On the wire a frame is the length of its payload (u32, little endian, at most ``largestPayload``), its kind (u8), and
/// the payload.
package enum EvaluationFrame: Sendable {
    /// To the worker, first: the protocol's version and what the worker must observe.
    case open(EvaluationTerms)
    /// To the worker: rows of a source, added to those given before. `case_id` int, then the source's columns.
    case rows(source: String, batch: ColumnBatch)
    /// To the worker: questions to a view, added to those given before. `case_id`, `spine_id`, then the spine's columns.
    case spine(view: String, batch: ColumnBatch)
    /// To the worker: answer these questions of a view, in this order; positions count the view's spine rows from 0.
    case ask(view: String, positions: [UInt32])
    /// To the worker, last.
    case close

    /// From the worker, first: its version of the protocol and the views that it can answer.
    case opened(version: UInt16, views: [ViewSignature])
    /// From the worker: answers to the questions at these positions. `case_id`, `spine_id`, then the view's features.
    case answers(view: String, positions: [UInt32], batch: ColumnBatch)
    /// From the worker: questions that were asked and have no answer.
    case failures(view: String, failures: [QuestionFailure])
    /// From the worker: all questions of one `ask` have been answered or have failed.
    case answered(view: String)
    /// From the worker, last: the input cannot be worked on; the text says why.
    case refused(message: String)
    /// From the worker, last: everything asked was answered.
    case closed

    /// The version of the protocol that this code speaks; both sides must speak the same one.
    package static let version: UInt16 = 2
    /// The largest payload in bytes that a reader accepts; writers cut batches long before it.
    ///
    /// Small enough that text in place of a frame is taken for too long a frame at once.
    package static let largestPayload = 1 << 28
    /// How many bytes stand before a payload.
    package static let headerSize = 5
}

/// What a worker must observe; zero means "nothing of the kind".
package struct EvaluationTerms: Hashable, Sendable {
    /// How many bytes of memory the views may need above what the worker needs before the first question.
    package var memoryLimit: UInt64 = 0
    /// How many bytes one question may print before the worker is killed.
    package var printLimit: UInt64 = 0
    /// The process without which the worker must not live on.
    package var parentProcess: Int32 = 0
    /// Where in the file that is the worker's standard input its progress is to be written; see ``ProgressPage``.
    package var progressOffset: UInt64 = 0
    /// Whether incremental forms are held to each answer; what one does otherwise is a failure of the question.
    package var provesIncrementalForms = false

    /// Makes terms that ask for nothing.
    package init() {}
}

/// A view that a worker can answer.
package struct ViewSignature: Hashable, Sendable {
    /// The view's name.
    package let name: String
    /// The features' names, in declared order.
    package let features: [String]

    /// Makes a signature.
    package init(name: String, features: [String]) {
        self.name = name
        self.features = features
    }
}

/// A question that was asked, did not end the worker, and has no answer.
package struct QuestionFailure: Hashable, Sendable {
    /// Which spine row of its view.
    package let position: UInt32
    /// What happened.
    package let kind: Kind
    /// What the error says, or what was printed.
    package let text: String

    /// What a view can do instead of answering without ending the process.
    package enum Kind: UInt8, Sendable {
        /// It threw.
        case threw = 1
        /// It wrote to standard output.
        case printed = 2
        /// The view's incremental form does otherwise than its `compute`.
        case incremental = 3
    }

    /// Makes a failure.
    package init(position: UInt32, kind: Kind, text: String) {
        self.position = position
        self.kind = kind
        self.text = text
    }
}
