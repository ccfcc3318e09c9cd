import assert from "node:assert/strict";
import fc from "fast-check";
import { settingsOfPair, writtenPair } from "../arbitraries";
import { forEveryPair, ROLES, topologiesOf } from "./region-pair";

describe("the certificates of both regions", () => {
  it("have every name that their load balancer answers for, and are none where there is no load balancer", () => {
    forEveryPair((regions) => {
      for (const role of ROLES) {
        const { tier, entries, regionalHost, certificateHosts } = regions[role];
        const answersFor = tier === "absent" ? [] : [...entries.map((e) => e.host), regionalHost];
        assert.deepEqual([...certificateHosts].sort(), answersFor.sort());
      }
    });
  });

  it("are proved by one record for each name, made by one stack", () => {
    forEveryPair(({ primary, secondary }) => {
      const made = [...primary.validatedHosts, ...secondary.validatedHosts];
      const needed = new Set([...primary.certificateHosts, ...secondary.certificateHosts]);
      assert.deepEqual(made.sort(), [...needed].sort());
    });
  });

  it("of the primary need no record of the secondary's, since it goes up first", () => {
    forEveryPair(({ primary }) => {
      assert.deepEqual(primary.validatedHosts, primary.certificateHosts);
    });
  });

  it("leave the page's own certificate to records that the primary makes", () => {
    forEveryPair(({ primary, secondary }) => {
      for (const host of secondary.page?.hosts ?? []) assert.ok(primary.validatedHosts.includes(host), host);
    });
  });
});

describe("the hosted zone", () => {
  it("is made by the primary alone, and only where none exists", () => {
    forEveryPair((regions, { primary }) => {
      assert.equal(regions.primary.makesZone, typeof primary.workload.zone === "string");
      assert.equal(regions.secondary.makesZone, false);
    });
  });
});

describe("the page", () => {
  it("is served in the standby's region, for every name, where the settings ask for it", () => {
    forEveryPair((regions, { primary }) => {
      const wanted = primary.workload.strategy === "static-site" || (primary.standby.lastResort ?? true);
      assert.equal(regions.primary.page, undefined);
      assert.deepEqual(regions.secondary.page?.hosts, wanted ? regions.primary.entries.map((e) => e.host) : undefined);
    });
  });
});

describe("the primary's topology", () => {
  it("does not depend on what only the secondary's stack file says", () => {
    fc.assert(
      fc.property(writtenPair, writtenPair, (pair, other) => {
        // Whatever another secondary runs: it need not even fit, since the primary's stack never reads it.
        const primary = settingsOfPair(pair);
        const secondary = settingsOfPair(other).secondary;
        const mixed = {
          ...primary.secondary,
          network: secondary.network,
          ingress: secondary.ingress,
          compute: secondary.compute,
        };
        assert.deepEqual(topologiesOf({ ...primary, secondary: mixed }), topologiesOf(primary));
      }),
      { numRuns: 100 },
    );
  });
});
