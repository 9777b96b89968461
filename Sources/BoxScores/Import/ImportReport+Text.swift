extension ImportReport {
  /// The report for people.
  public var text: String {
    var lines = skipped.map { "passed over: \($0.reason)" }
    for file in files.filter({ !$0.notes.isEmpty || !$0.extraColumns.isEmpty || !$0.missingColumns.isEmpty }) {
      lines.append("\(file.file):")
      lines += file.notes.map { "  \($0)" }
      if !file.extraColumns.isEmpty {
        lines.append("  columns not read: \(file.extraColumns.joined(separator: ", "))")
      }
      if !file.missingColumns.isEmpty {
        lines.append("  columns it lacks: \(file.missingColumns.joined(separator: ", "))")
      }
    }
    for entry in beforeRecording {
      lines.append(
        "\(entry.column) before \(entry.firstSeason), its first season: \(entry.zeros) zeros and \(entry.others) other "
          + "values are taken as missing")
    }
    if unknownMinutesPlayed + unknownMinutesDidNotPlay > 0 {
      lines.append(
        "rows without minutes: \(unknownMinutesPlayed) count as played by what they did, "
          + "\(unknownMinutesDidNotPlay) did nothing and count as absent")
    }
    for season in simulatedSeasonsDropped { lines.append("season \(season): real rows replace the simulated ones") }
    for reason in reasons { lines.append("quarantined, \(reason.rows) like: \(reason.example)") }
    if let quarantineFile { lines.append("quarantined rows are in \(quarantineFile)") }
    lines.append(
      "\(files.count) \(files.count == 1 ? "file" : "files"), \(totals.read) rows read: \(totals.new) new, "
        + "\(totals.changed) changed, \(totals.equal) equal, \(totals.quarantined) quarantined")
    lines.append(
      "of the rows taken: \(totals.played) played, \(totals.didNotPlay) did not play, \(totals.notHistory) of games "
        + "that are no history" + (superseded > 0 ? "; \(superseded) replaced by a later file" : ""))
    if !changedStore { lines.append("the store is as it was") }
    return lines.joined(separator: "\n") + "\n"
  }
}
