import Foundation
import Testing

@testable import Registry

@Suite struct LeaseTests {
  @Test func theSecondStartIsRefusedWithTheNameOfTheFirst() throws {
    try withRegistry { registry in
      let lease = try registry.acquireLease(purpose: "windows train --missing")
      let other = try Registry(registry.workspace)
      let error = #expect(throws: RegistryError.self) { try other.acquireLease(purpose: "meta train") }
      #expect(error?.exitCode.rawValue == 75)
      let message = try #require(error?.message)
      #expect(message.contains("windows train --missing"))
      #expect(message.contains("\(ProcessInfo.processInfo.processIdentifier)"))
      #expect(try other.leaseHolder()?.purpose == "windows train --missing")
      lease.release()
      #expect(try other.leaseHolder() == nil)
      try other.acquireLease(purpose: "meta train").release()
    }
  }

  @Test func theLeaseEndsWithItsObject() throws {
    try withRegistry { registry in
      do {
        let lease = try registry.acquireLease(purpose: "short")
        try lease.touch()
      }
      #expect(try registry.leaseHolder() == nil)
    }
  }

  @Test func aLivingProcessIsNeverTakenOverAndADeadOneIs() throws {
    try withRegistry { registry in
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/bin/cat")
      child.standardInput = Pipe()
      try child.run()
      let identity = try #require(ProcessIdentity.of(pid: child.processIdentifier))
      // Its last sign of life is long ago; but it lives.
      let long = Date(timeIntervalSince1970: 1_700_000_000)
      let holder = LeaseHolder(process: identity, purpose: "stopped by hand", since: long, heartbeat: long)
      try registry.write { try LeaseTable.insert(holder, token: "child", $0) }
      #expect(throws: RegistryError.busy(holder: holder)) { try registry.acquireLease(purpose: "impatient") }
      // SIGKILL: a test runner's threads may pass a blocked SIGTERM on to their children.
      kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()
      let lease = try registry.acquireLease(purpose: "heir")
      #expect(try registry.leaseHolder()?.purpose == "heir")
      lease.release()
    }
  }

  @Test func aReusedNumberAnotherBootAndALongSilenceAreDeath() throws {
    let here = ProcessIdentity.current
    #expect(here.isAlive == true)
    var reused = here
    reused.startTicks -= 1
    #expect(reused.isAlive == false)
    var booted = here
    booted.bootId = "another boot"
    #expect(booted.isAlive == false)
    var far = booted
    far.host = "another-machine"
    #expect(far.isAlive == nil)
    var container = here
    container.namespace = "pid:[1]"
    #expect(container.isAlive == nil)

    try withRegistry { registry in
      func hold(_ silence: Double) throws {
        let then = Date(timeIntervalSinceNow: -silence)
        let holder = LeaseHolder(process: far, purpose: "far", since: then, heartbeat: then)
        try registry.write { database in
          try database.execute(sql: "DELETE FROM lease")
          try LeaseTable.insert(holder, token: "far", database)
        }
      }
      try hold(Lease.silence - 60)
      #expect(throws: RegistryError.self) { try registry.acquireLease(purpose: "near") }
      try hold(Lease.silence + 60)
      try registry.acquireLease(purpose: "near").release()
    }
  }

  @Test func whoeverLostTheLeaseCommitsNothingMore() throws {
    try withRegistry { registry in
      let lease = try registry.acquireLease(purpose: "first")
      let staging = try registry.stage(.window, key: "2001-2003", fingerprint: "x")
      try staging.write("x", to: "model.txt")
      try registry.write { database in
        try database.execute(sql: "DELETE FROM lease")
        let holder = LeaseHolder(process: .current, purpose: "second", since: Date(), heartbeat: Date())
        try LeaseTable.insert(holder, token: "second", database)
      }
      let error = #expect(throws: RegistryError.self) {
        try registry.commit(staging, ArtifactDescription(kind: .window, key: "2001-2003"), lease: lease)
      }
      #expect(error?.message.contains("second") == true)
      #expect(throws: RegistryError.self) { try lease.check() }
      #expect(throws: RegistryError.self) { try lease.touch() }
      #expect(try registry.current(.window, key: "2001-2003") == nil)
      // Giving back what it no longer has takes nothing from the other.
      lease.release()
      #expect(try registry.leaseHolder()?.purpose == "second")
    }
  }

  @Test func ofManyWhoAskAtOnceOneIsAnswered() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-lease-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let registries = try (0..<6).map { _ in try Registry(Workspace(folder)) }
    let leases = await withTaskGroup(of: Lease?.self) { group in
      for registry in registries { group.addTask { try? registry.acquireLease(purpose: "race") } }
      return await group.reduce(into: [Lease]()) { if let lease = $1 { $0.append(lease) } }
    }
    #expect(leases.count == 1)
    withExtendedLifetime(leases) {}
  }
}
