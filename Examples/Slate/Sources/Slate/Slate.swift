import BoxScores
import Features
import Forecasting
import Foundation
import NativeLibraries

/// Loads a bundle and forecasts tonight: first whom the bundle's schedule names, then a slate of one's own.
@main
struct Slate {
  static func main() {
    do {
      try run()
    } catch let error as any FullcourtError {
      // Every error of Fullcourt says what is wrong and what to do, and has an exit code.
      FileHandle.standardError.write(Data("error: \(error.message)\n".utf8))
      exit(error.exitCode.rawValue)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(70)
    }
  }

  static func run() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let file = arguments.first, let day = arguments.dropFirst().first.flatMap({ GameDay($0) }) else {
      FileHandle.standardError.write(Data("usage: slate BUNDLE YYYY-MM-DD [NEWER-GAMES.csv ...]\n".utf8))
      exit(64)
    }
    let games = arguments.dropFirst(2).map { URL(fileURLWithPath: $0) }
    let forecaster = try ProductionForecaster(bundle: URL(fileURLWithPath: file), games: games, threads: 2)
    print("bundle \(forecaster.identity.prefix(12)), games through \(forecaster.lastDay?.description ?? "-")")

    let report = try forecaster.forecast(on: day)
    for forecast in report.forecasts.prefix(5) { print(line(forecast)) }

    // One's own slate: here the first team of the day at home, everybody on its roster.
    guard let slate = try forecaster.slate(on: day), let first = slate.entries.first else { return }
    let own = slate.entries.map(\.slate).filter { $0.team == first.slate.team }
    let again = try forecaster.forecast(own, on: day, season: slate.season)
    print("\(again.forecasts.count) players of \(again.forecasts[0].team) on their own")
    let player = again.forecasts[0]
    let same = report.forecasts.first { $0.personId == player.personId }
    print("the same forecast alone and among all: \(same?.stats == player.stats)")
  }

  static func line(_ forecast: ForecastReport.Forecast) -> String {
    let points = forecast.stats[.points].map {
      "\(($0.mean * 10).rounded() / 10) points (\(Int($0.q10))-\(Int($0.q90)))"
    }
    return "\(forecast.player), \(forecast.team): \(points ?? "-")"
  }
}
