import BoxScores
import Foundation
import NativeLibraries
import Pipeline
import Registry

/// What a look at a workspace found: equal as long as nothing that a server shows has changed.
struct Standing: Sendable, Equatable {
  let pulse: RegistryPulse?
  /// Why the registry cannot be read.
  let problem: NotReady?
  /// Size and time of the games' manifest; nil where there is none.
  let games: String?

  /// The models or the games are others than those of another look.
  func differs(from other: Standing?) -> Bool {
    pulse?.models != other?.pulse?.models || games != other?.games || problem != other?.problem
  }

  init(_ session: WorkspaceSession) {
    let manifest = session.workspace.data.appendingPathComponent("manifest.json").path
    let facts = try? FileManager.default.attributesOfItem(atPath: manifest)
    games = facts.map { facts in
      let changed = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(facts[.systemFileNumber] ?? 0) \(facts[.size] ?? 0) \(changed)"
    }
    do {
      pulse = try session.registry().pulse()
      problem = nil
    } catch {
      pulse = nil
      problem = NotReady(loading: error, tool: session.tool)
    }
  }
}

extension NotReady {
  /// Why a model could not be loaded, and what to do.
  init(loading error: any Error, tool: String) {
    switch error {
    case let error as NotReady: self = error
    case RegistryError.cannotRead:
      self.init(
        code: "workspace.empty", reason: "there is no workspace yet: \(Self.text(error))",
        mend: "\(tool) data import PATH..., then '\(tool) plan' says what comes next")
    case let error as any FullcourtError:
      let code: String =
        switch error.exitCode {
        case .preflightRefused: "forecast.noChampion"
        case .inputMissing: "workspace.incomplete"
        case .corrupt: "workspace.corrupt"
        case .unavailable: "workspace.unavailable"
        default: "workspace.error"
        }
      self.init(code: code, reason: error.message, mend: "'\(tool) plan' says what is missing and what to do")
    default:
      self.init(code: "workspace.error", reason: Self.text(error), mend: "look at the server's log")
    }
  }

  private static func text(_ error: any Error) -> String { (error as? any FullcourtError)?.message ?? "\(error)" }
}
