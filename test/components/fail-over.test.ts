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

/** Both plans of a configuration: as it stands, and with the secondary serving, what that restores named in its stack file. */
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

/** The secondary throws the switch that keeps a recovered primary, whose data are stale, out of service. */
const THROWN = "+ aws:s3/bucketObjectv2:BucketObjectv2 storefront-switch-live/us-east-1-is-out-of-service";

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

const BUCKET_TAGS = "~ aws:s3/bucket:Bucket storefront-uploads tags";

const added = (what: string[]) => what.map((one) => `+ ${one}`);
const gone = (what: string[]) => what.map((one) => `- ${one}`);

const PATIENT = { objectives: { region: { rto: "8h", rpo: "2h" } } };

const BACKUP_RESTORE = {
  shared: { workload: { strategy: "backup-restore", ...PATIENT }, standby: { lastResort: false } },
  secondary: { compute: { standby: null } },
};

describe("a fail-over by settings", () => {
  for (const [strategy, configuration, inputs] of [
    ["warm standby", { shared: {} }, ["desiredCapacity", "minSize"]],
    ["backup and restore", BACKUP_RESTORE, ["desiredCapacity", "minSize", "waitForCapacityTimeout"]],
  ] as const)
    it(`changes the sizes of the secondary's group and throws the primary's switch, and nothing else, in neither stack (${strategy})`, async () => {
      const { primary, secondary } = await flipped(configuration);
      assert.deepEqual(primary, []);
      assert.deepEqual(secondary, [THROWN, ...inputs.map((input) => `~ ${GROUP} ${input}`)].sort());
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
        THROWN,
        `~ ${GROUP} desiredCapacity`,
        `~ ${GROUP} minSize`,
        "+ aws:rds/clusterInstance:ClusterInstance storefront-orders-2-2",
        ...added(PLAN),
        // Tags by which the plan finds what it backs up.
        BUCKET_TAGS,
      ].sort(),
    );
    assert.deepEqual(
      primary,
      [...gone(PLAN), BUCKET_TAGS, ...added([...TRIAL_DATABASE, ...trials("aurora", "dynamodb", "s3")])].sort(),
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
      `aws:cloudwatch/metricAlarm:MetricAlarm storefront-${zone}-2-recover`,
    ]);
    const volumes = zones.flatMap((zone) =>
      [1, 2].flatMap((number) => [
        `aws:ebs/volume:Volume storefront-uploads-${zone}-${number}-restore-1`,
        `aws:ec2/volumeAttachment:VolumeAttachment storefront-uploads-${zone}-${number}`,
      ]),
    );
    assert.deepEqual(secondary, [THROWN, ...added([...instances, ...volumes, ...PLAN])].sort());
    assert.deepEqual(primary, [...gone(PLAN), ...added(trials("dynamodb"))].sort());
  });
});
