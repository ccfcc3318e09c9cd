import assert from "node:assert/strict";
import { renderFixes } from "../../../../cli/report/terminal/fixes";
import type { PricedFix } from "../../../../cli/fix";
import type { Survival } from "../../../../policy/simulation";
import { plain } from "./plain";

const answer = (fn: string, fault: string, word: Survival["word"]): Survival => ({
  ...{ function: fn, fault, word, members: 1, timeline: [], path: [], stranded: [], steps: [], blocked: [] },
  ...{ assumes: [], blind: [], because: "" },
});

function point(fn: string, fault: string, more: Partial<PricedFix> = {}): PricedFix {
  const miss = { function: fn, disruption: undefined, answers: [answer(fn, fault, "waits")] };
  return { miss, changes: [], cost: undefined, better: [], worse: [], floor: [], ...more };
}

const changes = [{ of: "Pulumi.yaml", property: "holdfast:network.natGateways", from: undefined, to: "one-per-zone" }];

describe("fixes on a terminal", () => {
  it("name the functions of one fault together, what a change costs and what gets worse for it", () => {
    const change = (fn: string, fault: string, before: Survival["word"], after: Survival["word"]) => ({
      ...{ function: fn, fault, before: answer(fn, fault, before), after: answer(fn, fault, after) },
      direction: "better" as const,
    });
    const made = {
      ...{ changes, cost: "gateway" as const },
      better: [change("egress web", "zone a", "waits", "continues")],
      worse: [change("egress web", "zone b", "continues", "degraded")],
    };
    const text = renderFixes([point("egress web", "zone a", made), point("egress db", "zone a", made)], plain());
    assert.match(text.replace(/\s+/g, " "), /egress web, egress db \(single point of failure: zone a\)/);
    assert.match(text.replace(/\s+/g, " "), /not set → "one-per-zone" \(a NAT gateway for each zone\)/);
    assert.match(text, /egress web under zone a: waits → continues/);
    assert.match(text, /in return, egress web under zone b: continues → degraded/);
  });

  it("name the points that stay once for each fault, many functions by their number", () => {
    const left = ["read a", "read b", "read c"].map((fn) => point(fn, "service s3@us-east-1"));
    const text = renderFixes([...left, point("serve web", "host web")], plain()).replace(/\s+/g, " ");
    assert.match(text, /takes away 2 other single points of failure: service s3@us-east-1 \(3 functions\); host web/);
    assert.match(text, /host web \(serve web\)/);
  });

  it("are nothing where there is none", () => assert.equal(renderFixes([], plain()), ""));
});
