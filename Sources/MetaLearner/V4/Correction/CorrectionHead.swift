import Learners

/// The two heads of the residual correction.
enum CorrectionHead: String, CaseIterable, Sendable {
  case median, mean

  var objective: Objective { self == .median ? .l1 : .l2 }
}
