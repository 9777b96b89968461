import BoxScores

/// Whether the 27 windows allow the training of a meta-learner: a pure function of their states.
public enum MetaPreflight {
  /// Throws unless every window of the manifest is `trained`. Nothing is ever filled in for one that is not.
  public static func check(_ states: [WindowID: WindowState]) throws(MetaError) {
    func having(_ state: WindowState) -> [WindowID] {
      WindowCatalogue.all.filter { (states[$0] ?? .missing) == state }
    }
    let (missing, stale, corrupt) = (having(.missing), having(.stale), having(.corrupt))
    guard missing.isEmpty, stale.isEmpty, corrupt.isEmpty else {
      throw .windowsIncomplete(missing: missing, stale: stale, corrupt: corrupt)
    }
  }

  /// The command that trains what is asked for: named windows if they are few, else all that are not there.
  public static func command(for windows: [WindowID]) -> String {
    guard windows.count <= 3 else { return "fullcourt windows train --missing" }
    return "fullcourt windows train " + windows.map { "--only \($0)" }.joined(separator: " ")
  }

  static func refusal(missing: [WindowID], stale: [WindowID], corrupt: [WindowID]) -> String {
    let parts = [("missing", missing), ("stale", stale), ("corrupt", corrupt)].filter { !$0.1.isEmpty }
    let trained = WindowCatalogue.all.count - parts.reduce(0) { $0 + $1.1.count }
    let names = parts.map { "\($0.0): " + $0.1.map(\.description).joined(separator: ", ") }.joined(separator: "; ")
    let command = command(for: parts.flatMap(\.1).sorted())
    return
      "\(trained) of \(WindowCatalogue.all.count) windows are trained and a meta-learner needs all of them; \(names). "
      + "Train them: \(command)"
  }
}
