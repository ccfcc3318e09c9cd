import assert from "node:assert/strict";
import type { DeployedResource, Deployment } from "../../cli/plan";
import { HOLDS_DATA } from "../../facts/replacements";
import { BUSES, FUNCTIONS } from "../support/messages";
import { nameOf, typeOf } from "./standins/properties";
import { assertProtected, assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { Flips } from "./support/flips";
import { changes, type Outcome } from "./support/outcome";
import { planOf } from "./support/plan";
import { QUIET } from "../support/quiet";
import { stateDifferences } from "./support/state-differences";
import { shortName, urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const PRIMARY_REGION = "us-east-1";
const SECONDARY_REGION = "us-west-2";
const STACKS: StackName[] = ["primary", "secondary"];

const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";

/** Each kind of message, with minimal settings: the worker consumes a queue and a stream. */
const VARIANT = {
  name: "messages",
  shared: {
    workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "6h" } } },
    ...QUIET,
    ...BUSES,
    tables: FUNCTIONS.tables,
    functions: {
      worker: {
        code: "sample-worker",
        sources: { orders: { queue: "orders" }, clicks: { stream: "clicks" } },
        uses: { tables: ["done"] },
      },
    },
  },
  secondary: { compute: { standby: null } },
};

/** Enabled in the region that serves only: event source mappings and schedules. */
const TURNED = [
  "update EventRule storefront-default--nightly state",
  "update EventSourceMapping storefront-worker-clicks enabled",
  "update EventSourceMapping storefront-worker-orders enabled",
];

/** One step after the other, as an operator would run them; each continues from the one before. */
describe("pilot light with messages: flip and failback on Pulumi's engine", () => {
  let engine: Engine;
  let plan: Record<StackName, Deployment>;
  const flips = new Flips(() => engine);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), VARIANT);
    plan = await planOf(engine.configuration);
  });
  after(() => engine?.stop());

  it("has the same queues and streams in both regions, and consumes them in the primary's only", async () => {
    for (const name of STACKS) assertSucceeded(await engine.up(name));
    const [primary, secondary] = await Promise.all(STACKS.map(holders));
    const kinds = new Set(primary!.map((name) => name.split(" ")[0]));
    for (const kind of ["Queue", "Topic", "Stream", "EventBus", "EventArchive"]) assert.ok(kinds.has(kind), kind);
    assert.deepEqual(primary, secondary);
    assert.deepEqual([await takes("primary"), await takes("secondary")], [true, false]);
    await flips.hasNoFurtherChange();
  });

  it("consumes messages in the secondary's region while the primary's is unavailable", async () => {
    engine.share("holdfast:active", "secondary");
    const failover = await flips.kept("secondary", [], PRIMARY_REGION);
    assert.deepEqual([...new Set(failover.calls.map(({ region }) => region))], [SECONDARY_REGION]);
    assert.deepEqual(ofMessages(failover), TURNED);
    assert.deepEqual([await takes("primary"), await takes("secondary")], [true, true]);
    await flips.hasNoFurtherChange({ stacks: ["secondary"], dead: PRIMARY_REGION });
  });

  it("stops consuming in the primary's region when it is back, and keeps its messages", async () => {
    const before = await holders("primary");
    assert.deepEqual(ofMessages(await flips.kept("primary")), TURNED);
    assert.deepEqual([await takes("primary"), await takes("secondary")], [false, true]);
    assert.deepEqual(await holders("primary"), before);
    await flips.hasNoFurtherChange();
  });

  it("fails back: both states are the plan's again", async () => {
    engine.share("holdfast:active", "primary");
    for (const name of STACKS) {
      await flips.kept(name);
      assert.deepEqual(stateDifferences(plan[name], engine.state(name)), []);
    }
    assert.deepEqual([await takes("primary"), await takes("secondary")], [true, false]);
    await flips.hasNoFurtherChange();
  });

  it("keeps a stream that is removed from the settings, with its records", async () => {
    const [stream] = urnsOf(engine.state("primary"), "aws:kinesis/stream:Stream");
    const { worker } = engine.shared("holdfast:functions");
    const { shop, ...buses } = engine.shared("holdfast:buses");
    delete worker.sources.clicks;
    delete shop.rules.placed.targets.clicks;
    engine.share("holdfast:functions", { worker });
    engine.share("holdfast:buses", { ...buses, shop });
    engine.share("holdfast:streams", undefined);
    const outcome = await engine.up("primary");
    assertProtected(outcome, stream!);
    const deleted = outcome.calls.filter(
      ({ action, urn }) => action === "delete" && HOLDS_DATA.data.includes(typeOf(urn)),
    );
    // Its consumer is deleted, as the settings say; its records are not.
    assert.deepEqual(
      deleted.map(({ urn }) => shortName(urn)),
      ["EventSourceMapping storefront-worker-clicks"],
    );
  });

  /** Whether all mappings of a region are enabled, or none is. */
  async function takes(stack: StackName): Promise<boolean> {
    const mappings = await resources(stack, ({ type }) => type === MAPPING);
    assert.equal(mappings.length, 2);
    const [first, ...others] = mappings.map(({ inputs }) => inputs!["enabled"]);
    assert.deepEqual(others, [first]);
    return first as boolean;
  }

  /** Types that keep messages, or a consumer's position. */
  async function holders(stack: StackName): Promise<string[]> {
    const found = await resources(stack, ({ type }) => isOfMessages(type) && HOLDS_DATA.data.includes(type));
    return found.map(({ urn }) => shortName(urn)).sort();
  }

  async function resources(stack: StackName, wanted: (resource: DeployedResource) => boolean) {
    return engine.state(stack).deployment.resources.filter(wanted);
  }
});

/** The steps of queues, topics, streams, buses, functions and their parts. */
function ofMessages(outcome: Outcome): string[] {
  const touched = changes(outcome).filter(({ urn }) => isOfMessages(typeOf(urn)) || /function/.test(nameOf(urn)));
  return touched.map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`).sort();
}

function isOfMessages(type: string): boolean {
  return /^aws:(sqs|sns|kinesis|lambda|cloudwatch\/event)/.test(type);
}
