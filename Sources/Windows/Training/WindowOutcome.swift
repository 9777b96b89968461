import BoxScores

/// How the training of a vintage ended when nothing went wrong.
public enum WindowOutcome: Sendable {
  /// The folder holds the model, the manifest and the run record, and waits to be committed.
  case trained(WindowManifest, WindowRun)
  /// There is something to learn from, but too little: no model.
  case tooFewRows(found: Int, needed: Int)
  /// No season of the window lies before the cut-off: the vintage is masked, not missing.
  case masked
}
