import ArgumentParser

@main struct Textmine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "textmine")
}
