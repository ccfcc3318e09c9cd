import assert from "node:assert/strict";
import type { Graph, Resource } from "../../../../policy/graph";
import { copiesOf, copyRoleOf, sourceOf } from "../../../../policy/services/rds/copies";
import { instancesOf, kindOf } from "../../../../policy/services/rds/database";
import { fellowsOf, isSecondary, membersOf, membershipOf } from "../../../../policy/services/rds/global-database";
import { keyOf } from "../../../../policy/services/kms/key";
import { regionObjective, written } from "../../../../policy/services/rds/objective";
import { readerTargets } from "../../../../policy/services/rds/reader-scaling";
import { graphOf, previewOf, resource, unknown } from "../../fixtures";
import {
  arnOf,
  backupsReplication,
  cluster,
  EAST,
  globalCluster,
  globalPair,
  instance,
  member,
  objectives,
  replica,
  SECONDARY,
  WEST,
} from "../../rules/rds/databases";

function the(graph: Graph, name: string): Resource {
  const found = graph.resources.filter((one) => one.name === name);
  assert.equal(found.length, 1, name);
  return found[0]!;
}

const names = (resources: readonly Resource[]) => resources.map((one) => one.name).sort();

for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
  describe(`databases in the graph, ${when}`, () => {
    it("are of one of three kinds", () => {
      const graph = build(
        instance("a"),
        cluster("b"),
        cluster("c", { engine: "mysql" }),
        cluster("d", { engine: unknown }),
      );
      const kinds = ["a", "b", "c", "d"].map((name) => kindOf(the(graph, name), graph));
      assert.deepEqual(kinds, ["instance", "aurora", "multi-az-cluster", undefined]);
    });

    it("have the instances that name them, each its own", () => {
      const [a, b] = [cluster("a"), cluster("b")];
      const graph = build(a, b, member("a1", a), member("b1", b), member("a2", a));
      assert.deepEqual(names(instancesOf(the(graph, "a"), graph).certain), ["a1", "a2"]);
      assert.deepEqual(names(instancesOf(the(graph, "b"), graph).certain), ["b1"]);
    });

    it("have a source by reference, by ARN or by identifier", () => {
      const shop = instance("shop");
      const far = replica("far", arnOf("eu-west-1", "other"), {}, WEST);
      const graph = build(shop, replica("copy", shop), far, replica("near", "elsewhere", {}, EAST));
      const source = (name: string) => {
        const found = sourceOf(the(graph, name), graph);
        return found && [found.name, found.region];
      };
      assert.equal(source("shop"), undefined);
      assert.deepEqual(source("copy"), ["shop", "us-east-1"]);
      assert.deepEqual(source("far"), [arnOf("eu-west-1", "other"), "eu-west-1"]);
      assert.deepEqual(source("near"), ["elsewhere", "us-east-1"]);
    });

    it("have copies by each path", () => {
      const shop = instance("shop");
      const graph = build(shop, replica("copy", shop), replica("copy-of-copy", "copy"), backupsReplication(shop));
      const paths = copiesOf(the(graph, "shop"), graph).certain.map((copy) => `${copy.resource.name} ${copy.path}`);
      assert.deepEqual(paths.sort(), ["backups automated-backups", "copy replica"]);
      const roles = ["shop", "copy", "backups"].map((name) => {
        const role = copyRoleOf(the(graph, name), graph);
        return role && `${role.path} of ${role.source?.name}`;
      });
      assert.deepEqual(roles, [undefined, "replica of shop", "automated-backups of shop"]);
    });

    it("belong to a global database, with a writer and secondaries", () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global);
      const graph = build(global, writer, standby, cluster("alone"));
      assert.deepEqual(names(membersOf(the(graph, "global"), graph).certain), ["standby", "writer"]);
      assert.deepEqual(names(fellowsOf(the(graph, "standby"), graph).certain), ["writer"]);
      assert.equal(membershipOf(the(graph, "alone"), graph).kind, "missing");
      const secondary = ["writer", "standby", "alone"].map((name) => isSecondary(the(graph, name), graph));
      assert.deepEqual(secondary, [false, true, false]);
      const role = copyRoleOf(the(graph, "standby"), graph);
      assert.deepEqual(role && [role.path, role.source?.name, role.sourceRegion], [
        "global-database",
        "writer",
        "us-east-1",
      ]);
    });

    it("take one that was restored from a snapshot for the writer", () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, { masterUsername: undefined, snapshotIdentifier: "before" });
      const graph = build(global, writer, standby);
      assert.equal(isSecondary(the(graph, "writer"), graph), false);
    });

    it("have no known source in a global database where two clusters may be its writer", () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global);
      const second = cluster("second", { globalClusterIdentifier: global.id, masterUsername: "root" }, WEST);
      const graph = build(global, writer, second, standby);
      const role = copyRoleOf(the(graph, "standby"), graph);
      assert.deepEqual(role, { path: "global-database", source: undefined, sourceRegion: undefined });
    });

    it("name keys of their own region by id or alias, and any by ARN", () => {
      const key = resource("aws:kms/key:Key", "key", {}, WEST);
      const graph = build(
        key,
        instance("a", { kmsKeyId: key.output("arn") }),
        instance("b", { kmsKeyId: "alias/b" }),
        instance("c", { kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" }),
        instance("d"),
      );
      const found = ["a", "b", "c", "d"].map((name) => {
        const its = keyOf(the(graph, name), "kmsKeyId", graph);
        return its.kind === "known" ? its.value.region : its.kind;
      });
      assert.deepEqual(found, ["us-west-2", "us-east-1", "eu-west-1", "missing"]);
    });

    it("have their readers counted by the target of their name and region", () => {
      const target = (name: string, options: object) =>
        resource(
          "aws:appautoscaling/target:Target",
          name,
          { resourceId: "cluster:shop", scalableDimension: "rds:cluster:ReadReplicaCount" },
          options,
        );
      const graph = build(cluster("shop"), target("near", EAST), target("far", WEST));
      assert.deepEqual(names(readerTargets(the(graph, "shop"), graph)), ["near"]);
    });
  });
}

describe("a global database of two stacks", () => {
  it("is found by its name, also where it is in neither", () => {
    const global = globalCluster("shop-global");
    const [writer] = globalPair(global);
    const standby = cluster("standby", { globalClusterIdentifier: "shop-global" }, SECONDARY);
    const both = graphOf(global, writer, standby);
    assert.deepEqual(names(fellowsOf(the(both, "writer"), both).certain), ["standby"]);
    const named = cluster("named", { globalClusterIdentifier: "shop-global", masterUsername: "root" });
    const neither = graphOf(named, standby, cluster("other", { globalClusterIdentifier: "other" }));
    assert.deepEqual(names(fellowsOf(the(neither, "standby"), neither).certain), ["named"]);
  });

  it("is in doubt where a cluster's global database is unknown", () => {
    const global = globalCluster("global");
    const graph = graphOf(global, cluster("stray", { globalClusterIdentifier: unknown }));
    assert.deepEqual(names(membersOf(the(graph, "global"), graph).possible), ["stray"]);
    assert.equal(membershipOf(the(graph, "stray"), graph).kind, "unknown");
  });
});

describe("the region objective", () => {
  it("is what the program declares, else what the settings say", () => {
    const settings = { regionRto: "15m", regionRpo: "5m" };
    assert.deepEqual(regionObjective(graphOf(), settings), { rto: 900, rpo: 300 });
    const declared = objectives({ region: { rto: "1h", rpo: "0s" } });
    assert.deepEqual(regionObjective(graphOf(declared), settings), { rto: 3600, rpo: 0 });
  });

  it("is written as people do", () => {
    assert.deepEqual([0, 45, 60, 90, 900, 3600, 5400].map(written), [
      "0 s",
      "45 s",
      "1 min",
      "90 s",
      "15 min",
      "1 h",
      "90 min",
    ]);
  });
});
