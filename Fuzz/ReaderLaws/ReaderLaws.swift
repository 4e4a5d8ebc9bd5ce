@testable import Corpus
import Glibc

/// What must hold when any bytes are read as an export: the account of records adds up, blocks of
/// seven bytes give what one block gives, and lines read in one pass give what their trees give. A
/// broken law ends the program, which is how libFuzzer learns of it.
@_cdecl("textmine_fuzz")
public func textmineFuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ReaderLaws.check(UnsafeRawBufferPointer(start: start, count: count))
  return 0
}

enum ReaderLaws {
  private struct Outcome: Equatable {
    var tweets: [Tweet] = []
    var losses = Losses()
    var error: CorpusError?
  }

  static func check(_ bytes: UnsafeRawBufferPointer) {
    var path = Array("/var/tmp/textmine-fuzz-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    if descriptor < 0 { return }
    defer { close(descriptor) }
    unlink(&path)
    if write(descriptor, bytes.baseAddress, bytes.count) != bytes.count { return }

    var options = ReadingOptions()
    options.expansionFloor = 1 << 20
    let name = "/proc/self/fd/\(descriptor)"
    let whole = read(name, options)
    demand(whole.tweets.count == whole.losses.tweets, "tweets were read and not counted")
    // Tables look ahead for the order of their dates, as far as a block goes.
    if whole.losses.files.contains(where: { $0.format == .table || $0.format.isSheet }) { return }
    var pieces = options
    pieces.block = 7
    demand(read(name, pieces).tweets == whole.tweets, "small blocks give other tweets")
    var trees = options
    trees.readsTrees = true
    let slowly = read(name, trees)
    // Damage in what no field needs is seen in trees only.
    if slowly.losses.skipped > 0 || slowly.losses.repaired > 0 { return }
    demand(slowly == whole, "one pass gives other tweets")
  }

  private static func read(_ path: String, _ options: ReadingOptions) -> Outcome {
    var outcome = Outcome()
    do throws(CorpusError) {
      let archive = try Archive(inputs: [path], options: options)
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
      outcome.losses = archive.losses
    } catch {
      outcome.error = error
    }
    return outcome
  }
}

private func demand(_ holds: Bool, _ law: String) {
  if !holds { fatalError(law) }
}
