import assert from "node:assert/strict";
import { graphFromExports } from "../../../policy/graph";
import { configOf, stacksOf } from "../../components/plans";
import { VARIANTS } from "../../support/variants";
import { REDUNDANT } from "./protections";
import { removalsOf, silentOf, type Removal } from "./removals";

/** At most this share of the removals may pass without a word. */
const SILENT = 0.03;
const FEWEST = 400;

function isRedundant(name: string): boolean {
  return REDUNDANT.some(([removal]) => removal.test(name));
}

/** What is taken away, of whatever resource. */
function kindOf({ name, resource }: Removal): string {
  return resource.type + name.slice(name.indexOf(": "));
}

describe("whatever protects a planned service", function () {
  this.timeout(60_000);

  it("is missed by a rule when it is removed, disabled, emptied or crippled, unless it is redundant", async () => {
    const judged = new Set<string>();
    const removals: Removal[] = [];
    const silent: Removal[] = [];
    for (const variant of ["shipped", "active-active"]) {
      const stacks = await stacksOf(configOf(VARIANTS.find(({ name }) => name === variant)!));
      const documents = stacks.map(({ name, deployment }) => ({ file: name, document: deployment }));
      const graph = graphFromExports(documents);
      // What the first plan has is not judged again in the next.
      const fresh = removalsOf(graph, 4).filter((one) => !judged.has(kindOf(one)));
      fresh.forEach((one) => judged.add(kindOf(one)));
      removals.push(...fresh);
      silent.push(...silentOf(graph, fresh, isRedundant));
    }
    assert.ok(removals.length >= FEWEST, `${removals.length} removals`);
    const unsaid = silent.map(({ name }) => name).filter((name) => !isRedundant(name));
    assert.ok(unsaid.length <= SILENT * removals.length, unsaid.join("\n"));
    const stale = REDUNDANT.filter(
      ([removal]) => removals.some(({ name }) => removal.test(name)) && !silent.some(({ name }) => removal.test(name)),
    );
    const reasons = stale.map(([removal, reason]) => `${removal.source}: ${reason}`);
    assert.deepEqual(reasons, [], "not redundant: a rule says something of it");
  });
});
