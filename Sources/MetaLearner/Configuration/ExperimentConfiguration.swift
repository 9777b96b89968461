/// A resolved experiment: what a YAML file of design section 9 says, with every default filled in.
///
/// It is stored with the model it led to.
public struct ExperimentConfiguration: Sendable, Codable, Hashable {
  public var experiment = Experiment()
  public var featureFlags = FeatureFlags()
  public var acceptanceCriteria = AcceptanceCriteria()
  public var components = Components()
  public var tracking = Tracking()

  public init() {}

  enum CodingKeys: String, CodingKey {
    case experiment, components, tracking
    case featureFlags = "feature_flags"
    case acceptanceCriteria = "acceptance_criteria"
  }

  /// How the experiment is called; it shapes no model.
  public struct Experiment: Sendable, Codable, Hashable {
    public var name = "unnamed"
    public var description = ""
    /// The old system's name for a run; the registry numbers its records itself.
    public var runID = "auto"

    enum CodingKeys: String, CodingKey {
      case name, description
      case runID = "run_id"
    }
  }

  /// Which components correct the blend; with all of them off V4 is the stack.
  public struct FeatureFlags: Sendable, Codable, Hashable {
    public var residualCorrection = false
    public var playerEmbeddings = false
    public var temporalMemory = false

    enum CodingKeys: String, CodingKey {
      case residualCorrection = "residual_correction"
      case playerEmbeddings = "player_embeddings"
      case temporalMemory = "temporal_memory"
    }
  }

  /// What a model has to show before it forecasts in production.
  public struct AcceptanceCriteria: Sendable, Codable, Hashable {
    /// Percent of MAE a champion must win against `equalWindows`, mean of four stats.
    public var minMAEImprovementPercent = 2.0
    /// The largest corrected p-value of a challenger, 0...1; intervals cover 1 less this.
    public var statisticalSignificance = 0.05
    /// Percent of MAE no stat may lose.
    public var maxRegressionPercent = 1.0

    enum CodingKeys: String, CodingKey {
      case minMAEImprovementPercent = "min_mae_improvement_pct"
      case statisticalSignificance = "statistical_significance"
      case maxRegressionPercent = "max_regression_pct"
    }
  }

  /// What a file of the old system asked to be kept and reported. It is read and stored with the model, and changes nothing: every
  /// backtest has cohorts, calibration and tests.
  public struct Tracking: Sendable, Codable, Hashable {
    public var savePredictions = true
    public var saveFeatures = true
    public var cohortAnalysis = true
    public var calibrationAnalysis = true
    public var statisticalTests = true

    enum CodingKeys: String, CodingKey {
      case savePredictions = "save_predictions"
      case saveFeatures = "save_features"
      case cohortAnalysis = "cohort_analysis"
      case calibrationAnalysis = "calibration_analysis"
      case statisticalTests = "statistical_tests"
    }
  }
}
