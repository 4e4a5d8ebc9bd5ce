import Corpus
import Glibc
import Testing

@testable import textmine

@Suite("A failure") struct FailureTests {
  @Test(
    "names the option that helps, and has the exit status of its kind",
    arguments: [
      (
        CorpusError.noTextColumn(file: "a.csv", columns: ["x"]), Failure.Status.data,
        "a.csv: no column is known to hold the text; the columns are \"x\"; name one with "
          + "--text-column"
      ),
      (
        .noSuchColumn(file: "a.csv", column: "kapan", use: .date, columns: ["x"]), .data,
        "a.csv: no column \"kapan\" for the date; the columns are \"x\"; name one of them with "
          + "--date-column"
      ),
      (
        .expandsTooFar(file: "a.zip", limit: 200), .data,
        "a.zip: unpacks to more than 200 times its size, as zip bombs do; if it is none, allow "
          + "more with --max-expansion"
      ),
      (
        .exists(file: "a.csv"), .data,
        "a.csv: exists and was not made by textmine; name another file, or replace it with --force"
      ),
      (.missing(file: "a.csv"), .noInput, "a.csv: no such file or folder"),
      (
        .failed(file: "a.csv", action: .open, code: EACCES), .noInput,
        "a.csv: cannot open: permission denied"
      ),
      (
        .failed(file: "a.csv", action: .write, code: ENOSPC), .io,
        "a.csv: cannot write: no space left on device"
      ),
    ])
  func namesRemedy(error: CorpusError, status: Failure.Status, message: String) {
    let failure = Failure(error)
    #expect(failure?.status == status && failure?.message == message)
  }
}
