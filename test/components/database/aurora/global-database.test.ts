import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, waitsFor } from "../../plans";
import { CLUSTER, dataOf, factsOf, GLOBAL, INSTANCE, instancesOf, withAurora } from "./databases";

const STRATEGIES = ["pilot-light", "warm-standby", "active-active"];

describe("an Aurora Global Database", () => {
  for (const strategy of STRATEGIES) {
    it(`is created by the primary's stack, and its second cluster by the secondary's (${strategy})`, async () => {
      const { primary, secondary } = await planOf(withAurora(strategy), "stores");
      const joined = primary.one(GLOBAL);
      assert.equal(joined.inputs["globalClusterIdentifier"], "storefront-orders");
      assert.deepEqual(
        secondary.all(GLOBAL),
        [],
        "the secondary must touch nothing that the primary's region answers for",
      );
      assert.equal(primary.one(CLUSTER).inputs["globalClusterIdentifier"], joined.id);
      assert.ok(waitsFor(primary.one(CLUSTER), joined));
      assert.equal(secondary.one(CLUSTER).inputs["globalClusterIdentifier"], joined.id);
      assert.equal(secondary.one(CLUSTER).inputs["sourceRegion"], "us-east-1");
      assert.equal(primary.one(CLUSTER).inputs["sourceRegion"], undefined);
    });

    it(`changes no resource that holds data in a failover or a failback (${strategy})`, async () => {
      const before = await planOf(withAurora(strategy), "stores");
      const after = await planOf(withAurora(strategy, {}, "secondary"), "stores");
      for (const side of SIDES) assert.deepEqual(dataOf(after[side]), dataOf(before[side]));
      const kept = instancesOf(before.secondary).map((each) => nameOf(each));
      const now = instancesOf(after.secondary).map((each) => nameOf(each));
      assert.deepEqual(now.slice(0, kept.length), kept, "a failover removes no instance");
      assert.ok(now.length >= 1, "a cluster without an instance cannot be promoted");
      for (const each of kept)
        assert.deepEqual(after.secondary.one(INSTANCE, each).inputs, before.secondary.one(INSTANCE, each).inputs);
      const primaries = (pair: typeof before) => instancesOf(pair.primary).map(({ urn, inputs }) => [urn, inputs]);
      assert.deepEqual(primaries(after), primaries(before));
    });
  }

  it("ignores what AWS changes by itself, and nothing else", async () => {
    const pair = await planOf(withAurora("warm-standby"), "stores");
    for (const side of SIDES)
      assert.deepEqual(pair[side].one(CLUSTER).ignoreChanges, [
        "replicationSourceIdentifier",
        "globalClusterIdentifier",
      ]);
    assert.deepEqual(pair.primary.one(GLOBAL).ignoreChanges, ["engineVersion", "databaseName"]);
  });

  it("is encrypted with each region's own key", async () => {
    const pair = await planOf(withAurora("warm-standby"), "stores");
    for (const side of SIDES) {
      const { kmsKeyId, storageEncrypted } = pair[side].one(CLUSTER).inputs;
      assert.equal(storageEncrypted, true);
      assert.equal(kmsKeyId, pair[side].one("aws:kms:Key", "storefront").outputs["arn"]);
      assert.ok(kmsKeyId.includes(pair[side].region));
    }
    assert.equal(pair.primary.one(GLOBAL).inputs["storageEncrypted"], true);
  });

  it("has the same engine, version and parameters in both regions, since a promoted cluster keeps its own", async () => {
    const settings = { parameters: { work_mem: 65536 }, staticParameters: { max_connections: 500 } };
    const pair = await planOf(withAurora("warm-standby", settings), "stores");
    const same = SIDES.map((side) => {
      const { engine, engineVersion, backupRetentionPeriod, enabledCloudwatchLogsExports, port } =
        pair[side].one(CLUSTER).inputs;
      const { parameters, family } = pair[side].one("aws:rds:ClusterParameterGroup").inputs;
      return { engine, engineVersion, backupRetentionPeriod, enabledCloudwatchLogsExports, port, parameters, family };
    });
    assert.deepEqual(same[1], same[0]);
  });

  it("has maintenance at other times in the two regions", async () => {
    const pair = await planOf(withAurora("warm-standby"), "stores");
    const windows = SIDES.map((side) => pair[side].one(CLUSTER).inputs["preferredMaintenanceWindow"]);
    assert.notEqual(windows[0], windows[1]);
    for (const side of SIDES)
      for (const each of instancesOf(pair[side]))
        assert.equal(
          each.inputs["preferredMaintenanceWindow"],
          pair[side].one(CLUSTER).inputs["preferredMaintenanceWindow"],
        );
  });

  it("has a generated password in the primary only, in a secret that is replicated to the standby", async () => {
    const { primary, secondary } = await planOf(withAurora("warm-standby"), "stores");
    const { masterUsername, masterPassword, manageMasterUserPassword } = primary.one(CLUSTER).inputs;
    assert.equal(manageMasterUserPassword, undefined, "AWS keeps no password of a global database");
    assert.equal(masterUsername, "dbadmin");
    assert.ok(typeof masterPassword["ciphertext"] === "string");
    assert.deepEqual(primary.one("aws:secretsmanager:Secret").inputs["replicas"], [{ region: "us-west-2" }]);
    for (const refused of ["masterUsername", "masterPassword", "manageMasterUserPassword", "databaseName"])
      assert.equal(secondary.one(CLUSTER).inputs[refused], undefined, `AWS refuses ${refused} of a secondary`);
  });

  it("does not reveal the password in a plan's text", async () => {
    const pair = await planOf(withAurora("warm-standby", { iamAuthentication: true }), "stores");
    const text = JSON.stringify(SIDES.map((side) => [pair[side].resources, pair[side].outputs]));
    assert.doesNotMatch(text, /Password[0-9a-f]{26}/);
  });

  it("forwards writes in both regions if the settings want it, before and after a failover", async () => {
    for (const active of ["primary", "secondary"]) {
      const pair = await planOf(withAurora("active-active", { writeForwarding: true }, active), "stores");
      for (const side of SIDES) assert.equal(pair[side].one(CLUSTER).inputs["enableGlobalWriteForwarding"], true);
    }
    const without = await planOf(withAurora("active-active"), "stores");
    for (const side of SIDES) assert.equal(without[side].one(CLUSTER).inputs["enableGlobalWriteForwarding"], false);
  });

  it("scales its readers in the primary's region only, while that region writes", async () => {
    const settings = { readerScaling: { max: 4, targetCpu: 50, targetConnections: 700 } };
    const before = await planOf(withAurora("warm-standby", settings), "stores");
    const { inputs } = before.primary.one("aws:appautoscaling:Target");
    assert.deepEqual(
      [
        inputs["serviceNamespace"],
        inputs["scalableDimension"],
        inputs["resourceId"],
        inputs["minCapacity"],
        inputs["maxCapacity"],
      ],
      ["rds", "rds:cluster:ReadReplicaCount", "cluster:storefront-orders-1", 1, 4],
    );
    const policies = before.primary.all("aws:appautoscaling:Policy").map((each) => {
      const { predefinedMetricSpecification, targetValue } = each.inputs["targetTrackingScalingPolicyConfiguration"];
      return [predefinedMetricSpecification.predefinedMetricType, targetValue];
    });
    assert.deepEqual(policies, [
      ["RDSReaderAverageCPUUtilization", 50],
      ["RDSReaderAverageDatabaseConnections", 700],
    ]);
    const after = await planOf(withAurora("warm-standby", settings, "secondary"), "stores");
    for (const stack of [before.secondary, after.primary, after.secondary])
      assert.deepEqual(stack.all("aws:appautoscaling:Target"), []);
    assert.equal(instancesOf(after.secondary).length, 5, "the readers that scaling would have made");
  });

  it("can be deleted only in two steps", async () => {
    const kept = await planOf(withAurora("warm-standby"), "stores");
    const given = await planOf(withAurora("warm-standby", { deletionProtection: false }), "stores");
    for (const [pair, isProtected] of [
      [kept, true],
      [given, false],
    ] as const) {
      for (const held of [pair.primary.one(GLOBAL), pair.primary.one(CLUSTER), pair.secondary.one(CLUSTER)]) {
        assert.equal(held.inputs["deletionProtection"], isProtected);
        assert.equal(held.protect ?? false, isProtected);
      }
      for (const side of SIDES) {
        const { skipFinalSnapshot, finalSnapshotIdentifier, deleteAutomatedBackups } = pair[side].one(CLUSTER).inputs;
        assert.deepEqual([skipFinalSnapshot, deleteAutomatedBackups], [false, false]);
        assert.match(finalSnapshotIdentifier, /^storefront-orders-[12]-final$/);
      }
    }
  });
});

describe("the failover of an Aurora Global Database", () => {
  it("is called in the region that is to write, and names nothing in the impaired one", async () => {
    const pair = await planOf(withAurora("pilot-light"), "stores");
    for (const [side, own, other] of [
      ["primary", "us-east-1", "us-west-2"],
      ["secondary", "us-west-2", "us-east-1"],
    ] as const) {
      const [[identifier, cluster]] = Object.entries<Record<string, any>>(factsOf(pair, side)["clusters"]) as any;
      const { failOver, switchOver, writer } = cluster.commands;
      const arn = `arn:aws:rds:${own}:123456789012:cluster:${identifier}`;
      assert.equal(
        failOver,
        `aws rds failover-global-cluster --region ${own} --global-cluster-identifier storefront-orders --target-db-cluster-identifier ${arn} --allow-data-loss`,
      );
      assert.doesNotMatch(failOver, new RegExp(other));
      assert.match(switchOver, new RegExp(`^aws rds switchover-global-cluster --region ${other} .* ${arn}$`));
      assert.doesNotMatch(switchOver, /allow-data-loss/);
      assert.match(writer, new RegExp(`^aws rds describe-global-clusters --region ${own} `));
      assert.equal(arn, pair[side].one(CLUSTER).outputs["arn"]);
    }
  });

  it("has each cluster's endpoints, and the writer by the settings", async () => {
    for (const active of SIDES) {
      const pair = await planOf(withAurora("warm-standby", {}, active), "stores");
      for (const side of SIDES) {
        const made = pair[side].one(CLUSTER);
        const { state, instances, endpoint, secret } = factsOf(pair, side)["clusters"][made.id!];
        assert.equal(state, side === active ? "writer" : "copy");
        assert.equal(instances, instancesOf(pair[side]).length);
        assert.equal(endpoint, made.outputs["endpoint"]);
        assert.equal(secret, "storefront/orders/master");
      }
      const { globalWriterEndpoint } = factsOf(pair, "primary")["clusters"]["storefront-orders-1"];
      assert.equal(globalWriterEndpoint, pair.primary.one(GLOBAL).outputs["endpoint"]);
    }
  });
});
