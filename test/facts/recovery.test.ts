import { strict as assert } from "node:assert";
import * as edge from "../../facts/recovery/edge";
import * as autoscaling from "../../facts/recovery/autoscaling";
import * as databases from "../../facts/recovery/databases";
import * as dns from "../../facts/recovery/dns";
import * as elb from "../../facts/recovery/elb";
import type { Estimate } from "../../facts/recovery/estimate";
import * as stores from "../../facts/recovery/stores";

/** Every estimate of a module: exported by itself, or in a table. */
function estimatesIn(value: unknown): Estimate[] {
  if (typeof value !== "object" || value === null) return [];
  return isEstimate(value) ? [value] : Object.values(value).flatMap(estimatesIn);
}

function isEstimate(value: object): value is Estimate {
  return "seconds" in value && "bounded" in value;
}

describe("recovery figures", () => {
  const all = [edge, autoscaling, databases, dns, elb, stores].flatMap(estimatesIn);

  it("are there", () => assert.ok(all.length >= 20, `${all.length}`));

  for (const { title, seconds, bounded, source, read, asOf } of all)
    it(`${title}: ${seconds} s, ${bounded}, with AWS's page, what was read, and on which day`, () => {
      assert.ok(seconds >= 0);
      assert.match(source, /^https:\/\/((docs\.|repost\.)?aws\.amazon\.com|[a-z-]+\.workshop\.aws)\//);
      assert.ok(bounded === "none" || read !== "not read", "AWS's figure, though nothing was read");
      assert.match(asOf, /^20\d\d-\d\d-\d\d$/);
    });

  it("have titles of their own", () => assert.equal(new Set(all.map(({ title }) => title)).size, all.length));
});
