/// The archives of accounts among the files of a folder or a zip, told by the files' names.
struct AccountArchives {
  /// One archive: files of one folder.
  struct Files {
    /// The files of tweets, in the order of their numbers.
    var tweets: [String] = []
    /// The files of tweets that the account deleted.
    var deleted: [String] = []
    /// The files of long tweets, whose text is cut in the files of tweets.
    var notes: [String] = []
    /// Files that may name the account, the best first.
    var account: [String] = []
  }

  /// The archives, in the order of their folders.
  let all: [Files]
  /// The files that belong to no archive.
  let others: [String]

  init(_ names: [String]) {
    var folders: [String: Files] = [:]
    var order: [String] = []
    for name in names where Self.kind(name) == .tweets {
      let folder = Self.folder(name)
      if folders[folder] == nil { order.append(folder) }
      folders[folder, default: Files()].tweets.append(name)
    }
    for name in names {
      switch Self.kind(name) {
      case .deleted: folders[Self.folder(name)]?.deleted.append(name)
      case .note: folders[Self.folder(name)]?.notes.append(name)
      case .account: folders[Self.folder(name)]?.account.insert(name, at: 0)
      case .manifest: folders[Self.folder(name)]?.account.append(name)
      case .details: folders["\(Self.folder(name))tweets/"]?.account.append(name)
      case .tweets, nil: break
      }
    }
    all = order.compactMap { folders[$0] }.map(\.inOrder)
    let roots = order.map(Self.root)
    others = names.filter { name in !roots.contains { name.hasPrefix($0) } }
  }

  private enum Kind { case tweets, deleted, note, account, manifest, details }

  /// `tweets.js`, in older archives `tweet.js`, in large ones `tweets-part1.js` and so on, before
  /// 2019 `js/tweets/2014_03.js`; `community-tweet.js` and `tweet-headers.js` are other things.
  private static func kind(_ name: String) -> Kind? {
    let file = name.fileName
    guard file.hasSuffix(".js") else { return nil }
    let stem = file.dropLast(3)
    switch stem {
    case "account": return .account
    case "manifest": return .manifest
    case "user_details": return .details
    default: break
    }
    if isPart(stem, of: ["tweets", "tweet"]) { return .tweets }
    if isPart(stem, of: ["deleted-tweets", "deleted-tweet"]) { return .deleted }
    if isPart(stem, of: ["note-tweet", "note-tweets"]) { return .note }
    let isMonth = stem.count == 7 && stem.allSatisfy { $0.isNumber || $0 == "_" }
    return isMonth && folder(name).hasSuffix("js/tweets/") ? .tweets : nil
  }

  /// Whether `stem` is one of `names`, or a numbered part of it.
  private static func isPart(_ stem: Substring, of names: [String]) -> Bool {
    names.contains { name in
      guard stem.hasPrefix(name) else { return false }
      let rest = stem.dropFirst(name.count)
      return rest.isEmpty || (rest.hasPrefix("-part") && rest.dropFirst(5).allSatisfy(\.isNumber))
    }
  }

  /// The folder of a file, with the slash behind it.
  private static func folder(_ name: String) -> String {
    name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }

  /// The folder that holds all of an archive: pages and pictures lie beside its `data`.
  private static func root(_ folder: String) -> String {
    for inner in ["data/js/tweets/", "data/"] where folder == inner || folder.hasSuffix("/\(inner)")
    {
      return String(folder.dropLast(inner.count))
    }
    return folder
  }
}

extension AccountArchives.Files {
  /// The same, the files of tweets in the order of their numbers: part10 comes after part2.
  fileprivate var inOrder: Self {
    var files = self
    files.tweets.sort { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    files.deleted.sort { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    return files
  }
}
