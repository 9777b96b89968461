import BoxScores
import Features
import Foundation
import MetaLearner
import Windows

/// The models of an unpacked bundle.
struct BundleModels: ModelSource {
  let bundle: UnpackedBundle

  var kind: DataKind { bundle.manifest.kind }

  func window(_ vintage: Vintage) throws -> WindowModel {
    let name = ArtifactNames.of(vintage)
    guard let part = bundle.manifest.part(name.kind, name.key) else {
      throw MetaError.modelMissing(what: "window \(vintage)")
    }
    let model = try WindowModel.load(folder: bundle.folder(of: part), heads: [.median])
    guard model.manifest.kind == kind else { throw MetaError.modelMissing(what: "window \(vintage) of \(kind) games") }
    return model
  }

  func league(_ key: LeagueKey) throws -> LeagueModel {
    let name = ArtifactNames.of(key, kind: kind)
    guard let part = bundle.manifest.part(name.kind, name.key) else {
      throw MetaError.modelMissing(what: "the league model \(key)")
    }
    return try LeagueModel.load(folder: bundle.folder(of: part))
  }

  func combined(for meta: MetaManifest, hash: String) throws -> CombinedModel? {
    let name = ArtifactNames.combined(of: meta)
    guard let part = bundle.manifest.part(name.kind, name.key) else { return nil }
    let file = bundle.folder(of: part).appendingPathComponent(CombinedModel.fileName)
    return try CombinedModel.read(try Data(contentsOf: file), for: meta, hash: hash)
  }

  func meta() throws -> MetaModel {
    let name = bundle.manifest.metaName
    guard let part = bundle.manifest.part(name.kind, name.key) else {
      throw MetaError.modelMissing(what: "the meta-learner of season \(bundle.manifest.cutOff)")
    }
    let model = try MetaModel.load(folder: bundle.folder(of: part))
    guard model.hash == bundle.manifest.model else {
      throw ForecastingError.replaced(model: "the meta-learner", cutoff: bundle.manifest.cutOff)
    }
    return model
  }
}
