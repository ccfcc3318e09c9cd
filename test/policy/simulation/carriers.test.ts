import { strict as assert } from "node:assert";
import { simulate } from "../../../policy/simulation";
import { planOf } from "../../components/plans";
import { graphOfStacks, type Entry } from "./changes";

describe("what carries a function after a fault", () => {
  it("is nothing that is down, where the function continues", async () => {
    const { primary, secondary } = await planOf("active-active");
    const graph = graphOfStacks(...[primary, secondary].map((stack) => stack.resources as unknown as Entry[]));
    const { survival, damage = [] } = simulate(graph, { pairs: false, damage: true });
    const down = new Map(damage.map((one) => [one.fault, new Set(one.down)]));
    // What is kept is named where it is left, though it can't be reached until the fault is over.
    const continuing = survival.filter((one) => one.word === "continues" && !one.function.startsWith("keep "));
    assert.ok(continuing.filter(({ path }) => path.length > 0).length > 100);
    const wrong = continuing.map((one) => [
      one.function,
      one.fault,
      ...one.path.filter((urn) => down.get(one.fault)?.has(urn)),
    ]);
    assert.deepEqual(
      wrong.filter((one) => one.length > 2),
      [],
    );
  });
});
