import BoxScores
import Features
import Foundation
import Learners
import Testing
import Windows

@testable import MetaLearner

/// `meta.json` and the files beside it as somebody else may have written them, with every hash right. A model is refused in
/// words, without torch and before memory is taken for it; none of these may end the process.
@Suite struct HostileManifestTests {
  private static let scaling = """
    {"features":["points_mean5","rebounds_mean5"],"means":[0,0],"factors":[1,1],"flagged":[0],"clip":4,
    "scales":[1,1,1,1],"minutesScale":1}
    """

  private static func description() throws -> V4NetworkDescription {
    V4NetworkDescription(
      component: .temporalMemory,
      shape: NetworkShape(
        inputs: 3, hidden: [32, 16], dropout: 0.1,
        memory: .init(method: .transformer, length: 5, width: 16, heads: 2, layers: 2)),
      scaling: try JSONDecoder().decode(FeatureScaling.self, from: Data(scaling.utf8)), settings: V4NetworkSettings(),
      seeds: [1], seasons: [Season(2023)])
  }

  static func manifest(networks: [V4NetworkDescription] = []) -> MetaManifest {
    let settings = MetaSettings()
    return MetaManifest(
      cutoff: Season(2024), variant: .blind, kind: .real, configuration: .v4Full,
      windows: WindowCatalogue.all.map {
        .init(window: $0, state: .masked, vintage: nil, seasons: [], modelHash: nil)
      }, league: LeagueKey(cutoff: Season(2024), variant: .blind, seeds: 3), leagueHash: "l",
      metaSeasons: [Season(2023)], levels: .none, blend: .even,
      stats: Stat.allCases.map { stat in
        .init(
          stat: stat, leagueWeight: 0.5, fittedWeight: 0.5, heldOutRows: 0, heldOutSeasons: [], v4MAE: 1, stackMAE: 1,
          leagueMAE: 1, components: [], heads: [:], counts: [:],
          inputs: StackInputs.names(stat, variant: .blind, settings: settings))
      }, networks: networks, settings: settings, schemaHash: FeatureCatalogue.schemaHash, dataHash: "d", files: [])
  }

  private func load(_ manifest: MetaManifest, beside: [String: Data] = [:]) throws -> MetaModel {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var manifest = manifest
    for (name, data) in beside {
      try data.write(to: folder.appendingPathComponent(name))
      manifest.files.append(.init(name: name, data: data))
    }
    try StableJSON.data(manifest).write(to: folder.appendingPathComponent(MetaManifest.fileName))
    return try MetaModel.load(folder: folder)
  }

  private func refusal(
    _ manifest: MetaManifest, beside: [String: Data] = [:], _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: MetaError.self, sourceLocation: sourceLocation) { try load(manifest, beside: beside) }
    let message = error?.message ?? "taken"
    #expect(message.contains(words), "\(message)", sourceLocation: sourceLocation)
    #expect(error?.exitCode == .corrupt, "\(message)", sourceLocation: sourceLocation)
  }

  @Test func anHonestManifestIsTakenAndWrittenAsItWas() throws {
    let manifest = Self.manifest(networks: [try Self.description()])
    #expect(try Self.description().fault(vectors: 0)?.found == nil)
    // All that is wrong with it is that its network's file is not there.
    let error = #expect(throws: MetaError.self) { try load(manifest) }
    #expect(error?.message.contains("temporalMemory.seed1.safetensors is missing") == true)
    let model = try load(Self.manifest())
    #expect(model.hash == StableJSON.hash(Self.manifest()))
  }

  @Test func sizesOfNetworksAreChecked() throws {
    let cases: [(change: (inout V4NetworkDescription) -> Void, words: String)] = [
      ({ $0.shape.hidden = [128] }, "found hidden layers [128] in the network of the temporal memory, expected two of"),
      ({ $0.shape.hidden = [] }, "hidden layers []"), ({ $0.shape.hidden = [-16, 16] }, "hidden layers [-16, 16]"),
      ({ $0.shape.hidden = [.max, .max] }, "expected two of 1 to 8192 numbers"),
      ({ $0.shape.inputs = 2 }, "found 2 inputs in the network of the temporal memory, expected 3 of the features"),
      ({ $0.shape.inputs = -1 }, "found -1 inputs"), ({ $0.shape.dropout = 7 }, "a dropout of 7.0"),
      ({ $0.shape.memory?.heads = 0 }, "found 0 heads in the network of the temporal memory, expected 1 to 256"),
      ({ $0.shape.memory?.heads = 3 }, "16 numbers a token for 3 heads"),
      ({ $0.shape.memory?.length = -1 }, "found -1 games remembered"),
      ({ $0.shape.memory?.length = .max }, "games remembered"), ({ $0.shape.memory?.width = 0 }, "0 numbers a token"),
      ({ $0.shape.memory?.layers = .max }, "layers in the network"),
      (
        {
          $0.shape.memory?.length = 4096
          $0.settings.forecastBatch = 16_384
        },
        "4096 games remembered in batches of 16384 rows"
      ),
      ({ $0.settings.forecastBatch = 0 }, "found batches of 0 rows"),
      ({ $0.settings.forecastBatch = .max }, "expected 1 to 16384"), ({ $0.seeds = [] }, "seeds []"),
      ({ $0.seeds = [1, 1] }, "seeds [1, 1]"), ({ $0.component = .residualCorrection }, "a network of the residual"),
    ]
    for (change, words) in cases {
      var description = try Self.description()
      change(&description)
      refusal(Self.manifest(networks: [description]), words)
    }
  }

  @Test func aShapeThatIsNotThatOfItsTensorsIsRefusedBeforeItTakesMemory() throws {
    let shape = try Self.description().shape
    func zeros(_ shape: [Int]) -> StoredTensor {
      StoredTensor(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
    }
    var state = [
      "first.weight": zeros([32, 3]), "second.weight": zeros([16, 48]), "memory.query.weight": zeros([16, 32]),
      "memory.layer0.self_attn.in_proj_weight": zeros([48, 16]),
    ]
    #expect(shape.fault(of: state)?.found == nil)
    var wide = shape
    wide.hidden = [8192, 8192]
    #expect(wide.fault(of: state)?.found == "first.weight of shape [32, 3]")
    #expect(wide.fault(of: state)?.expected == "first.weight of shape [8192, 3]")
    var deep = shape
    deep.memory?.layers = 64
    #expect(deep.fault(of: state)?.found == "no tensor memory.layer1.self_attn.in_proj_weight")
    state["second.weight"] = nil
    #expect(shape.fault(of: state)?.found == "no tensor second.weight")
    let description = try Self.description()
    refusal(
      Self.manifest(networks: [description]),
      beside: [description.fileName(seed: 1): Safetensors(state).encoded()], "found no tensor second.weight")
  }

  @Test func numbersAndNamesOfTheManifestAreChecked() {
    let cases: [(change: (inout MetaManifest) -> Void, words: String)] = [
      ({ $0.cutoff = Season(.max) }, "season \(Int.max), expected the year it ends in"),
      ({ $0.metaSeasons = [Season(.min)] }, "season \(Int.min)"),
      ({ $0.settings.slots = -1 }, "-1 slots, expected 0 to 27"),
      ({ $0.settings.slots = .max }, "slots, expected 0 to 27"),
      ({ $0.settings.metaSeasons = .min }, "expected none below 0"),
      ({ $0.league = LeagueKey(cutoff: Season(2024), variant: .blind, seeds: -1) }, "-1 seeds, expected 1 to 1000"),
      ({ $0.windows.removeLast() }, "found 26 windows"),
      ({ $0.windows.swapAt(0, 1) }, "27 windows, or in another order"),
      (
        { $0.windows[0].vintage = Vintage(window: $0.windows[1].window) },
        "vintage 1950-1952 as window 1947-1949"
      ), ({ $0.stats.append($0.stats[0]) }, "stats [\"points\", \"rebounds\", \"assists\", \"threes\", \"points\"]"),
      ({ $0.stats[0].inputs[2] = "home" }, "'home' as number 2, expected 'windows_min'"),
      ({ $0.stats[0].inputs = ["windows_mean"] }, "found 1 inputs of the correction of points"),
      ({ $0.settings.slots = 2 }, "'windows_mean' as number 0, expected 'window_0'"),
      (
        {
          $0.blend = StackBlend(
            fittedOn: [], entries: [.init(stat: .points, share: 1e38, fitted: 1, mean: .identity, rows: 1)])
        }, "a share of 1e+38, expected 0 to 1"
      ),
    ]
    for (change, words) in cases {
      var manifest = Self.manifest()
      change(&manifest)
      refusal(manifest, words)
    }
  }

  @Test func aCorrectionOfOtherInputsIsRefused() throws {
    let ridge = RidgeModel.fit(matrix: [1, 2, 3], width: 1, targets: [1, 2, 3], penalty: 0.1, reweightings: 0)
    let name = CorrectionModel.linearFileName(.points, .median)
    let inputs = StackInputs.names(.points, variant: .blind, settings: MetaSettings()).count
    refusal(
      Self.manifest(), beside: [name: try JSONEncoder().encode(ridge)],
      "\(name) is damaged: found 1 inputs, expected \(inputs)")
    refusal(Self.manifest(), beside: [name: Data("{}".utf8)], "expected a linear model")
  }

  @Test func embeddingsOfWholeNumbersAreRefused() {
    let (width, hidden, dimension) = (PlayerPast.width, 4, 2)
    func file(_ change: (inout [String: StoredTensor]) -> Void) -> Data {
      func zeros(_ shape: [Int]) -> StoredTensor {
        StoredTensor(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
      }
      var tensors = [
        "people": StoredTensor(shape: [1], ints: [7]), "network.amortised.0.weight": zeros([hidden, width]),
        "network.amortised.0.bias": zeros([hidden]), "network.amortised.1.weight": zeros([dimension, hidden]),
        "network.amortised.1.bias": zeros([dimension]), "network.deviation.weight": zeros([1, dimension]),
      ]
      change(&tensors)
      return Safetensors(
        tensors, metadata: ["season": "2024", "minimumGames": "5", "shrinkage": "30", "inputs": "x"]
      ).encoded()
    }
    #expect(throws: Never.self) { try EmbeddingSnapshot(decoding: file { _ in }, file: "embeddings") }
    for name in ["0.weight", "0.bias", "1.weight", "1.bias"] {
      let data = file { tensors in
        let shape = tensors["network.amortised.\(name)"]?.shape ?? []
        tensors["network.amortised.\(name)"] = StoredTensor(
          shape: shape, ints: [Int64](repeating: 0, count: shape.reduce(1, *)))
      }
      let error = #expect(throws: LearnerError.self) { try EmbeddingSnapshot(decoding: data, file: "embeddings") }
      #expect(error?.message.contains("tensors of other shapes") == true, "\(name)")
    }
  }
}
