/// What a booster of a window says about a target.
public enum WindowHead: String, CaseIterable, Sendable, Codable, Hashable {
  /// The median: trained for absolute error. For lines and MAE.
  case median
  /// The mean: trained for squared error. For sums and RMSE.
  case mean
  /// The expected absolute distance of the outcome from the median, learned on out-of-fold residuals.
  case scale
}
