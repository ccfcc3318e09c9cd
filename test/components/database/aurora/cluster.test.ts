import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, statementsOf, waitsFor } from "../../plans";
import { CLUSTER, COPY, factsOf, GLOBAL, instancesOf, MYSQL, withAurora } from "./databases";

describe("an Aurora cluster without a global database", () => {
  for (const strategy of ["backup-restore", "static-site"]) {
    it(`is in the primary, with a managed password, and in no global database (${strategy})`, async () => {
      const { primary, secondary } = await planOf(withAurora(strategy), "stores");
      const { manageMasterUserPassword, masterUserSecretKmsKeyId, masterPassword, globalClusterIdentifier } =
        primary.one(CLUSTER).inputs;
      assert.equal(manageMasterUserPassword, true);
      assert.equal(masterUserSecretKmsKeyId, primary.one("aws:kms:Key", "storefront").outputs["arn"]);
      assert.deepEqual([masterPassword, globalClusterIdentifier], [undefined, undefined]);
      assert.deepEqual([...primary.all(GLOBAL), ...primary.all("random:index:RandomPassword")], []);
      assert.deepEqual(secondary.all(CLUSTER), []);
      assert.equal(primary.one(CLUSTER).inputs["tags"]["backup-plan"], "storefront", "AWS Backup finds it by its tag");
    });
  }

  it("is restored in the secondary from the copy that the settings name, and the old one does not change", async () => {
    const before = await planOf(withAurora("backup-restore"), "stores");
    const { primary, secondary } = await planOf(withAurora("backup-restore", {}, "secondary"), "stores");
    const { inputs, ignoreChanges } = secondary.one(CLUSTER);
    assert.equal(inputs["snapshotIdentifier"], COPY);
    assert.equal(inputs["clusterIdentifier"], "storefront-orders-2");
    assert.equal(inputs["manageMasterUserPassword"], true);
    assert.equal(inputs["kmsKeyId"], secondary.one("aws:kms:Key", "storefront").outputs["arn"]);
    assert.deepEqual(
      [inputs["masterUsername"], inputs["databaseName"]],
      [undefined, undefined],
      "they are the snapshot's",
    );
    assert.deepEqual(ignoreChanges, ["snapshotIdentifier", "engineVersion"]);
    assert.equal(instancesOf(secondary).length, 2);
    const { tags, ...kept } = primary.one(CLUSTER).inputs;
    const { tags: tagsBefore, ...keptBefore } = before.primary.one(CLUSTER).inputs;
    assert.deepEqual(kept, keptBefore);
    assert.deepEqual(tags, { ...tagsBefore, "superseded-by": "storefront-orders-2" });
  });

  it("outputs in the standby where its copies are, before a restore", async () => {
    const { commands, clusters } = factsOf(await planOf(withAurora("backup-restore"), "stores"), "secondary");
    assert.deepEqual(clusters, {});
    assert.match(commands.recoveryPoints, /--region us-west-2 --backup-vault-name storefront-backup /);
    assert.match(
      commands.recoveryPoints,
      /--by-resource-arn arn:aws:rds:us-east-1:123456789012:cluster:storefront-orders-1 /,
    );
  });

  it("fails back to the primary as a third one, and the two superseded ones stay until they are retired", async () => {
    const { shared } = withAurora("backup-restore", { members: ["primary", "secondary", "primary"], unprotected: 1 });
    const point = "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:awsbackup:copyjob-1";
    const { primary, secondary } = await planOf(
      {
        shared: shared!,
        primary: { restore: { databases: { orders: { "3": point } } } },
        secondary: { compute: { standby: null }, restore: { databases: { orders: { "2": COPY } } } },
      },
      "stores",
    );
    const kept = (stack: typeof primary) =>
      stack
        .all(CLUSTER)
        .map(({ id, inputs, protect }) => [
          id,
          inputs["snapshotIdentifier"],
          inputs["deletionProtection"],
          protect ?? false,
        ]);
    assert.deepEqual(kept(primary).sort(), [
      ["storefront-orders-1", undefined, false, false],
      ["storefront-orders-3", point, true, true],
    ]);
    assert.deepEqual(kept(secondary), [["storefront-orders-2", COPY, true, true]]);
  });

  it("ignores its version with automatic minor upgrades, and has the settings' version without", async () => {
    const ignored = async (settings: object) =>
      (await planOf(withAurora("backup-restore", settings), "stores")).primary.one(CLUSTER).ignoreChanges ?? [];
    assert.deepEqual(await ignored({}), ["engineVersion"]);
    assert.deepEqual(await ignored({ autoMinorVersionUpgrade: false }), []);
  });

  it("has Backtrack if the settings want it, with mysql only", async () => {
    const window = async (settings: object) =>
      (await planOf(withAurora("backup-restore", settings), "stores")).primary.one(CLUSTER).inputs["backtrackWindow"];
    assert.equal(await window({ ...MYSQL, backtrackWindow: "24h" }), 86400);
    assert.equal(await window(MYSQL), undefined);
  });
});

describe("the instances of a planned Aurora cluster", () => {
  it("are the writer and its readers, each in the next Availability Zone, with rising promotion tiers", async () => {
    const { primary } = await planOf(
      withAurora("warm-standby", { instances: { class: "db.r7g.large", readers: 3 } }),
      "stores",
    );
    const made = instancesOf(primary).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
    assert.deepEqual(
      made.map(({ inputs }) => [
        inputs["identifier"],
        inputs["availabilityZone"],
        inputs["promotionTier"],
        inputs["instanceClass"],
      ]),
      [
        ["storefront-orders-1-1", "us-east-1a", 0, "db.r7g.large"],
        ["storefront-orders-1-2", "us-east-1b", 1, "db.r7g.large"],
        ["storefront-orders-1-3", "us-east-1c", 2, "db.r7g.large"],
        ["storefront-orders-1-4", "us-east-1a", 3, "db.r7g.large"],
      ],
    );
    const [writer, ...readers] = made;
    for (const reader of readers) assert.ok(waitsFor(reader, writer!), "or another one would be the writer");
    for (const { inputs } of made) assert.equal(inputs["publiclyAccessible"], false);
  });

  it("stay in the Availability Zone in which they were made, whichever zones there are later", async () => {
    const { primary, secondary } = await planOf(withAurora("pilot-light", {}, "secondary"), "stores");
    for (const { ignoreChanges } of [primary, secondary].flatMap(instancesOf))
      assert.deepEqual(ignoreChanges, ["availabilityZone"]);
  });

  it("are created all at once in a standby, in that region's Availability Zones", async () => {
    const { secondary } = await planOf(withAurora("pilot-light", {}, "secondary"), "stores");
    const [first, second] = instancesOf(secondary);
    assert.deepEqual([first, second].map((each) => each!.inputs["availabilityZone"]).sort(), [
      "us-west-2a",
      "us-west-2b",
    ]);
    assert.ok(!waitsFor(first!, second!) && !waitsFor(second!, first!));
  });

  it("never have a promotion tier above the last", async () => {
    const settings = { instances: { class: "db.r7g.large", readers: 14 }, standby: { instances: 15 } };
    const { secondary } = await planOf(withAurora("warm-standby", settings), "stores");
    const tiers = instancesOf(secondary).map(({ inputs }) => inputs["promotionTier"]);
    assert.equal(Math.max(...tiers), 14);
  });

  it("are Serverless v2 if the settings want it, in both regions", async () => {
    const settings = { instances: {}, serverless: { min: 8, max: 32.5 } };
    const pair = await planOf(withAurora("warm-standby", settings), "stores");
    for (const side of SIDES) {
      assert.deepEqual(pair[side].one(CLUSTER).inputs["serverlessv2ScalingConfiguration"], {
        minCapacity: 8,
        maxCapacity: 32.5,
      });
      for (const { inputs } of instancesOf(pair[side])) assert.equal(inputs["instanceClass"], "db.serverless");
    }
    const paused = { instances: {}, serverless: { min: 0, max: 4, pauseAfter: "10m" } };
    const { primary } = await planOf(withAurora("backup-restore", paused), "stores");
    assert.equal(primary.one(CLUSTER).inputs["serverlessv2ScalingConfiguration"].secondsUntilAutoPause, 600);
  });
});

/** Settings that have nothing to do with each other, of one plan. */
const MANY = {
  parameters: { work_mem: 65536, "rds.log_retention_period": "4320" },
  staticParameters: { "rds.logical_replication": true },
  instanceParameters: { parameters: { log_min_duration_statement: 500 } },
  logExports: ["postgresql", "instance"],
  logRetentionDays: 90,
  insights: "advanced",
  storage: "io-optimized",
  backupRetentionDays: 35,
  iamAuthentication: true,
};
const FEW = { insights: "none", storage: "standard" };

const many = () => planOf(withAurora("warm-standby", MANY), "stores");

describe("an Aurora cluster has", () => {
  it("TLS only, and the settings' parameters by how they are applied", async () => {
    const { primary } = await many();
    const group = primary.one("aws:rds:ClusterParameterGroup");
    assert.deepEqual(group.inputs["parameters"], [
      { name: "rds.force_ssl", value: "1" },
      { name: "rds.log_retention_period", value: "4320", applyMethod: "immediate" },
      { name: "work_mem", value: "65536", applyMethod: "immediate" },
      { name: "rds.logical_replication", value: "1", applyMethod: "pending-reboot" },
    ]);
    assert.equal(primary.one(CLUSTER).inputs["dbClusterParameterGroupName"], group.outputs["name"]);
    const own = primary.one("aws:rds:ParameterGroup");
    assert.deepEqual(own.inputs["parameters"], [
      { name: "log_min_duration_statement", value: "500", applyMethod: "immediate" },
    ]);
    for (const { inputs } of instancesOf(primary)) assert.equal(inputs["dbParameterGroupName"], own.outputs["name"]);
  });

  it("TLS only, with mysql too", async () => {
    const { primary } = await planOf(withAurora("warm-standby", MYSQL), "stores");
    const { family, parameters } = primary.one("aws:rds:ClusterParameterGroup").inputs;
    assert.equal(family, "aurora-mysql8.0");
    assert.deepEqual(parameters, [{ name: "require_secure_transport", value: "ON" }]);
    assert.equal(primary.one(CLUSTER).inputs["engine"], "aurora-mysql");
    assert.equal(primary.one(CLUSTER).inputs["port"], 3306);
  });

  it("private subnets, with ingress from the service only", async () => {
    const pair = await planOf(withAurora("warm-standby"), "stores");
    for (const side of SIDES) {
      const { vpcSecurityGroupIds, dbSubnetGroupName } = pair[side].one(CLUSTER).inputs;
      assert.equal(dbSubnetGroupName, pair[side].one("aws:rds:SubnetGroup", "storefront-orders").outputs["name"]);
      const rule = pair[side].where("aws:vpc:SecurityGroupIngressRule", "securityGroupId", vpcSecurityGroupIds[0]);
      assert.equal(rule.inputs["fromPort"], 5432);
      assert.ok(rule.inputs["referencedSecurityGroupId"], "not from any address");
    }
  });

  it("log groups with a retention, created before RDS would create them", async () => {
    const { primary } = await many();
    const made = primary.one(CLUSTER);
    assert.deepEqual(made.inputs["enabledCloudwatchLogsExports"], ["postgresql", "instance"]);
    for (const log of ["postgresql", "instance"]) {
      const group = primary.where("aws:cloudwatch:LogGroup", "name", `/aws/rds/cluster/storefront-orders-1/${log}`);
      assert.equal(group.inputs["retentionInDays"], 90);
      assert.ok(waitsFor(made, group));
    }
  });

  it("the settings' history of Database Insights", async () => {
    const inputs = async (settings: object) =>
      (await planOf(withAurora("warm-standby", settings), "stores")).primary.one(CLUSTER).inputs;
    const picked = ({
      databaseInsightsMode,
      performanceInsightsEnabled,
      performanceInsightsRetentionPeriod,
    }: Record<string, any>) => [databaseInsightsMode, performanceInsightsEnabled, performanceInsightsRetentionPeriod];
    assert.deepEqual(picked(await inputs(FEW)), [undefined, false, undefined]);
    assert.deepEqual(picked(await inputs({ insights: "standard" })), ["standard", true, 7]);
    assert.deepEqual(picked(await inputs(MANY)), ["advanced", true, 465]);
  });

  it("the settings' storage type", async () => {
    const storageType = async (settings: object) =>
      (await planOf(withAurora("warm-standby", settings), "stores")).primary.one(CLUSTER).inputs["storageType"];
    assert.equal(await storageType({}), undefined, "AWS's default");
    assert.equal(await storageType(FEW), "aurora");
    assert.equal(await storageType(MANY), "aurora-iopt1");
  });

  it("days of point-in-time recovery", async () => {
    const { primary } = await many();
    assert.equal(primary.one(CLUSTER).inputs["backupRetentionPeriod"], 35);
  });
});

describe("the service's access to an Aurora database", () => {
  async function statements(settings: object, strategy = "warm-standby") {
    const pair = await planOf(withAurora(strategy, settings), "stores");
    return SIDES.map((side) => {
      const policy = pair[side].all("aws:iam:RolePolicy").find((each) => nameOf(each) === "storefront-stores");
      return { stack: pair[side], list: policy ? statementsOf(policy.inputs["policy"]) : [] };
    });
  }

  it("is to the master's secret in its own region", async () => {
    for (const { stack, list } of await statements({})) {
      const read = list.find(({ Action }) => Action.includes("secretsmanager:GetSecretValue"));
      assert.match(
        read!.Resource,
        new RegExp(`^arn:aws:secretsmanager:${stack.region}:123456789012:secret:storefront/orders/`),
      );
    }
    const [primary] = await statements({}, "backup-restore");
    const read = primary!.list.find(({ Action }) => Action.includes("secretsmanager:GetSecretValue"));
    assert.equal(read!.Resource, "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!*");
    const tag = "secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn";
    assert.deepEqual(read!.Condition, { StringEquals: { [tag]: [primary!.stack.one(CLUSTER).outputs["arn"]] } });
  });

  it("is a sign-in with its role if the settings want it", async () => {
    for (const { stack, list } of await statements(MANY)) {
      const connect = list.find(({ Action }) => Action.includes("rds-db:connect"));
      const id = stack.one(CLUSTER).outputs["clusterResourceId"];
      assert.equal(connect!.Resource, `arn:aws:rds-db:${stack.region}:123456789012:dbuser:${id}/*`);
      assert.equal(stack.one(CLUSTER).inputs["iamDatabaseAuthenticationEnabled"], true);
    }
    for (const { list } of await statements({}))
      assert.ok(!list.some(({ Action }) => Action.includes("rds-db:connect")));
  });
});
