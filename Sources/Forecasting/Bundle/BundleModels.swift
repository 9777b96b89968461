import BoxScores
import Features
import Foundation
import Learners
import MetaLearner
import Windows

/// The models of an unpacked bundle.
///
/// Whoever has a bundle alone can train nothing again: what is wrong with a model is told in words of its own.
struct BundleModels: ModelSource {
  let bundle: UnpackedBundle

  var kind: DataKind { bundle.manifest.kind }

  func window(_ vintage: Vintage) throws -> WindowModel {
    let name = ArtifactNames.of(vintage)
    guard let part = bundle.manifest.part(name.kind, name.key) else {
      throw MetaError.modelMissing(what: "window \(vintage)")
    }
    let folder = bundle.folder(of: part)
    let model = try read(folder) { try WindowModel.load(folder: folder, heads: [.median]) }
    guard model.manifest.kind == kind else { throw MetaError.modelMissing(what: "window \(vintage) of \(kind) games") }
    return model
  }

  func league(_ key: LeagueKey) throws -> LeagueModel {
    let name = ArtifactNames.of(key, kind: kind)
    guard let part = bundle.manifest.part(name.kind, name.key) else {
      throw MetaError.modelMissing(what: "the league model \(key)")
    }
    let folder = bundle.folder(of: part)
    return try read(folder) { try LeagueModel.load(folder: folder) }
  }

  func combined(for meta: MetaManifest, hash: String) throws -> CombinedModel? {
    let name = ArtifactNames.combined(of: meta)
    guard let part = bundle.manifest.part(name.kind, name.key) else { return nil }
    let folder = bundle.folder(of: part)
    return try read(folder) {
      let file = folder.appendingPathComponent(CombinedModel.fileName)
      guard let data = try? RegularFile.data(file) else { throw MetaError.fileMissing(path: file.path) }
      return try CombinedModel.read(data, for: meta, hash: hash)
    }
  }

  func meta() throws -> MetaModel {
    let name = bundle.manifest.metaName
    guard let part = bundle.manifest.part(name.kind, name.key) else {
      throw MetaError.modelMissing(what: "the meta-learner of season \(bundle.manifest.cutOff)")
    }
    let folder = bundle.folder(of: part)
    let model = try read(folder) { try MetaModel.load(folder: folder) }
    guard model.hash == bundle.manifest.model else {
      throw BundleError.model(
        path: path(folder.appendingPathComponent(MetaManifest.fileName).path), found: "model \(model.hash.prefix(12))",
        expected: "\(bundle.manifest.model.prefix(12)), which its manifest names")
    }
    return model
  }

  /// The models of the bundle, put together.
  func champion() throws -> Champion {
    let meta = try meta()
    do {
      return try Champion(meta: meta, models: self)
    } catch ForecastingError.replaced(let model, let cutoff, _) {
      throw BundleError.model(
        path: BundlePath.manifest, found: "another \(model)",
        expected: "the one of the meta-learner of season \(cutoff)")
    }
  }

  /// Says of a model that is refused what is wrong with it, without advice that needs a workspace.
  private func read<Model>(_ folder: URL, _ load: () throws -> Model) throws -> Model {
    do {
      return try load()
    } catch MetaError.corrupt(let path, let found, let expected) {
      throw BundleError.model(path: self.path(path), found: found, expected: expected)
    } catch MetaError.fileMissing(let path) {
      throw BundleError.model(path: self.path(path), found: "nothing", expected: "a file that its model names")
    } catch WindowError.corrupt(let path, let found, let expected) {
      throw BundleError.model(path: self.path(path), found: found, expected: expected)
    } catch WindowError.fileMissing(let path) {
      throw BundleError.model(path: self.path(path), found: "nothing", expected: "a file that its model names")
    } catch LearnerError.tensors(let file, let found, let expected) {
      throw BundleError.model(path: self.path(file, in: folder), found: found, expected: expected)
    } catch LearnerError.model(let line, let found, let expected) {
      throw BundleError.model(
        path: path(folder.path), found: "\(found) in line \(line) of a tree file", expected: expected)
    } catch ForecastingError.damagedCombined(_, _, let reason) {
      throw BundleError.model(
        path: path(folder.appendingPathComponent(CombinedModel.fileName).path), found: reason,
        expected: "correlations of points, rebounds and assists")
    }
  }

  /// A path inside the bundle.
  private func path(_ path: String) -> String {
    let prefix = bundle.folder.path + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The same of a file that is named alone, or by its whole path.
  private func path(_ file: String, in folder: URL) -> String {
    path(file.hasPrefix("/") ? file : folder.appendingPathComponent(file).path)
  }
}
