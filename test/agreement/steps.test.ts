import assert from "node:assert/strict";
import { matches } from "../../cli/report/chapters";
import type { DisasterPlan } from "../../components/disaster-plan";
import { planOf, SIDES, type Pair } from "../components/plans";
import { BY_STRATEGY } from "../support/incident/document";
import { simulationOf } from "../support/simulations";

/** Steps of a person that the disaster plan does not have. */
const ELSEWHERE: readonly [steps: RegExp, why: string][] = [
  [/^change the records of /, "a failover changes no record: the switch takes a Region out"],
];

/** The ids of the disaster plan's steps, by stack and fault. */
function idsIn(pair: Pair): { stack: string; simulated: DisasterPlan[number]["simulated"]; ids: string[] }[] {
  return SIDES.flatMap((side) => {
    const plan = pair[side].one("holdfast:index:Region").outputs["disasterPlan"] as DisasterPlan;
    return plan.map(({ simulated, steps }) => ({
      stack: side,
      simulated,
      ids: steps.flatMap((step) => step.ids ?? []),
    }));
  });
}

describe("the steps of a person", () => {
  for (const [strategy, variant] of Object.entries(BY_STRATEGY)) {
    describe(strategy, () => {
      it("of the disaster plan are the simulation's, and the other way round", async () => {
        const [pair, { steps }] = await Promise.all([planOf(variant), simulationOf(variant)]);
        const manual = steps.filter(({ by }) => by === "person").map(({ id }) => id);
        const said = [...new Set(idsIn(pair).flatMap(({ ids }) => ids))];
        assert.deepEqual(
          said.filter((pattern) => !pattern.includes("*") && !manual.includes(pattern)),
          [],
          "not in the simulation",
        );
        assert.deepEqual(
          manual.filter(
            (id) => !said.some((pattern) => matches(pattern, id)) && !ELSEWHERE.some(([one]) => one.test(id)),
          ),
          [],
          "not in the disaster plan",
        );
      });

      it("that bring something back after a Region's outage are under that outage, in the stack that is left", async () => {
        const [pair, { steps, survival }] = await Promise.all([planOf(variant), simulationOf(variant)]);
        const manual = new Set(steps.filter(({ by }) => by === "person").map(({ id }) => id));
        for (const { simulated, ids } of idsIn(pair)) {
          if (simulated?.kind !== "region") continue;
          const taken = survival
            .filter(({ fault, word }) => fault === `region ${simulated.region} outage` && word === "recovers")
            .flatMap((one) => one.steps.filter((step) => manual.has(step)));
          const missing = [...new Set(taken)].filter((id) => !ids.some((pattern) => matches(pattern, id)));
          assert.deepEqual(missing, [], simulated.region);
        }
      });
    });
  }

  describe("a failover by hand", () => {
    const byHand = { shared: { dns: { failover: "manual" } } } as const;

    it("is back after the disaster plan's first step", async () => {
      const [pair, { survival }] = await Promise.all([planOf(byHand), simulationOf(byHand)]);
      const found = idsIn(pair).find(({ stack, simulated }) => stack === "secondary" && simulated?.kind === "region");
      const [first] = found?.ids ?? [];
      const served = survival.filter(
        ({ fault, function: fn }) => /^region us-east-1 /.test(fault) && fn === "serve shop.example.com",
      );
      assert.deepEqual(
        served.map(({ fault, word, steps }) => [fault, word, steps[0]]),
        ["gone", "outage"].map((loss) => [`region us-east-1 ${loss}`, "recovers", first]),
      );
    });
  });
});
