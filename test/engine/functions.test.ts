import assert from "node:assert/strict";
import { HTTP_FUNCTIONS } from "../support/functions";
import { QUIET } from "../support/quiet";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { Flips } from "./support/flips";
import { violated, type Outcome } from "./support/outcome";
import { changedOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const UP: StackName[] = ["primary", "secondary"];
const DOWN: StackName[] = ["secondary", "primary"];

const HOSTS = ["shop.example.com", "us-west-2.shop.example.com"];

/** The pack without its rule on what a destroy is meant to delete. */
const DELETABLE = { "dynamodb-deletion-protection": "disabled" };

/** Of the API and of the functions themselves. */
const ofFunctions = (outcome: Outcome) => changedOf(outcome, /\$holdfast:(compute:HttpApi|functions:Function)\$/);

/** One step after the other, as an operator would run them; each continues from the one before. */
describe("a pilot light of functions behind an API on Pulumi's engine", () => {
  let engine: Engine;
  const flips = new Flips(() => engine);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "functions",
      shared: {
        ...QUIET,
        workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "6h" } } },
        ingress: null,
        tables: { carts: { partitionKey: { name: "id", type: "S" }, deletionProtection: false } },
        queues: { orders: { deletionProtection: false } },
        functions: {
          api: {
            code: "sample-api",
            timeout: "10s",
            uses: { tables: ["carts"], queues: ["orders"] },
            deployment: {},
            provisionedConcurrency: { primary: 10, secondary: 2 },
            deletionProtection: false,
          },
          worker: {
            code: "sample-worker",
            sources: { orders: { queue: "orders" } },
            uses: { tables: ["carts"] },
            deletionProtection: false,
          },
        },
      },
      primary: HTTP_FUNCTIONS,
      secondary: HTTP_FUNCTIONS,
    });
  });
  after(() => engine?.stop());

  it("deploys both Regions with the pack enforced, and changes nothing by a second up", async () => {
    for (const name of UP) {
      const up = await engine.up(name, { pack: DELETABLE });
      assertSucceeded(up);
      assert.deepEqual(violated(up), []);
    }
    assert.deepEqual([mapped("primary").length, mapped("secondary").length], [2, 0]);
    await flips.hasNoFurtherChange();
  });

  it("maps the secondary's hosts while the primary's Region is unavailable, and readies as many environments as the primary has", async () => {
    engine.share("holdfast:active", "secondary");
    const failover = await flips.kept("secondary", [], "us-east-1");
    assert.deepEqual([...new Set(failover.calls.map(({ region }) => region))], ["us-west-2"]);
    assert.deepEqual(ofFunctions(failover), [
      ...HOSTS.map((host) => `create ApiMapping storefront-${host}`),
      "update EventSourceMapping storefront-worker-orders enabled",
      "update ProvisionedConcurrencyConfig storefront-api provisionedConcurrentExecutions",
    ]);
    await flips.hasNoFurtherChange({ stacks: ["secondary"], dead: "us-east-1" });
  });

  it("fails back: the primary answers and consumes again, and the secondary waits", async () => {
    engine.share("holdfast:active", "primary");
    await flips.kept("primary");
    const back = await flips.kept("secondary");
    assert.deepEqual(ofFunctions(back), [
      ...HOSTS.map((host) => `delete ApiMapping storefront-${host}`),
      "update EventSourceMapping storefront-worker-orders enabled",
      "update ProvisionedConcurrencyConfig storefront-api provisionedConcurrentExecutions",
    ]);
    assert.deepEqual([mapped("primary").length, mapped("secondary").length], [2, 0]);
    await flips.hasNoFurtherChange();
  });

  it("destroys both, and leaves nothing", async () => {
    for (const name of DOWN) {
      engine.unprotectAll(name);
      assertSucceeded(await engine.destroy(name));
    }
    assert.deepEqual(engine.world.live.all(), []);
  });

  function mapped(name: StackName): string[] {
    const { resources = [] } = engine.state(name).deployment;
    return resources.flatMap(({ type, urn }) => (type === "aws:apigatewayv2/apiMapping:ApiMapping" ? [urn] : []));
  }
});
