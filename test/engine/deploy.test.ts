import assert from "node:assert/strict";
import type { Deployment } from "../../cli/plan";
import { assertHonest, assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes, violated, type Outcome } from "./support/outcome";
import { judged, planOf } from "./support/plan";
import { stateDifferences } from "./support/state-differences";
import { pulumiOr } from "./support/toolchain";

const STACKS: StackName[] = ["primary", "secondary"];
const PRIMARY_REGION = "us-east-1";
const SECONDARY_REGION = "us-west-2";

/** One stack after the other, as a team would do it; each test goes on where the one before it has left off. */
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
    it(`previews ${name}: no rule is violated, none fails, and what is undecided says why`, async () => {
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

    it(`has in ${name}'s state what the plan said, resource by resource`, () => {
      assert.deepEqual(stateDifferences(plan[name], deployed[name]), []);
    });
  }

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

  it("fails over while nothing in the primary's region answers: sizes change, and the primary's switch is thrown, in the secondary's region", async () => {
    engine.share("holdfast:active", "secondary");
    const failover = await engine.up("secondary", { dead: PRIMARY_REGION });
    assertSucceeded(failover);
    assertSizesAndSwitch(failover, "create");
    assert.equal(groupIn(await engine.export("secondary")).minSize, 6);
  });

  it("would be stopped by a refresh then, for the secondary's stack has resources that are reached through the primary's region", async () => {
    const refresh = await engine.previewRefresh("secondary", { dead: PRIMARY_REGION });
    assert.equal(refresh.succeeded, false);
    const refused = refresh.calls.filter((call) => call.refused);
    // CloudFront's certificate, and the control planes of the services without a region.
    assert.deepEqual([...new Set(refused.map(({ region }) => region))].sort(), ["global", PRIMARY_REGION]);
  });

  it("fails back in the same way, and takes the switch away", async () => {
    engine.share("holdfast:active", "primary");
    const back = await engine.up("secondary");
    assertSucceeded(back);
    assertSizesAndSwitch(back, "delete");
    assert.deepEqual(stateDifferences(plan.secondary, await engine.export("secondary")), []);
  });
});

/** @param op what becomes of the object that holds the primary out of service */
function assertSizesAndSwitch(outcome: Outcome, op: "create" | "delete"): void {
  assert.deepEqual(
    changes(outcome)
      .map((change) => [change.op, change.urn.split("$").at(-1), change.differs])
      .sort(),
    [
      [op, "aws:s3/bucketObjectv2:BucketObjectv2::storefront-switch-live/us-east-1-is-out-of-service", []],
      ["update", "aws:autoscaling/group:Group::storefront", ["minSize"]],
    ].sort(),
  );
  assert.deepEqual(
    outcome.calls.map(({ action, region }) => [action, region]).sort(),
    [
      [op, SECONDARY_REGION],
      ["update", SECONDARY_REGION],
    ].sort(),
  );
}

function groupIn({ deployment }: Deployment) {
  return deployment.resources.find(({ type }) => type === "aws:autoscaling/group:Group")!.inputs!;
}

function verdictLine({ rule, verdict, resource, property, message }: ReturnType<typeof judged>[number]): string {
  return [rule, verdict, resource, property ?? "", message].join(" ");
}
