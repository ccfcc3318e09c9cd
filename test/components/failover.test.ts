import assert from "node:assert/strict";
import { VARIANTS, type Variant } from "../support/variants";
import { nameOf, planOf, shippedStores, type Pair, type Stack } from "./plans";

/** What differs between two plans of a stack: resources that are new or gone, and inputs that changed. */
function changes(before: Stack, after: Stack): string[] {
  const old = new Map(before.resources.filter(isAws).map((r) => [r.urn, r]));
  const found = after.resources.filter(isAws).flatMap((r) => {
    const was = old.get(r.urn);
    old.delete(r.urn);
    if (!was) return [`+ ${r.type} ${nameOf(r)}`];
    return Object.keys({ ...was.inputs, ...r.inputs })
      .filter((key) => JSON.stringify(was.inputs[key]) !== JSON.stringify(r.inputs[key]))
      .map((key) => `~ ${r.type} ${nameOf(r)} ${key}`);
  });
  return [...found, ...[...old.values()].map((r) => `- ${r.type} ${nameOf(r)}`)].sort();
}

function isAws({ type }: { type: string }): boolean {
  return type.startsWith("aws:");
}

/** Both plans of a configuration: as it is, and with the secondary active and its restores in its stack file. */
async function flipped({ shared, primary, secondary, restore }: Omit<Variant, "name">) {
  const after = {
    shared: { ...shared, active: "secondary" },
    primary,
    secondary: { ...secondary, ...(restore && { restore }) },
  };
  return changesOf(await planOf({ shared, primary, secondary }), await planOf(after));
}

function changesOf(before: Pair, after: Pair): { primary: string[]; secondary: string[] } {
  return { primary: changes(before.primary, after.primary), secondary: changes(before.secondary, after.secondary) };
}

/** What has its control plane in us-east-1 alone, and certificates, which their names' owner has to prove anew. */
const GLOBAL = /aws:(iam|route53|cloudfront|acm)\//;

/** The secondary engages the switch that keeps a recovered primary, whose data is stale, out of service. */
const ENGAGED = "+ aws:s3/bucketObjectv2:BucketObjectv2 storefront-switch-live/us-east-1-is-out-of-service";

/** The same with a private switch. */
const HELD = "~ aws:scheduler/schedule:Schedule storefront-switch-live state";

const GROUP = "aws:autoscaling/group:Group storefront";

/** Backups are made where data are written. */
const PLAN = ["aws:backup/plan:Plan storefront", "aws:backup/selection:Selection storefront"];

/** Restoring them is tried in the other region, for each kind of store. */
const trials = (...kinds: string[]) => [
  "aws:backup/restoreTestingPlan:RestoreTestingPlan storefront",
  ...kinds.map((kind) => `aws:backup/restoreTestingSelection:RestoreTestingSelection storefront-${kind}`),
];

const TRIAL_DATABASE = ["aws:ec2/securityGroup:SecurityGroup", "aws:rds/subnetGroup:SubnetGroup"].map(
  (type) => `${type} storefront-restore`,
);

/** What a primary that no longer serves says of a standby that is lost: users are there. */
const STANDBY_LOST = "~ aws:cloudwatch/compositeAlarm:CompositeAlarm storefront-standby-lost alarmDescription";

/** And what the active secondary says of an unavailable primary. */
const TAKEN_OVER = "~ aws:cloudwatch/compositeAlarm:CompositeAlarm storefront-take-over alarmDescription";

const alarm = (key: string) => `aws:cloudwatch/metricAlarm:MetricAlarm storefront-${key}`;

/**
 * A canary's rhythm, and its alarms: the Region that stands by looks more often at what the decision to take over waits for, and the two change places.
 * Synthetics and CloudWatch are in the canary's own Region.
 */
const rhythm = (...canaries: string[]) =>
  canaries.flatMap((what) => [
    `~ aws:synthetics/canary:Canary storefront-${what} schedule`,
    ...["alarmDescription", "evaluationPeriods", "period"].map(
      (input) => `~ ${alarm(`${what}-canary-silent`)} ${input}`,
    ),
    ...["alarmDescription", "period"].map((input) => `~ ${alarm(`${what}-unreachable`)} ${input}`),
  ]);

const dashboard = (which: string) => `~ aws:cloudwatch/dashboard:Dashboard storefront-${which} dashboardBody`;

/** A canary, the group of its log and the two alarms on what it finds. */
const canary = (what: string) => [
  `aws:synthetics/canary:Canary storefront-${what}`,
  `aws:cloudwatch/logGroup:LogGroup storefront-${what}`,
  alarm(`${what}-unreachable`),
  alarm(`${what}-canary-silent`),
];

/** What looks at a group's least size, where it grows. */
const GROWN = [
  ...["alarmDescription", "threshold"].map((input) => `~ ${alarm("group-below-minimum")} ${input}`),
  ...["both-regions", "region"].map(dashboard),
  ...rhythm("own", "peer"),
  TAKEN_OVER,
];
const GROWN_THERE = [...["both-regions", "region"].map(dashboard), ...rhythm("own", "peer"), STANDBY_LOST];

/** Where instances are started only now, they are watched from now on, from outside too; the primary looks at them likewise. */
const STARTED = [
  ...["alarmDescription", "alarmRule"].map(
    (input) => `~ aws:cloudwatch/compositeAlarm:CompositeAlarm storefront-region-unhealthy ${input}`,
  ),
  ...["both-regions", "region"].map(dashboard),
  ...rhythm("peer", "users"),
  TAKEN_OVER,
  "~ aws:cloudwatch/compositeAlarm:CompositeAlarm storefront-take-over alarmRule",
  ...[
    "aws:cloudwatch/compositeAlarm:CompositeAlarm storefront-both-regions-impaired",
    ...canary("own"),
    ...["group-below-minimum", "no-healthy-target"].map(alarm),
    ...["a", "b", "c"].map((zone) => alarm(`us-west-2${zone}-no-healthy-target`)),
  ].map((one) => `+ ${one}`),
];
const STARTED_THERE = [
  ...["both-regions", "region"].map(dashboard),
  ...rhythm("own"),
  ...[
    ...canary("peer"),
    ...["both-regions-impaired", "standby-lost"].map(
      (key) => `aws:cloudwatch/compositeAlarm:CompositeAlarm storefront-${key}`,
    ),
  ].map((one) => `+ ${one}`),
];

/** Where the primary no longer writes, its functions no longer consume its queues: their messages wait for the failback. */
const PAUSED = "~ aws:lambda/eventSourceMapping:EventSourceMapping storefront-receipts-receipts enabled";

const BUCKET_TAGS = "~ aws:s3/bucket:Bucket storefront-uploads tags";

const added = (what: string[]) => what.map((one) => `+ ${one}`);
const gone = (what: string[]) => what.map((one) => `- ${one}`);

const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

const BACKUP_RESTORE = {
  shared: { workload: { strategy: "backup-restore", ...PATIENT }, standby: { lastResort: false } },
  secondary: { compute: { standby: null } },
};

describe("a failover by settings", () => {
  for (const [strategy, configuration, inputs, watched, watchedThere] of [
    ["warm standby", { shared: {} }, ["desiredCapacity", "minSize"], GROWN, GROWN_THERE],
    [
      "backup and restore",
      BACKUP_RESTORE,
      ["desiredCapacity", "minSize", "waitForCapacityTimeout"],
      STARTED,
      STARTED_THERE,
    ],
  ] as const)
    it(`changes the sizes of the secondary's group, what watches them, and throws the primary's switch, and nothing else (${strategy})`, async () => {
      const { primary, secondary } = await flipped(configuration);
      assert.deepEqual(primary, [...watchedThere].sort());
      assert.deepEqual(secondary, [ENGAGED, ...watched, ...inputs.map((input) => `~ ${GROUP} ${input}`)].sort());
    });

  it("touches no role and no record of Route 53, whose control plane is in us-east-1", async () => {
    const fleet = VARIANTS.find(({ name }) => name === "warm-standby-fixed-fleet")!;
    for (const configuration of [BACKUP_RESTORE, { shared: shippedStores() }, fleet]) {
      const { secondary } = await flipped(configuration);
      assert.ok(secondary.includes(configuration === fleet ? HELD : ENGAGED));
      assert.deepEqual(
        secondary.filter((one) => GLOBAL.test(one)),
        [],
      );
    }
  });

  it("changes nothing of a latch, and nothing of Route 53, IAM, CloudFront or ACM with one", async () => {
    for (const switchType of ["s3-object", "cloudwatch-metric"]) {
      const shared = { dns: { latch: "15m", switchType } };
      const [before, after] = [
        await planOf({ shared }, "entries"),
        await planOf({ shared: { ...shared, active: "secondary" } }, "entries"),
      ];
      assert.ok(before.secondary.all("aws:sfn:StateMachine").length > 0, "there is a latch");
      const { secondary } = changesOf(before, after);
      assert.ok(secondary.includes(switchType === "s3-object" ? ENGAGED : HELD), switchType);
      assert.deepEqual(
        secondary.filter((one) => GLOBAL.test(one) || /latch/.test(one)),
        [],
      );
    }
  });

  it("of the shipped stores gives the secondary a database's second instance and the backups, and touches no other data", async () => {
    assert.deepEqual(
      changesOf(await planOf("shipped"), await planOf({ shared: shippedStores() })),
      { primary: [], secondary: [] },
      "the same configuration, written twice",
    );
    const { primary, secondary } = await flipped({ shared: shippedStores() });
    assert.deepEqual(
      secondary,
      [
        ENGAGED,
        `~ ${GROUP} desiredCapacity`,
        `~ ${GROUP} minSize`,
        "+ aws:rds/clusterInstance:ClusterInstance storefront-orders-2-2",
        ...added(PLAN),
        ...GROWN,
        // Tags by which the plan finds what it backs up.
        BUCKET_TAGS,
      ].sort(),
    );
    assert.deepEqual(
      primary,
      [
        ...gone(PLAN),
        BUCKET_TAGS,
        PAUSED,
        ...GROWN_THERE,
        ...added([...TRIAL_DATABASE, ...trials("aurora", "dynamodb", "s3")]),
      ].sort(),
    );
  });

  it("backs a bucket up in the region that writes, and in no other", async () => {
    const pairs = [
      await planOf("shipped"),
      await planOf({ shared: { ...shippedStores(), active: "secondary" } }),
    ] as const;
    const tagged = pairs.map(({ primary, secondary }) =>
      [primary, secondary].map((stack) => {
        const { tags } = stack.one("aws:s3:Bucket", "storefront-uploads").inputs;
        return { rpo: tags.rpo, plan: tags["backup-plan"] };
      }),
    );
    const [here, elsewhere] = [
      { rpo: "15m", plan: "storefront" },
      { rpo: "15m", plan: undefined },
    ];
    assert.deepEqual(tagged, [
      [here, elsewhere],
      [elsewhere, here],
    ]);
  });

  it("adds to a fixed fleet the instances that it lacks, with the volumes that were restored, and takes none away", async () => {
    const { primary, secondary } = await flipped(VARIANTS.find(({ name }) => name === "warm-standby-fixed-fleet")!);
    const zones = ["us-west-2a", "us-west-2b", "us-west-2c"];
    const instances = zones.flatMap((zone) => [
      `aws:ec2/instance:Instance storefront-${zone}-2`,
      `aws:lb/targetGroupAttachment:TargetGroupAttachment storefront-${zone}-2`,
      alarm(`${zone}-2-recover`),
      alarm(`${zone}-2-sick`),
    ]);
    const volumes = zones.flatMap((zone) =>
      [1, 2].flatMap((number) => [
        `aws:ebs/volume:Volume storefront-uploads-${zone}-${number}-restore-1`,
        `aws:ec2/volumeAttachment:VolumeAttachment storefront-uploads-${zone}-${number}`,
      ]),
    );
    const watched = dashboard("region");
    assert.deepEqual(secondary, [HELD, watched, ...added([...instances, ...volumes, ...PLAN])].sort());
    assert.deepEqual(primary, [...gone(PLAN), ...added(trials("dynamodb"))].sort());
  });
});
