import assert from "node:assert/strict";
import { parseSettings } from "../../../components/checks";
import { olderWriters } from "../../../components/topology/writers";
import { apply, set } from "../config/edits";
import { instance } from "../config/bad-settings/rds-edits";
import { configOf, shippedFiles } from "../config/shipped";

type Role = "primary" | "secondary";

/** The secondary's settings, with one database. */
function settingsOf(active: Role, members: Role[]) {
  const files = apply(shippedFiles(), [set("active", active), instance("orders", { members })]);
  return parseSettings(configOf(files, "secondary"));
}

/** What the primary's stack says. */
const stores = (writer: number) => ({
  databases: { orders: { writer: { identifier: `storefront-orders-${writer}` } } },
});

const OVER: Role[] = ["primary", "secondary"];
const BACK: Role[] = [...OVER, "primary"];
const ENDED: Role[] = [...BACK, "secondary"];

describe("which member of a database writes", () => {
  it("accepts each step: failover, a prepared copy, failback, its end, and failover again", () => {
    const steps: [Role, Role[], number][] = [
      ["primary", OVER, 1],
      ["secondary", OVER, 1],
      ["secondary", OVER, 2],
      ["secondary", BACK, 2],
      ["primary", BACK, 2],
      ["primary", BACK, 3],
      ["primary", ENDED, 3],
      ["secondary", ENDED, 3],
      ["secondary", ENDED, 4],
    ];
    for (const [active, members, recorded] of steps)
      assert.deepEqual(olderWriters(settingsOf(active, members), stores(recorded)), [], `${active} ${members.join()}`);
  });

  it("never goes back to one whose data are old: a failback was not ended", () => {
    const [problem, ...others] = olderWriters(settingsOf("secondary", BACK), stores(3));
    assert.deepEqual(others, []);
    assert.equal(problem?.path, "holdfast:databases.orders.members");
    assert.match(problem.message, /^member 2 would write, whose data are old: member 3 has written since/);
    assert.match(problem.fix, /members: \[primary, secondary, primary, secondary\], and `pulumi up` both stacks/);
    assert.match(
      problem.fix,
      /is unavailable .* members: \[primary, secondary\], which gives up what was written since/,
    );
  });

  it("accepts an older writer where `members` gives up the newer one", () => {
    assert.deepEqual(olderWriters(settingsOf("secondary", OVER), stores(3)), []);
  });

  it("is not known of a stack that says nothing of it", () => {
    for (const nothing of [undefined, {}, { databases: { orders: {} } }, { databases: { orders: { writer: {} } } }])
      assert.deepEqual(olderWriters(settingsOf("secondary", BACK), nothing), []);
    const another = { databases: { orders: { writer: { identifier: "storefront-orders-old-3" } } } };
    assert.deepEqual(olderWriters(settingsOf("secondary", BACK), another), []);
  });
});
