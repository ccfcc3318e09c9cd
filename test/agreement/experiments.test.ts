import assert from "node:assert/strict";
import { predictionsOf, withoutExperiments } from "../../cli/report/experiments";
import { planOf, SIDES } from "../components/plans";
import { BY_STRATEGY } from "../support/incident/document";
import { simulationOf } from "../support/simulations";

describe("the predictions of experiments", () => {
  for (const [strategy, variant] of Object.entries(BY_STRATEGY)) {
    it(`${strategy}: each template has one, as long as it has targets`, async () => {
      const [pair, simulation] = await Promise.all([planOf(variant), simulationOf(variant)]);
      const predicted = predictionsOf(simulation);
      for (const side of SIDES) {
        const templates = pair[side].all("aws:fis:ExperimentTemplate");
        const own = predicted.filter(({ stack }) => stack === side);
        assert.ok(own.length <= templates.length);
        for (const { effects } of own) assert.ok(effects.length > 0);
        if (side === "primary") assert.equal(own.length, templates.length, own.map((one) => one.experiment).join());
      }
      const rest = withoutExperiments(simulation);
      assert.ok(rest.faults.every(({ kind }) => kind !== "scenario"));
      assert.ok(rest.survival.length > 0 && rest.survival.every(({ fault }) => !fault.startsWith("experiment ")));
    });
  }

  it("are what the same fault does: a writer that fails, a zone", async () => {
    const { survival } = await simulationOf("shipped");
    const answer = (fault: string) => {
      const one = survival.find((each) => each.fault === fault && each.function === "write storefront-orders-1");
      return [one?.word, one?.rto?.seconds];
    };
    assert.deepEqual(answer("experiment storefront-database-failover@us-east-1"), answer("host storefront-orders-1-1"));
    assert.deepEqual(answer("experiment storefront-zone-power@us-east-1"), answer("zone us-east-1a"));
    assert.equal(answer("zone us-east-1a")[0], "recovers");
  });
});
