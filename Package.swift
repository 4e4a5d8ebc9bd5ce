// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The settings of the modules that read, analyse and count. With TEXTMINE_FAST_TESTS, as `make test` sets it, they are
/// optimised in debug builds as well, so that the tests take less than half the time. Not otherwise: a package with flags
/// of its own cannot be another one's dependency.
let isFast = Context.environment["TEXTMINE_FAST_TESTS"] != nil
let counting: [SwiftSetting] =
  strict + (isFast ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [])
let countingC: [CXXSetting] = isFast ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []

/// A module over a system library: found through pkg-config, installed by `make setup`.
func system(_ name: String, _ pkgConfig: String?, _ debian: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

func tests(
  _ module: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: dependencies, path: "Tests/\(module)Tests",
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "textmine",
  products: [
    .library(name: "Hashing", targets: ["Hashing"]),
    .library(name: "Lexicon", targets: ["Lexicon"]),
    .library(name: "Corpus", targets: ["Corpus"]),
    .library(name: "Classifier", targets: ["Classifier"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Study", targets: ["Study"]),
    .executable(name: "textmine", targets: ["textmine"]),
    .executable(name: "textmine-serve", targets: ["textmine-serve"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    // What Hummingbird stands on, where the page names their types.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
  ],
  targets: [
    system("CArchive", "libarchive", "libarchive-dev"),
    system("CZip", "libzip", "libzip-dev"),
    system("CZlib", "zlib", "zlib1g-dev"),
    system("CStemmer", nil, "libstemmer-dev"),
    system("CNettle", "nettle", "nettle-dev"),
    system("CXXHash", "libxxhash", "libxxhash-dev"),
    // Of the compiler, so that no package installs it.
    .systemLibrary(name: "CPrefetch", path: "Sources/System/CPrefetch"),
    .systemLibrary(name: "CMalloc", path: "Sources/System/CMalloc"),
    system("CXlsxwriter", "xlsxwriter", "libxlsxwriter-dev"),
    system("CExpat", "expat", "libexpat1-dev"),
    .target(
      name: "CICU", path: "Sources/System/CICU", cxxSettings: countingC,
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    .target(
      name: "CSimdjson", dependencies: ["Resources"], path: "Sources/System/CSimdjson",
      cxxSettings: countingC,
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CGraph", path: "Sources/System/CGraph", cxxSettings: countingC),
    .target(
      name: "Resources", path: "Resources",
      exclude: [
        "stopwords-id", "stopwords-en", "informal-id.txt", "shielded-id.txt", "codebooks", "page",
        "models",
        "tlds.txt", "make-tlds.sh", "fields.tsv", "export-words.tsv", "institutions.txt",
      ],
      publicHeadersPath: "include"),
    .target(name: "Hashing", dependencies: ["CXXHash", "CNettle"], swiftSettings: counting),
    .target(
      name: "Lexicon", dependencies: ["CICU", "CPrefetch", "CStemmer", "Resources"],
      swiftSettings: counting),
    .target(
      name: "Corpus",
      dependencies: [
        "Hashing", "CSimdjson", "CICU", "CArchive", "CZip", "CZlib", "CExpat", "CXlsxwriter",
        "Resources",
      ],
      swiftSettings: counting),
    .target(
      name: "Classifier",
      dependencies: [
        "Lexicon", "Statistics", "Hashing", "Resources", "CPrefetch",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: counting),
    .target(name: "Statistics", dependencies: ["CGraph"], swiftSettings: counting),
    .target(
      name: "Study",
      dependencies: ["Corpus", "Classifier", "Lexicon", "Statistics", "Hashing", "Resources"],
      swiftSettings: counting),
    .target(
      name: "Report",
      dependencies: ["Study", "Corpus", "Classifier", "Lexicon", "Statistics", "Hashing", "CICU"],
      swiftSettings: strict),
    .executableTarget(
      name: "textmine",
      dependencies: [
        "Report", "StudyFile", "Study", "Corpus", "Classifier", "Lexicon", "Statistics",
        "Resources", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "StudyFile",
      dependencies: [
        "Study", "Corpus", "Classifier", "Lexicon",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Page",
      dependencies: [
        "StudyFile", "Report", "Study", "Corpus", "Classifier", "Lexicon", "Statistics",
        "Resources",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "textmine-serve",
      dependencies: [
        "Page", "StudyFile", "Report", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "lexicon-bench", dependencies: ["Lexicon", "CAllocations"],
      path: "Benchmarks/Lexicon", swiftSettings: strict),
    .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
    .executableTarget(
      name: "coverage", dependencies: ["Statistics"], path: "Benchmarks/Coverage",
      swiftSettings: strict),
    .executableTarget(
      name: "corpus-bench", dependencies: ["Corpus"], path: "Benchmarks/Corpus",
      swiftSettings: strict),
    .target(name: "DocumentedCode", path: "Tests/DocumentedCode", swiftSettings: strict),
    tests(
      "Lexicon",
      ["Lexicon", "CAllocations", "DocumentedCode", .product(name: "Yams", package: "Yams")],
      exclude: ["Cases"]),
    tests("Architecture", []),
    tests("Corpus", ["Corpus", "Hashing", "DocumentedCode"]),
    tests("Classifier", ["Classifier", "Lexicon", "Statistics", "Hashing", "DocumentedCode"]),
    tests("Hashing", ["Hashing"]),
    tests("Statistics", ["Statistics", "DocumentedCode"]),
    tests(
      "Study", ["Study", "Corpus", "Classifier", "Lexicon", "Statistics", "DocumentedCode"]),
    tests(
      "Report", ["Report", "Classifier", "Corpus", "Lexicon", "Statistics"], exclude: ["Golden"]),
    tests(
      "StudyFile",
      [
        "StudyFile", "Study", "Corpus", "Classifier", "Lexicon",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("Page", ["Page", "StudyFile", "Study", "Corpus", "Classifier", "Lexicon", "Report"]),
    tests(
      "textmine", ["textmine", "StudyFile", "Study", "Corpus", "Classifier"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)

// `make fuzz` needs libFuzzer linked in, which would give every other build a second main. Tests hold the laws for the
// seeds.
if Context.environment["TEXTMINE_FUZZ"] != nil {
  package.targets += [
    .target(name: "FuzzLaws", dependencies: ["Lexicon"], path: "Fuzz/Laws", swiftSettings: strict),
    .executableTarget(name: "fuzz", dependencies: ["FuzzLaws"], path: "Fuzz/Entry"),
    .target(
      name: "FuzzReaderLaws", dependencies: ["Corpus", "Classifier", "CZlib"],
      path: "Fuzz/ReaderLaws", swiftSettings: strict),
    .executableTarget(
      name: "fuzz-readers", dependencies: ["FuzzReaderLaws"], path: "Fuzz/ReaderEntry"),
  ]
} else {
  package.targets.append(
    .testTarget(
      name: "FuzzTests", dependencies: ["Lexicon", "Corpus", "Classifier", "CZlib"], path: "Fuzz",
      exclude: ["Entry", "ReaderEntry", "seeds", "readers.dict", "tokens.dict"],
      sources: ["Laws", "ReaderLaws", "Tests"], swiftSettings: strict))
}
