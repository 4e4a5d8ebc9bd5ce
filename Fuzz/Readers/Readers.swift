@testable import Corpus

/// What must hold for the bytes of any export: no crash, the same tweets and losses in blocks of any
/// size, texts in UTF-8, and of each table as many rows in as out. A broken law ends the program, which
/// is how libFuzzer learns of it.
@_cdecl("textmine_fuzz_readers")
public func textmineFuzzReaders(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // A first byte of 1 makes the rest the rows of a spreadsheet, anything else a file of its own.
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if bytes.first == 1 {
    checkSheet(Array(bytes.dropFirst()))
  } else {
    checkFile(bytes)
  }
  return 0
}

private struct Reading: Equatable {
  var tweets: [Tweet] = []
  var losses = Losses()
  var failure: CorpusError?
}

private func checkFile(_ bytes: [UInt8]) {
  guard let spool = try? Spool(), (try? spool.write(bytes, at: 0)) != nil else { return }
  let path = spool.path
  let whole = reading(path, block: InputBuffer.block)
  for tweet in whole.tweets {
    demand(String(validating: Array(tweet.text.utf8), as: UTF8.self) != nil, "no UTF-8")
  }
  for file in whole.losses.files {
    demand(file.records == file.tweets + file.skipped + file.others, "records do not add up")
    demand(file.undated <= file.tweets && file.firstSkipped.count <= file.skipped, "losses")
  }
  if whole.failure == nil {
    // The file is there as long as its spool.
    let pieces = withExtendedLifetime(spool) { reading(path, block: 7) }
    demand(pieces == whole, "blocks differ")
  }
}

private func reading(_ path: String, block: Int) -> Reading {
  var result = Reading()
  var options = ReadingOptions()
  options.block = block
  do throws(CorpusError) {
    let archive = try Archive(inputs: [path], options: options)
    var batch = TweetBatch()
    while try archive.read(into: &batch, upTo: 64) {
      result.tweets += (0..<batch.count).map { batch.tweet(at: $0) }
      batch.removeAll()
    }
    result.losses = archive.losses
  } catch {
    result.failure = error
  }
  return result
}

/// Bytes that are at hand.
private final class Bytes: ByteSource {
  let name = "input"
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let count = min(target.count, rest.count)
    target.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}

private func checkSheet(_ bytes: [UInt8]) {
  let visitors = [
    XLSXVisitor(
      strings: SharedStrings(Bytes(bytes), residentLimit: 64, tailLimit: 32),
      styles: [.none, .date, .time, .dateAndTime], startsIn1904: false),
    ODSVisitor(sheet: 0),
  ]
  for visitor in visitors {
    let stream = SheetStream(Bytes(bytes), visitor, container: "xlsx")
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var read = 1
    while read > 0 {
      do throws(CorpusError) {
        read = try block.withUnsafeMutableBufferPointer { (block) throws(CorpusError) -> Int in
          try stream.read(into: UnsafeMutableRawBufferPointer(block))
        }
      } catch {
        read = 0
      }
    }
  }
}

private func demand(_ holds: Bool, _ law: String) {
  if !holds { fatalError(law) }
}
