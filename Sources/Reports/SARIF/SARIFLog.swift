/// A log of SARIF 2.1.0, as far as this program fills one; the names are the standard's.
struct SARIFLog: Encodable {
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    let version = "2.1.0"
    let runs: [SARIFRun]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version
        case runs
    }
}

/// One run of the tool.
struct SARIFRun: Encodable {
    let tool: SARIFTool
    let invocations: [SARIFInvocation]
    let originalUriBaseIds: [String: SARIFArtifactLocation]
    /// `SourceLocation` counts columns in Unicode scalars.
    let columnKind = "unicodeCodePoints"
    let results: [SARIFResult]
}

/// The tool and its rules.
struct SARIFTool: Encodable {
    let driver: Driver

    /// The program itself.
    struct Driver: Encodable {
        let name = "featurestore"
        let version = EngineVersion.current
        let semanticVersion = EngineVersion.current
        let rules: [SARIFRule]
    }
}

/// One rule, which results name by its identifier.
struct SARIFRule: Encodable {
    let id: String
    let name: String
    let shortDescription: SARIFMessage
    let fullDescription: SARIFMessage
    let help: SARIFMessage
    let defaultConfiguration: Configuration
    let properties: Tags

    /// How grave a result of the rule is where it does not say.
    struct Configuration: Encodable {
        let level: SARIFLevel
    }

    /// Words by which viewers sort rules.
    struct Tags: Encodable {
        let tags: [String]
    }
}

/// How grave something is.
enum SARIFLevel: String, Encodable {
    case error, warning
}

/// How the run ended, and what kept it from deciding.
struct SARIFInvocation: Encodable {
    let executionSuccessful: Bool
    let exitCode: Int
    let exitCodeDescription: String
    let toolExecutionNotifications: [Notification]

    /// Something about the run rather than about the sources.
    struct Notification: Encodable {
        let level: SARIFLevel
        let message: SARIFMessage
        let locations: [SARIFLocation]
    }
}

/// One thing that is wrong.
struct SARIFResult: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let kind = "fail"
    let level: SARIFLevel
    let message: SARIFMessage
    let locations: [SARIFLocation]
    let relatedLocations: [SARIFLocation]
    let partialFingerprints: [String: String]
    let occurrenceCount: Int?
    let fixes: [SARIFFix]?
    let suppressions: [Suppression]
    let properties: Properties

    /// Why a result does not count.
    struct Suppression: Encodable {
        let kind = "inSource"
        let status = "accepted"
        let justification: String
        let location: SARIFLocation
    }

    /// What else machines may want to sort by.
    struct Properties: Encodable {
        let view: String
        let feature: String?
        let warehouse: String?
        let engine: String?
        let divergence: String?
        let causes: [String]?
    }
}

/// A text, plain and where that says more as Markdown.
struct SARIFMessage: Encodable {
    let text: String
    let markdown: String?
}

/// A place in a file, or none where only the feature is known.
struct SARIFLocation: Encodable {
    let id: Int?
    let physicalLocation: PhysicalLocation
    let logicalLocations: [LogicalLocation]?
    let message: SARIFMessage?

    /// The file and the part of it.
    struct PhysicalLocation: Encodable {
        let artifactLocation: SARIFArtifactLocation
        let region: SARIFRegion
    }

    /// The feature, or the view.
    struct LogicalLocation: Encodable {
        let fullyQualifiedName: String
    }
}

/// A file, relative to the repository where it lies in it.
struct SARIFArtifactLocation: Encodable {
    var uri: String?
    var uriBaseId: String?
    var description: SARIFMessage?
}

/// A part of a file; the end is exclusive.
struct SARIFRegion: Encodable {
    let startLine: Int
    let startColumn: Int
    var endLine: Int?
    var endColumn: Int?
    var snippet: SARIFContent?
}

/// A piece of a file's text.
struct SARIFContent: Encodable {
    let text: String
}

/// An edit that a viewer can make.
struct SARIFFix: Encodable {
    let description: SARIFMessage
    let artifactChanges: [Change]

    /// The edits of one file.
    struct Change: Encodable {
        let artifactLocation: SARIFArtifactLocation
        let replacements: [Replacement]
    }

    /// One edit.
    struct Replacement: Encodable {
        let deletedRegion: SARIFRegion
        let insertedContent: SARIFContent
    }
}
