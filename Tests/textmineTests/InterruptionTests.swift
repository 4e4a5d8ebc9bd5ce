import Foundation
import Testing

@Suite("A run that is stopped") struct InterruptionTests {
  private let scratch = Scratch()

  /// An archive without an end, of which a run is stopped once it has read some.
  private static let endless =
    "{ echo id,created_at,username,text; yes '1,2021-01-01,dinas,loket buka pukul 8'; }"

  @Test(
    "ends between two batches, says how far it came and leaves no file",
    arguments: [["label", "-", "-o", "out.csv"], ["words", "-", "-o", "out.json"]])
  func saysHowFar(arguments: [String]) throws {
    let run = try Program.shell(
      """
      \(Self.endless) 2>&- | {
        exec 3<&0; textmine "$@" <&3 & id=$!
        until (($(sed -n 's/rchar: //p' /proc/$id/io) > 1000000)); do sleep .1; done
        kill -TERM $id; wait $id
      }
      """, arguments, in: scratch.url)
    #expect(run.errors.contains(/textmine: stopped after \d{4,} tweets; no file was written\n/))
    #expect(scratch.names.isEmpty)
  }

  @Test("has the status of its signal, also where it waits for input")
  func hasStatus() throws {
    // The program is ready once it catches the signal, number 15.
    let run = try Program.shell(
      """
      mkfifo pipe; exec 3<>pipe
      textmine label - -o out.csv <&3 & id=$!
      until ((0x$(sed -n 's/SigCgt:\\t//p' /proc/$id/status) >> 14 & 1)); do sleep .1; done
      rm pipe; kill -TERM $id; wait $id
      """, in: scratch.url)
    #expect(run.status == 143)
    #expect(run.errors == "textmine: stopped while it waited; no file was written\n")
    #expect(scratch.names.isEmpty)
  }

  @Test("on a terminal shows tweets, their rate and the time left, and takes the line away")
  func showsProgress() throws {
    let table = try scratch.write(
      "t.csv",
      "id,created_at,username,text\n"
        + (0..<100_000).map { "\($0),2021-01-01,dinas,loket \($0 % 900) buka pukul 8\n" }.joined())
    // Held up for a second, so that it takes more than that on any machine.
    _ = try scratch.write(
      "held.sh",
      """
      textmine label '\(table)' -o out.csv & id=$!
      until (($(sed -n 's/rchar: //p' /proc/$id/io) > 1000000)); do sleep .01; done
      kill -STOP $id; sleep 1.2; kill -CONT $id; wait $id
      """)
    let run = try Program.shell("script -qec 'bash held.sh' /dev/null", in: scratch.url)
    #expect(run.status == 0)
    let line = /\r[\d,]+ tweets, [\d,]+ a second, \d+:\d\d left\u{1B}\[K/
    #expect(run.output.contains(line), "\(run.output)")
    #expect(run.output.contains("\r\u{1B}[K"))
  }
}
