import BoxScores
import Features
import MetaLearner

/// What is about to be done, as far as a preflight has to know it.
struct PreflightSubject: Sendable {
  /// Such as `meta train`.
  var title: String
  /// All 27 windows have to be trained.
  var needsAllWindows = false
  /// What is wrong with the games, and what brings them; nil when they are there.
  var missingGames: MissingGames?
  /// What the meta-learners that it needs have to learn from; nil where it needs none, empty where there are no games.
  var metaHistory: [MetaHistory]?
  /// It trains, and so needs the lease and the libraries.
  var trains = true
  /// A network is among it.
  var needsTorch = false
  /// Says what is wrong with the experiment's file; nil when it is valid or none was named.
  var configurationProblem: ConfigurationProblem?
  /// The steps it will run, in order.
  var needs: [StepNeed] = []
  /// Everything it does is done by processors: networks are off, or kept from the GPU.
  var isDataWork = false
  /// The line whose champion is about to be replaced.
  var replacesChampion: FeatureVariant?

  struct MissingGames: Sendable {
    let found: String
    let expected: String
    let command: String
  }

  struct ConfigurationProblem: Sendable {
    let file: String
    let message: String
  }
}
