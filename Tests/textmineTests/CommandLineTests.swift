import Foundation
import Testing

@Suite("The command line") struct CommandLineTests {
  private let scratch = Scratch()

  @Test("tells its version, with the commit where that is known")
  func version() throws {
    let run = try Program.run(["--version"])
    #expect(try /\d+\.\d+\.\d+( \([0-9a-f]+\+?\))?\n/.wholeMatch(in: run.output) != nil)
    // The package has the same version.
    let changelog = try String(
      contentsOf: Program.root.appending(path: "debian/changelog"), encoding: .utf8)
    #expect(changelog.hasPrefix("textmine (\(run.output.prefix { $0 != " " && $0 != "\n" }))"))
  }

  @Test("makes completions that the shells take", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try Program.shell(
      "textmine --generate-completion-script \"$1\" > \"$2\" || exit 1\n"
        + "command -v \"$1\" > /dev/null || exit 0\n\"$1\" -n \"$2\"",
      [shell, scratch.path("script")])
    #expect(run.status == 0)
    #expect(try scratch.text("script").contains("min-probability"))
  }

  @Test("makes a manual page for each command, without anything that roff minds")
  func manuals() throws {
    let script = """
      set -e
      textmine --experimental-dump-help | debian/manuals.py 0.1.0 2026-11-28 "$1"
      for page in "$1"/*.1; do
        if command -v groff > /dev/null; then groff -man -Tutf8 -ww -z "$page" >&2; fi
      done
      """
    let run = try Program.shell(script, [scratch.url.path])
    #expect(run.status == 0)
    #expect(run.errors == "")
    let help = try Program.run(["--help"]).output
    let commands = help.matches(of: #/\n[ ]{2}([a-z]+)[ ]{2}/#).map { String($0.1) }
    #expect(commands.count > 10)
    for command in commands { #expect(scratch.names.contains("textmine-\(command).1")) }
    let label = try scratch.text("textmine-label.1")
    #expect(label.contains("\\fB\\-\\-min\\-probability\\fR \\fI0 to 1\\fR"))
  }

  @Test("suggests the report where a file stands for the command")
  func file() throws {
    let run = try Program.run(["Examples/kabupaten.csv"])
    #expect(run.status == 64)
    #expect(
      run.errors == "textmine: no command \"Examples/kabupaten.csv\"; "
        + "did you mean: textmine report Examples/kabupaten.csv\n")
  }

  @Test(
    "suggests the command that was mistyped",
    arguments: [
      ("repot", "report"), ("lable", "label"), ("evalute", "evaluate"), ("finds", "find"),
    ])
  func command(mistyped: String, meant: String) throws {
    let run = try Program.run([mistyped, "x"])
    #expect(run.status == 64)
    #expect(
      run.errors == "textmine: no command \"\(mistyped)\"; did you mean: textmine \(meant)\n")
  }

  @Test("names the commands where none is near")
  func noCommand() throws {
    let run = try Program.run(["laporan", "x"])
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix(
        "textmine: no command and no file \"laporan\"; expected one of inspect, "))
  }

  @Test("takes --seed for the random number in every command that has it")
  func seed() throws {
    for (command, options) in [
      ("train", ["--method", "complement", "-o", scratch.path("m")]),
      ("evaluate", ["--folds", "2", "--method", "complement"]),
      ("sample", ["-n", "20", "-o", scratch.path("s.csv")]),
    ] {
      let run = try Program.run([command, Program.table, "--seed", "7"] + options)
      #expect(run.status == 0 && !run.errors.contains("is called"), "\(command): \(run.errors)")
    }
  }

  @Test(
    "shows a command's own options first, and how inputs are read last",
    arguments: ["report", "label", "words", "find", "sample", "share", "train", "evaluate"])
  func help(command: String) throws {
    let help = try Program.run([command, "--help"]).output
    let sections = help.split(separator: "\n").filter { $0.hasSuffix(":") && !$0.hasPrefix(" ") }
    let titles = sections.filter { $0 == $0.uppercased() }
    #expect(titles.last == "INPUT:", "\(titles)")
    let first = titles.first { $0 != "ARGUMENTS:" }
    #expect(first == "OPTIONS:", "\(titles)")
    #expect(help.contains("Example"))
  }

  @Test("ends with an error where standard output is full", arguments: ["show", "list", "check"])
  func fullDisk(command: String) throws {
    let file = try scratch.write("b.yml", "name: b\nfallback: x\ncategories: [{id: x}]\n")
    let arguments = command == "check" ? " '\(file)'" : ""
    let run = try Program.shell("textmine codebook \(command)\(arguments) > /dev/full")
    #expect(run.status == 74)
  }
}

@Suite("Results in files") struct ResultFileTests {
  private let scratch = Scratch()

  @Test(
    "hold the same as the output, as a table, a spreadsheet or JSON",
    arguments: [
      ["words", Program.table, "--top", "3"],
      ["words", Program.table, "--by", "account"],
      ["words", Program.table, "--collocations"],
      ["words", Program.table, "--by", "kind", "--key", "reply"],
      ["inspect", Program.table],
      ["agree", "Examples/kabupaten.csv", "--columns", "code,code", "--draws", "100"],
    ])
  func files(arguments: [String]) throws {
    let shown = try Program.run(arguments + ["--json"])
    #expect(shown.status == 0)
    for name in ["r.json", "r.csv", "r.xlsx"] {
      let run = try Program.run(arguments + ["-o", scratch.path(name)])
      #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    }
    #expect(try scratch.text("r.json") == shown.output)
    #expect(try scratch.text("r.csv").split(separator: "\r\n").count > 1)
    #expect(
      try Data(contentsOf: URL(filePath: scratch.path("r.xlsx"))).prefix(2) == Data("PK".utf8))
    let other = try Program.run(arguments + ["-o", scratch.path("r.pdf")])
    #expect(other.status == 64 && other.errors.contains("expected a name that ends in .csv"))
  }

  @Test("hold the places of a word, one a row")
  func places() throws {
    let table = try scratch.write("t.csv", "id,text\n7,\"banjir, surut\"\n8,apel\n")
    for name in ["p.csv", "p.json", "p.xlsx"] {
      #expect(try Program.run(["find", "surut", table, "-o", scratch.path(name)]).status == 0)
    }
    #expect(
      try scratch.text("p.csv")
        == "\u{FEFF}id,created_at,username,before,match,after\r\n7,,,\"banjir, \",surut,\r\n")
    #expect(
      try scratch.text("p.json") == Program.run(["find", "surut", table, "--json"]).output)
  }
}

@Suite("What a terminal would obey") struct TerminalSafetyTests {
  private let scratch = Scratch()
  private let escape = "\u{1B}[2J"

  /// A table with an escape in account, id, code and text.
  private func table() throws -> String {
    try scratch.write(
      "t.csv",
      "id,username,code,text\n"
        + "1\(escape),ani\(escape),a\(escape),banjir\n2,budi,b,apel banjir\n3,budi,b,apel\n"
        + "4\(escape),ani\(escape),a\(escape),banjir \(escape)\n")
  }

  @Test(
    "never reaches it: accounts, ids, codes, texts",
    arguments: [
      ["inspect"], ["find", "banjir"], ["words", "--by", "account"],
      ["agree", "--columns", "code,code", "--draws", "100"], ["evaluate", "--keywords"],
      ["words", "--by", "account", "--key", "x\u{1B}"], ["report", "-o", "/dev/null"],
    ])
  func values(arguments: [String]) throws {
    let run = try Program.run(arguments + [try table()])
    #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"), "\(run.errors)")
  }

  @Test("never reaches it: names of files, columns and options in messages")
  func messages() throws {
    for arguments in [
      ["inspect", "x\u{1B}y.csv"], ["report", "x\u{1B}y.csv"], ["x\u{1B}y", "z"],
      ["find", "a", Program.table, "-o", "x\u{1B}y"], ["words", Program.table, "--x\u{1B}y"],
      ["agree", Program.table, "--columns", "x\u{1B}y,code"],
    ] {
      let run = try Program.run(arguments)
      #expect(run.status != 0)
      #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"), "\(run.errors)")
    }
  }

  @Test("never reaches it: titles and ids of a codebook")
  func codebook() throws {
    let file = try scratch.write(
      "b.yml",
      "name: \"b\\e[2J\"\ntitle: \"T\\e[2J\"\nfallback: x\ncategories: [{id: x, title: \"t\\e[2J\"}]\n"
    )
    let run = try Program.run(["codebook", "check", file])
    #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"))
  }
}
