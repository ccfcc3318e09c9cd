import assert from "node:assert/strict";
import { HOLDS_DATA } from "../../facts/replacements";
import { against } from "../../cli/plan/against";
import { STORES } from "../support/stores";
import { typeOf } from "./standins/properties";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes } from "./support/outcome";
import { planOf } from "./support/plan";
import { QUIET } from "./support/quiet";
import { shortName } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

type Strategy = "static-site" | "backup-restore" | "pilot-light" | "warm-standby" | "active-active";

/** Objectives that every strategy can meet. */
const OBJECTIVES = { software: { rto: "12h", rpo: "12h" }, region: { rto: "12h", rpo: "12h" } };

const UP: StackName[] = ["primary", "secondary"];
const DOWN: StackName[] = ["secondary", "primary"];

interface Move {
  to: Strategy;
  order: StackName[];
  /** What holds data and is deleted, as docs/changes.md says: unprotected on purpose, after a refusal. */
  deleted?: Partial<Record<StackName, string[]>>;
}

const MOVES: Move[] = [
  { to: "backup-restore", order: UP, deleted: { secondary: ["Bucket storefront-page"] } },
  {
    to: "pilot-light",
    order: UP,
    deleted: { secondary: ["InstanceAutomatedBackupsReplication storefront-orders-1"] },
  },
  { to: "warm-standby", order: UP },
  { to: "active-active", order: UP },
  { to: "warm-standby", order: DOWN, deleted: { primary: ["Bucket storefront-switch"] } },
  { to: "pilot-light", order: DOWN },
];

/** By the steps of docs/changes.md; each move continues from the one before. */
describe("a deployed workload changes its strategy", () => {
  let engine: Engine;
  /** What the secondary's stack file has, where a strategy takes it. */
  let standbys: { network: object; compute: Record<string, unknown> };

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "strategies",
      shared: {
        ...STORES,
        ...QUIET,
        buckets: { media: { rpo: "12h" } },
        queues: { jobs: {} },
        standby: { lastResort: false },
      },
    });
    const [network, compute] = ["holdfast:network", "holdfast:compute"].map((key) => engine.own("secondary", key));
    standbys = { network, compute };
    choose("static-site");
    for (const name of UP) assertSucceeded(await engine.up(name));
  });
  after(() => engine?.stop());

  for (const { to, order, deleted = {} } of MOVES)
    it(`to ${to}: the ${order.join(" and then the ")}, and nothing that holds data goes without a refusal`, async () => {
      choose(to);
      for (const name of order) {
        const plan = (await planOf(engine.configuration))[name].deployment.resources;
        const { losses } = against(plan, engine.state(name).deployment.resources);
        const foretold = losses.filter(({ holdsData }) => holdsData).map(({ urn }) => urn);
        assert.deepEqual(foretold.map(shortName), deleted[name] ?? [], "plan --against");
        if (losses.some(({ isProtected }) => isProtected)) {
          const refused = await engine.preview(name);
          assert.match(refused.errors.join("\n"), /because it is protected/);
          for (const { urn, isProtected } of losses) if (isProtected) engine.unprotect(name, urn);
        }
        const outcome = await engine.up(name);
        assertSucceeded(outcome);
        const gone = changes(outcome).filter(
          ({ op, urn }) => /delete|replace/.test(op) && HOLDS_DATA.data.includes(typeOf(urn)),
        );
        assert.deepEqual([...new Set(gone.map(({ urn }) => urn))].sort(), foretold.sort());
      }
      for (const name of UP) assert.deepEqual(changes(await engine.up(name)), [], `${name}: no further change`);
    });

  function choose(strategy: Strategy): void {
    const workload = engine.shared("holdfast:workload");
    const objectives = { ...workload.objectives, ...OBJECTIVES };
    engine.share("holdfast:workload", { ...workload, strategy, objectives });
    const { standby, ...compute } = standbys.compute;
    const sized = strategy === "warm-standby" ? { ...compute, standby } : compute;
    engine.set("secondary", "holdfast:network", strategy === "static-site" ? undefined : standbys.network);
    engine.set("secondary", "holdfast:compute", strategy === "static-site" ? undefined : sized);
  }
});
