import Dispatch
import Foundation
import Synchronization

/// What happens when somebody presses Ctrl-C or the system asks for an end: the run stops between two
/// batches of tweets and says what was done. Asked twice, or where it cannot stop within two seconds, it
/// ends at once; no half file is left in either case.
enum Interruption {
  private static let signal = Atomic<Int32>(0)

  /// Runs `work` until it ends or is stopped.
  static func stopping(_ work: sending @escaping () async throws -> Void) async throws {
    let task = Task(operation: work)
    let sources = [SIGINT, SIGTERM].compactMap { source($0, task) }
    defer { for source in sources { source.cancel() } }
    try await task.value
  }

  private static func source(
    _ number: Int32, _ task: Task<Void, any Error>
  ) -> (any DispatchSourceSignal)? {
    // What whoever started the run has it ignore, as a shell does in the background, stays ignored.
    let before = Foundation.signal(number, SIG_IGN)
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      signal.store(number, ordering: .relaxed)
      Foundation.signal(number, SIG_DFL)
      task.cancel()
      DispatchQueue.global().asyncAfter(deadline: .now() + 2) {
        failure("while it waited; no file was written").exit()
      }
    }
    source.resume()
    return source
  }

  /// The end of a run that was stopped; `when` tells what was done.
  static func failure(_ when: String) -> Failure {
    Failure(.stopped(by: signal.load(ordering: .relaxed)), "stopped \(when)")
  }
}
