import assert from "node:assert/strict";
import type { Deployment } from "../../cli/plan";
import { against } from "../../cli/plan/against";
import { changeWriter } from "./standins/schema/global-databases";
import { assertHonest, assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes, violated, type Outcome } from "./support/outcome";
import { judged, planOf } from "./support/plan";
import { stateDifferences } from "./support/state-differences";
import { assertDataKept } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const STACKS: StackName[] = ["primary", "secondary"];
const PRIMARY_REGION = "us-east-1";
const SECONDARY_REGION = "us-west-2";

const GLOBAL_DATABASE = "storefront-orders";

/** What the secondary has while it writes, and no longer: the switch, its backups, and Aurora's reader in another zone than the writer. */
const WRITERS_OWN = [
  "aws:s3/bucketObjectv2:BucketObjectv2::storefront-switch-live/us-east-1-is-out-of-service",
  "aws:rds/clusterInstance:ClusterInstance::storefront-orders-2-2",
  "holdfast:backup:BackupPlan::storefront",
  "aws:backup/plan:Plan::storefront",
  "aws:backup/selection:Selection::storefront",
];

/** What changes with `active`, with the properties that do; by its tags a bucket is found by the backups. */
const CHANGED = [
  ["aws:autoscaling/group:Group::storefront", "minSize"],
  // What is too few instances, and where the group is drawn against its size.
  ["aws:cloudwatch/dashboard:Dashboard::storefront-both-regions", "dashboardBody"],
  ["aws:cloudwatch/dashboard:Dashboard::storefront-region", "dashboardBody"],
  ["aws:cloudwatch/metricAlarm:MetricAlarm::storefront-group-below-minimum", "alarmDescription,threshold"],
  ["aws:s3/bucket:Bucket::storefront-uploads", "tags"],
  // What the alarm says of a primary that is unavailable: users are here.
  ["aws:cloudwatch/compositeAlarm:CompositeAlarm::storefront-take-over", "alarmDescription"],
  // The Region that stands by looks more often: the two change places.
  ...["own", "peer"].flatMap((what) => [
    [`aws:synthetics/canary:Canary::storefront-${what}`, "schedule"],
    [
      `aws:cloudwatch/metricAlarm:MetricAlarm::storefront-${what}-canary-silent`,
      "alarmDescription,evaluationPeriods,period",
    ],
    [`aws:cloudwatch/metricAlarm:MetricAlarm::storefront-${what}-unreachable`, "alarmDescription,period"],
  ]),
];

/** One stack after the other, as an operator would run them; each test continues from the one before. */
describe("the shipped configuration on Pulumi's engine", () => {
  let engine: Engine;
  let plan: Record<StackName, Deployment>;
  const deployed = {} as Record<StackName, Deployment>;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "shipped" });
    plan = await planOf(engine.configuration);
  });
  after(() => engine?.stop());

  for (const name of STACKS) {
    it(`previews ${name}: no rule is violated or fails, and undecided verdicts have a reason`, async () => {
      const preview = await engine.preview(name, { pack: true });
      assertSucceeded(preview);
      assertHonest(preview, plan[name]);
      assert.deepEqual(violated(preview), []);
      assert.deepEqual(preview.calls, [], "a preview calls no AWS API");
    });

    it(`deploys ${name}, with the pack enforced`, async () => {
      const up = await engine.up(name, { pack: true });
      assertSucceeded(up);
      assertHonest(up, plan[name]);
      assert.deepEqual(violated(up), []);
      deployed[name] = await engine.export(name);
      const made = plan[name].deployment.resources.filter(({ type }) => type.startsWith("aws:"));
      assert.equal(up.calls.filter(({ action }) => action === "create").length, made.length);
    });

    it(`has the plan's resources in ${name}'s state, one by one`, () => {
      assert.deepEqual(stateDifferences(plan[name], deployed[name]), []);
    });
  }

  it("would have nothing replaced or deleted of the two stacks, as holdfast plan --against says", () => {
    for (const name of STACKS) {
      const [wanted, there] = [plan, deployed].map((stacks) => stacks[name].deployment.resources);
      const nothing = { losses: [], inUse: [], overlapping: [], notJoined: [], notKnown: [] };
      assert.deepEqual(against(wanted!, there!), nothing);
    }
  });

  it("judges the two exports as it judged the two plans", () => {
    const [exports, plans] = [deployed, plan].map(({ primary, secondary }) =>
      judged(primary, secondary).map(verdictLine),
    );
    assert.deepEqual(exports!.sort(), plans!.sort());
  });

  for (const name of STACKS) {
    it(`changes nothing by a second up of ${name}`, async () => {
      const again = await engine.up(name, { pack: true });
      assertSucceeded(again);
      assert.deepEqual([changes(again), again.calls], [[], []]);
    });
  }

  it("fails over while the primary's region is unavailable, with the pack enforced: sizes, backups and the primary's switch, all in the secondary's region", async () => {
    changeWriter(engine.world, GLOBAL_DATABASE, clusterArn("secondary"));
    engine.share("holdfast:active", "secondary");
    const failover = await engine.up("secondary", { pack: true, dead: PRIMARY_REGION });
    await assertFlipped(failover, "create");
    assert.equal(groupIn(engine.state("secondary")).minSize, 6);
  });

  it("would fail with a refresh then, since the secondary's stack has resources that are read through the primary's region", async () => {
    const refresh = await engine.previewRefresh("secondary", { dead: PRIMARY_REGION });
    assert.equal(refresh.succeeded, false);
    const refused = refresh.calls.filter((call) => call.refused);
    // CloudFront's certificate, and the control planes of the services without a region.
    assert.deepEqual([...new Set(refused.map(({ region }) => region))].sort(), ["global", PRIMARY_REGION]);
  });

  it("is not refused in the primary's region, when it is back and no longer writes", async () => {
    const preview = await engine.preview("primary", { pack: true });
    assertSucceeded(preview);
    assert.deepEqual(violated(preview), []);
    assertDataKept(preview, deployed.primary);
  });

  it("fails back in the same way: what the failover added is deleted, and the state is the plan's again", async () => {
    changeWriter(engine.world, GLOBAL_DATABASE, clusterArn("primary"));
    engine.share("holdfast:active", "primary");
    await assertFlipped(await engine.up("secondary", { pack: true }), "delete");
    assert.deepEqual(stateDifferences(plan.secondary, engine.state("secondary")), []);
  });

  /** @param op what becomes of what the writing region alone has */
  async function assertFlipped(outcome: Outcome, op: "create" | "delete"): Promise<void> {
    assertSucceeded(outcome);
    assert.deepEqual(violated(outcome), []);
    assertDataKept(outcome, engine.state("secondary"));
    const changed = [...WRITERS_OWN.map((urn) => [op, urn, ""]), ...CHANGED.map((change) => ["update", ...change])];
    assert.deepEqual(
      changes(outcome)
        .map(({ op, urn, differs }) => [op, urn.split("$").at(-1), differs.join()])
        .sort(),
      changed.sort(),
    );
    assert.deepEqual(
      outcome.calls.map(({ action, urn, region }) => [action, urn.split("$").at(-1), region]).sort(),
      // A component asks AWS nothing.
      changed.flatMap(([op, urn]) => (urn!.startsWith("aws:") ? [[op, urn, SECONDARY_REGION]] : [])).sort(),
    );
  }
});

function groupIn({ deployment }: Deployment) {
  return deployment.resources.find(({ type }) => type === "aws:autoscaling/group:Group")!.inputs!;
}

function verdictLine({ rule, verdict, resource, property, message }: ReturnType<typeof judged>[number]): string {
  return [rule, verdict, resource, property ?? "", message].join(" ");
}

function clusterArn(stack: StackName): string {
  return stack === "primary"
    ? `arn:aws:rds:${PRIMARY_REGION}:123456789012:cluster:${GLOBAL_DATABASE}-1`
    : `arn:aws:rds:${SECONDARY_REGION}:123456789012:cluster:${GLOBAL_DATABASE}-2`;
}
