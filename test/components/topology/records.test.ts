import assert from "node:assert/strict";
import { parseSettings } from "../../../components/checks";
import { configOf, shippedFiles } from "../config/shipped";
import { byHost, forEveryPair, recordsOfBoth, ROLES, topologiesOf, type Placed } from "./region-pair";
import type { Pair } from "../arbitraries";

describe("the records of the shipped settings", () => {
  it("are a pair of the regions and the page, of which the first is itself a pair of the primary and the standby", () => {
    const both = (["primary", "secondary"] as const).map((stack) => parseSettings(configOf(shippedFiles(), stack)));
    const records = recordsOfBoth(topologiesOf({ primary: both[0]!, secondary: both[1]! }));
    const lines = records.map((r) => {
      const leads = r.target.kind === "record" ? r.target.host : r.target.kind;
      const side = r.routing.kind === "failover" ? r.routing.failover : r.routing.kind;
      return `${r.host} ${side} (${r.setIdentifier ?? ""}) -> ${leads}`;
    });
    assert.deepEqual(lines, [
      "us-east-1.shop.example.com simple () -> front",
      "active.shop.example.com PRIMARY (us-east-1) -> front",
      "shop.example.com PRIMARY (regions) -> active.shop.example.com",
      "us-west-2.shop.example.com simple () -> front",
      "active.shop.example.com SECONDARY (us-west-2) -> front",
      "shop.example.com SECONDARY (page) -> page",
    ]);
  });
});

describe("the records of both regions", () => {
  it("never mix routing policies under one name", () => {
    forEveryPair((regions) => {
      for (const [host, records] of byHost(recordsOfBoth(regions))) {
        assert.equal(new Set(records.map((r) => r.routing.kind)).size, 1, host);
      }
    });
  });

  it("are one PRIMARY and one SECONDARY wherever a name fails over", () => {
    forEveryPair((regions) => {
      for (const [host, records] of byHost(recordsOfBoth(regions))) {
        const sides = records.flatMap((r) => (r.routing.kind === "failover" ? [r.routing.failover] : []));
        if (sides.length > 0) assert.deepEqual(sides.sort(), ["PRIMARY", "SECONDARY"], host);
      }
    });
  });

  it("are one of each region wherever a name is shared", () => {
    forEveryPair((regions) => {
      for (const [host, records] of byHost(recordsOfBoth(regions))) {
        const shared = records.filter(isShared);
        if (shared.length > 0) assert.deepEqual(shared.map((r) => r.role).sort(), ["primary", "secondary"], host);
      }
    });
  });

  it("are shared by each region's own latency or weight, as the settings ask", () => {
    forEveryPair((regions, { primary }) => {
      const { routing, weights } = primary.dns;
      for (const r of recordsOfBoth(regions).filter((record) => record.healthCheck && isShared(record))) {
        const weighted = { kind: "weighted", weight: weights[r.role] };
        const latency = { kind: "latency", region: regions[r.role].region };
        assert.deepEqual(r.routing, routing === "weighted" ? weighted : latency);
      }
    });
  });

  it("are reported apart by name and set identifier, which only a simple record has not", () => {
    forEveryPair((regions) => {
      const records = recordsOfBoth(regions);
      const ids = records.map((r) => `${r.host} ${r.setIdentifier ?? ""}`);
      assert.equal(new Set(ids).size, ids.length, ids.join(", "));
      for (const r of records) assert.equal(r.setIdentifier === undefined, r.routing.kind === "simple", r.host);
    });
  });

  it("have logical names that are unique in each stack", () => {
    forEveryPair((regions) => {
      for (const role of ROLES) {
        const keys = regions[role].records.map((r) => r.key);
        assert.equal(new Set(keys).size, keys.length, keys.join(", "));
      }
    });
  });

  it("that lead to a record lead to one that is there, and never back", () => {
    forEveryPair((regions) => {
      const names = byHost(recordsOfBoth(regions));
      for (const host of names.keys()) follow(names, host, []);
    });
  });

  it("lead each name to all that the strategy runs, and to nothing else", () => {
    forEveryPair((regions, settings) => {
      const names = byHost(recordsOfBoth(regions));
      for (const { host } of regions.primary.entries) {
        const reached = follow(names, host, []).map((r) => (r.target.kind === "page" ? "page" : r.role));
        assert.deepEqual([...new Set(reached)].sort(), runs(settings), host);
      }
    });
  });

  it("lead from a region's own name to that region alone", () => {
    forEveryPair((regions) => {
      const names = byHost(recordsOfBoth(regions));
      for (const role of ROLES) {
        const own = names.get(regions[role].regionalHost) ?? [];
        assert.equal(own.length, regions[role].tier === "absent" ? 0 : 1);
        for (const r of own) assert.deepEqual([r.role, r.target.kind, r.routing.kind], [role, "front", "simple"]);
      }
    });
  });

  it("lead to a load balancer or a page only where their own stack has it", () => {
    forEveryPair((regions) => {
      for (const r of recordsOfBoth(regions)) {
        if (r.target.kind === "front") assert.notEqual(regions[r.role].tier, "absent", r.key);
        if (r.target.kind === "page") assert.ok(regions[r.role].page?.hosts.includes(r.target.host), r.key);
      }
    });
  });

  it("name health checks of their own region, for a name that it serves", () => {
    forEveryPair((regions) => {
      for (const r of recordsOfBoth(regions).filter((record) => record.healthCheck)) {
        const { tier, entries } = regions[r.role];
        assert.notEqual(tier, "absent", r.key);
        assert.deepEqual(
          r.healthCheck,
          entries.find((e) => e.kind === r.healthCheck?.kind),
          r.key,
        );
      }
    });
  });

  it("leave no PRIMARY and no shared record without a health that Route 53 knows", () => {
    forEveryPair((regions) => {
      for (const r of recordsOfBoth(regions)) {
        const decides = r.routing.kind === "failover" ? r.routing.failover === "PRIMARY" : r.routing.kind !== "simple";
        if (!decides) continue;
        // A record that leads to others is as well as they are.
        const known = r.healthCheck !== undefined || r.target.kind === "record";
        assert.ok(known && r.evaluateTargetHealth, r.key);
      }
    });
  });

  it("do not ask CloudFront for its health, which Route 53 refuses", () => {
    forEveryPair((regions, { secondary }) => {
      for (const r of recordsOfBoth(regions).filter((record) => record.target.kind === "page")) {
        assert.equal(r.evaluateTargetHealth, secondary.standby.site.host === "s3-website", r.key);
      }
    });
  });

  it("leave the real name alone where only drills fail over", () => {
    forEveryPair((regions, { primary }) => {
      if (primary.dns.records !== "drill") return;
      const live = [primary.workload.domain, `active.${primary.workload.domain}`];
      for (const r of recordsOfBoth(regions)) assert.ok(!live.includes(r.host), r.host);
    });
  });

  it("are of names in the hosted zone", () => {
    forEveryPair((regions, { primary }) => {
      const { zone } = primary.workload;
      const name = typeof zone === "string" ? zone : zone.name;
      for (const r of recordsOfBoth(regions)) assert.ok(r.host === name || r.host.endsWith(`.${name}`), r.host);
    });
  });
});

function isShared({ routing }: Placed): boolean {
  return routing.kind === "latency" || routing.kind === "weighted";
}

/** The records at the end of all the ways from a name; fails on a name that is not there and on a circle. */
function follow(names: Map<string, Placed[]>, host: string, way: string[]): Placed[] {
  assert.ok(!way.includes(host), `a circle: ${[...way, host].join(" -> ")}`);
  const records = names.get(host);
  assert.ok(records, `${way.at(-1)} leads to ${host}, which no stack makes`);
  return records.flatMap((r) => (r.target.kind === "record" ? follow(names, r.target.host, [...way, host]) : [r]));
}

/** What answers for the service: DESIGN.md section 4. */
function runs({ primary }: Pair): string[] {
  const { workload, standby } = primary;
  const isSite = workload.strategy === "static-site";
  return [...((standby.lastResort ?? true) || isSite ? ["page"] : []), "primary", ...(isSite ? [] : ["secondary"])];
}
