import assert from "node:assert/strict";
import { containersIn } from "../support/containers";
import { QUIET } from "../support/quiet";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { Flips } from "./support/flips";
import { violated, type Outcome } from "./support/outcome";
import { changedOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const UP: StackName[] = ["primary", "secondary"];
const DOWN: StackName[] = ["secondary", "primary"];

/** What a failover changes of the containers of a pilot light, and a failback after it: the fewest tasks, and their alarm. */
const changed = (alarm: "create" | "delete") => [
  `${alarm} MetricAlarm storefront-tasks-below-minimum`,
  "update Target storefront minCapacity",
];

/** The pack without its rules on what a destroy is meant to delete. */
const DELETABLE = { "dynamodb-deletion-protection": "disabled", "elb-deletion-protection": "disabled" };

const ofContainers = (outcome: Outcome) => changedOf(outcome, /\$holdfast:compute:Containers\$/);

/** One step after the other, as an operator would run them; each continues from the one before. */
describe("a pilot light of containers on Pulumi's engine", () => {
  let engine: Engine;
  const flips = new Flips(() => engine);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "containers",
      shared: {
        ...QUIET,
        workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "6h" } } },
        ingress: { deletionProtection: false },
        tables: { carts: { partitionKey: { name: "id", type: "S" }, deletionProtection: false } },
      },
      primary: containersIn("us-east-1", { uses: { tables: ["carts"] } }),
      secondary: containersIn("us-west-2", { uses: { tables: ["carts"] }, standby: null }),
    });
  });
  after(() => engine?.stop());

  it("deploys both Regions with the pack enforced, and changes nothing by a second up", async () => {
    for (const name of UP) {
      const up = await engine.up(name, { pack: DELETABLE });
      assertSucceeded(up);
      assert.deepEqual(violated(up), []);
    }
    await flips.hasNoFurtherChange();
  });

  it("starts the tasks of the secondary while the primary's Region is unavailable, by their minimum alone: the service is not deployed", async () => {
    engine.share("holdfast:active", "secondary");
    const failover = await flips.kept("secondary", [], "us-east-1");
    assert.deepEqual([...new Set(failover.calls.map(({ region }) => region))], ["us-west-2"]);
    assert.deepEqual(ofContainers(failover), changed("create"));
    assert.deepEqual(boundsIn("secondary"), [6, 18]);
    await flips.hasNoFurtherChange({ stacks: ["secondary"], dead: "us-east-1" });
  });

  it("fails back: the primary has its tasks, and the secondary none again", async () => {
    engine.share("holdfast:active", "primary");
    await flips.kept("primary");
    const back = await flips.kept("secondary");
    assert.deepEqual(ofContainers(back), changed("delete"));
    assert.deepEqual(
      [boundsIn("primary"), boundsIn("secondary")],
      [
        [6, 18],
        [0, 18],
      ],
    );
    await flips.hasNoFurtherChange();
  });

  it("destroys both, and leaves nothing", async () => {
    for (const name of DOWN) {
      engine.unprotectAll(name);
      assertSucceeded(await engine.destroy(name));
    }
    assert.deepEqual(engine.world.live.all(), []);
  });

  function boundsIn(name: StackName): [min: number, max: number] {
    const { resources = [] } = engine.state(name).deployment;
    const { minCapacity, maxCapacity } = resources.find(
      ({ type }) => type === "aws:appautoscaling/target:Target",
    )!.inputs!;
    return [minCapacity as number, maxCapacity as number];
  }
});
