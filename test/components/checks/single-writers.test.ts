import assert from "node:assert/strict";
import { checkSingleWriters } from "../../../components/checks/single-writers";
import { areasWith } from "./areas";
import type { Strategy } from "../../../components/config/schema/workload";

/** What is reported where there is a store of each of some kinds. */
function reported(strategy: Strategy, manualSwitch: boolean, ...kinds: string[]) {
  const stores = Object.fromEntries(kinds.map((kind) => [kind, { orders: {} }]));
  return checkSingleWriters(areasWith({ workload: { strategy }, dns: { manualSwitch }, ...stores }));
}

describe("stores that one region writes", () => {
  it("require the switch that keeps a recovered primary out of service, whichever region is active", () => {
    for (const strategy of ["backup-restore", "pilot-light", "warm-standby"] as const) {
      for (const kind of ["databases", "volumes"] as const) {
        const [problem, ...others] = reported(strategy, false, kind);
        assert.deepEqual(others, []);
        assert.equal(problem?.path, "holdfast:dns.manualSwitch");
        assert.match(problem.message, new RegExp(`data are stale \\(${kind}\\.orders\\)`));
        assert.deepEqual(reported(strategy, true, kind), []);
      }
    }
  });

  it("are all named at once", () => {
    assert.match(
      reported("warm-standby", false, "databases", "volumes")[0]!.message,
      /databases\.orders, volumes\.orders/,
    );
  });

  it("are tables where they come from backups, and never buckets, which replicate both ways", () => {
    assert.match(reported("backup-restore", false, "tables")[0]!.message, /tables\.orders/);
    assert.deepEqual(reported("warm-standby", false, "tables", "buckets"), []);
    assert.deepEqual(reported("backup-restore", false, "buckets"), []);
  });

  it("need no switch where nothing fails over: both regions serve, or a page does", () => {
    assert.deepEqual(reported("active-active", false, "databases"), []);
    assert.deepEqual(reported("static-site", false, "databases"), []);
  });
});
