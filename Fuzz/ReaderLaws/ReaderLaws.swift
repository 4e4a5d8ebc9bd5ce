@testable import Classifier
@testable import Corpus
import Glibc

/// What must hold when any bytes are read: see ``ReaderLaws``. A broken law ends the program, which is
/// how libFuzzer learns of it.
@_cdecl("textmine_fuzz_reader")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ReaderLaws.check(Array(UnsafeBufferPointer(start: start, count: count)), as: Target.chosen)
  return 0
}

enum ReaderLaws {
  private struct Outcome: Equatable {
    var tweets: [Tweet] = []
    var summary = ReadSummary()
    var error: CorpusError?
  }

  static func check(_ input: [UInt8], as target: Target) {
    switch target {
    case .dates: checkDate(input)
    case .codebooks: checkCodebook(input)
    default: if let file = target.file(of: input) { checkFile(file) }
    }
  }

  /// The account of records adds up, blocks of seven bytes give what one block gives, and lines read
  /// in one pass give what their trees give.
  private static func checkFile(_ bytes: [UInt8]) {
    var path = Array("/var/tmp/textmine-fuzz-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    if descriptor < 0 { return }
    defer { close(descriptor) }
    unlink(&path)
    if write(descriptor, bytes, bytes.count) != bytes.count { return }

    var options = ReadingOptions()
    options.expansionFloor = 1 << 20
    let name = "/proc/self/fd/\(descriptor)"
    let whole = read(name, options)
    demand(whole.tweets.count == whole.summary.tweets, "tweets were read and not counted")
    var pieces = options
    pieces.block = 7
    let inPieces = read(name, pieces)
    demand(inPieces.tweets == whole.tweets, "small blocks give other tweets")
    demand(inPieces.summary == whole.summary, "small blocks give other summary")
    if whole.summary.files.allSatisfy({ $0.format == .table || $0.format.isSheet }) { return }
    checkParts(name)
    var trees = options
    trees.readsTrees = true
    let slowly = read(name, trees)
    // Damage in what no field needs is seen in trees only.
    if slowly.summary.skipped > 0 || slowly.summary.repaired > 0 { return }
    demand(slowly == whole, "one pass gives other tweets")
  }

  /// Documents whose parts are read give the same in blocks of seven bytes as in one.
  private static func checkParts(_ name: String) {
    var options = ReadingOptions()
    options.expansionFloor = 1 << 20
    options.documentLimit = 100
    let whole = read(name, options)
    options.block = 7
    demand(read(name, options) == whole, "small blocks give other parts")
  }

  /// A moment that was read is written so that it is read again.
  private static func checkDate(_ bytes: [UInt8]) {
    for isMonthFirst in [false, true] {
      guard let moment = Timestamp.seconds(bytes.span, isMonthFirst: isMonthFirst),
        (-62_104_060_800..<253_402_300_800).contains(moment)
      else { continue }
      var written: [UInt8] = []
      Timestamp.append(moment, to: &written)
      demand(Timestamp.seconds(written.span) == moment, "a moment is written as another")
    }
  }

  /// A codebook is read or refused.
  private static func checkCodebook(_ bytes: [UInt8]) {
    _ = try? Codebook(parsing: String(decoding: bytes, as: UTF8.self), file: "codebook.yml")
  }

  private static func read(_ path: String, _ options: ReadingOptions) -> Outcome {
    var outcome = Outcome()
    do throws(CorpusError) {
      let archive = try TweetInput(inputs: [path], options: options)
      var batch = TweetBatch()
      do throws(CorpusError) {
        while try archive.read(into: &batch, upTo: 100) {
          outcome.tweets += (0..<batch.count).map { batch.tweet(at: $0) }
          batch.removeAll()
        }
      } catch {
        outcome.error = error
        // What was read before the end is in the batch.
        outcome.tweets += (0..<batch.count).map { batch.tweet(at: $0) }
      }
      outcome.summary = archive.summary
    } catch {
      outcome.error = error
    }
    return outcome
  }
}

private func demand(_ holds: Bool, _ law: String) {
  if !holds { fatalError(law) }
}
