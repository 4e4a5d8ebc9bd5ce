import ArgumentParser

/// Ends the run with a message about the arguments where something that they must fulfil does not hold.
func require(_ holds: Bool, _ message: @autoclosure () -> String) throws {
  if !holds { throw ValidationError(message()) }
}

/// Ends the run where one of these options is given, and says why it must not be.
func refuse(_ options: [(name: String, isGiven: Bool)], _ reason: String) throws {
  if let wrong = options.first(where: \.isGiven) { try refuse(true, "\(wrong.name) \(reason)") }
}

/// Ends the run with a message about the arguments where they exclude each other.
func refuse(_ isWrong: Bool, _ message: @autoclosure () -> String) throws {
  try require(!isWrong, message())
}
