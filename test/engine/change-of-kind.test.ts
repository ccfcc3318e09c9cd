import assert from "node:assert/strict";
import { imageIn } from "../support/containers";
import { QUIET } from "../support/quiet";
import { typeOf } from "./standins/properties";
import { assertProtected, assertSucceeded } from "./support/assertions";
import { Engine } from "./support/engine";
import { Flips } from "./support/flips";
import { changes, type Outcome } from "./support/outcome";
import { shortName, urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";

const CONTAINERS = { type: "containers", image: imageIn("us-east-1"), min: 6, max: 18, uses: { tables: ["carts"] } };

/** The shares of the requests while both serve: an `up` each. */
const SHARES = [100, 90, 50, 0];

/** What users' requests pass before the target groups. */
const BEFORE_TARGETS = /^aws:(lb\/loadBalancer|route53\/record|route53\/healthCheck|acm\/certificate):/;

/** Each test continues from the one before. The load balancer's deletion protection is on, as it is by default. */
describe("instances give way to containers on Pulumi's engine, side by side behind one load balancer", () => {
  let engine: Engine;
  /** holdfast:compute, as the instances had it. */
  let instances: Record<string, unknown>;
  const flips = new Flips(() => engine);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "change-of-kind",
      shared: {
        ...QUIET,
        tables: { carts: { partitionKey: { name: "id", type: "S" } } },
        buckets: { media: { rpo: "15m" } },
        queues: { orders: {} },
      },
    });
    instances = engine.own("primary", "holdfast:compute") as Record<string, unknown>;
    assertSucceeded(await engine.up("primary"));
  });
  after(() => engine?.stop());

  it("a change without the old kind beside it is refused by the preview: the target group that serves is protected", async () => {
    setCompute(CONTAINERS);
    const refused = await engine.preview("primary");
    assertProtected(refused, urnsOf(engine.state("primary"), TARGET_GROUP)[0]!);
    assert.deepEqual(refused.calls, []);
  });

  it("side by side is refused while a health check may move users, before any call", async () => {
    setCompute({ ...CONTAINERS, previous: { weight: 100, compute: instances } });
    const refused = await engine.up("primary");
    assert.match(refused.errors.join("\n"), /holdfast:compute\.previous\s.*moves users to the standby/s);
    assert.deepEqual(refused.calls, []);
  });

  it("and two kinds with targets of one type are refused, before any call", async () => {
    setCompute({
      type: "fixed",
      instancesPerZone: 2,
      instanceType: "m7g.large",
      image: instances["image"],
      previous: { weight: 100, compute: instances },
    });
    const refused = await engine.up("primary");
    assert.match(refused.errors.join("\n"), /holdfast:compute\.previous\.compute\.type\s.*one target group/s);
    assert.deepEqual(refused.calls, []);
  });

  it("with failover by hand, tasks start beside the instances, of which nothing changes", async () => {
    setCompute(instances);
    engine.share("holdfast:dns", { ...engine.shared("holdfast:dns"), failover: "manual" });
    await flips.kept("primary");
    const started = await shifted(SHARES[0]!);
    const touched = changes(started).filter(({ urn }) => urn.includes("$holdfast:compute:AutoScaling$"));
    assert.deepEqual(
      touched.map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`),
      [],
    );
    await flips.hasNoFurtherChange({ stacks: ["primary"] });
  });

  for (const weight of SHARES.slice(1))
    it(`moves requests until the instances have ${weight} %: the listener alone sends them elsewhere`, async () => {
      const moved = await shifted(weight);
      const others = changes(moved).filter(({ op, urn }) => op !== "update" || urn.includes("$holdfast:compute:"));
      assert.deepEqual(
        others.map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`),
        [],
      );
    });

  it("drops the instances at last, and neither a store nor what is before the targets is touched in all of it", async () => {
    setCompute(CONTAINERS);
    const dropped = await kept();
    const gone = changes(dropped).filter(({ op }) => op === "delete");
    assert.ok(gone.some(({ urn }) => typeOf(urn) === "aws:autoscaling/group:Group"));
    // The listener no longer names the target group when that is deleted: AWS would refuse it.
    const listener = dropped.calls.findIndex(({ action, urn }) => action === "update" && typeOf(urn) === LISTENER);
    const group = dropped.calls.findIndex(({ action, urn }) => action === "delete" && typeOf(urn) === TARGET_GROUP);
    assert.ok(listener >= 0 && listener < group);
    assert.deepEqual(serving(), [{ share: 100, of: "Service storefront" }]);
    engine.share("holdfast:dns", { ...engine.shared("holdfast:dns"), failover: "automatic" });
    await flips.kept("primary");
    await flips.hasNoFurtherChange({ stacks: ["primary"] });
  });

  function setCompute(settings: Record<string, unknown>): void {
    engine.set("primary", "holdfast:compute", settings);
  }

  /** An `up` after which the instances have a share of the requests. */
  async function shifted(weight: number): Promise<Outcome> {
    setCompute({ ...CONTAINERS, previous: { weight, compute: instances } });
    const outcome = await kept();
    assert.deepEqual(serving(), [
      { share: 100 - weight, of: "Service storefront" },
      { share: weight, of: "Group storefront" },
    ]);
    return outcome;
  }

  /** An `up` with the law: what has requests is neither replaced nor deleted, nor is a store, and users reach the load balancer as before. */
  async function kept(): Promise<Outcome> {
    const busy = serving().flatMap(({ share, of }) => (share > 0 ? [of] : []));
    const outcome = await flips.kept("primary");
    const harm = changes(outcome).filter(
      ({ op, urn }) =>
        op !== "create" && (BEFORE_TARGETS.test(typeOf(urn)) || (op !== "update" && busy.includes(shortName(urn)))),
    );
    assert.deepEqual(
      harm.map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`),
      [],
    );
    return outcome;
  }

  /** Whose targets the listener sends requests to, by AWS: what is registered with each of its target groups. */
  function serving(): { share: number; of: string }[] {
    const { live } = engine.world;
    const [listener] = live.ofType(LISTENER).filter(({ properties }) => properties["port"] === 443);
    const [action] = listener!.properties["defaultActions"] as {
      targetGroupArn?: string;
      forward?: { targetGroups: { arn: string; weight: number }[] };
    }[];
    const groups = action!.forward?.targetGroups ?? [{ arn: action!.targetGroupArn!, weight: 100 }];
    return groups.map(({ arn, weight }) => ({ share: weight, of: registeredWith(arn) }));
  }

  function registeredWith(arn: string): string {
    const { live } = engine.world;
    const group = live.ofType(TARGET_GROUP).find(({ properties }) => properties["arn"] === arn);
    assert.ok(group, `the listener sends to ${arn}, which is not there`);
    const users = [...live.ofType("aws:autoscaling/group:Group"), ...live.ofType("aws:ecs/service:Service")];
    const [user, ...others] = users.filter(({ properties }) => JSON.stringify(properties).includes(`"${arn}"`));
    assert.ok(user && others.length === 0, `${users.length} have ${arn}`);
    return shortName(user.urn);
  }
});
