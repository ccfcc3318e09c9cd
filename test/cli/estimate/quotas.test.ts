import assert from "node:assert/strict";
import { quotasOf } from "../../../cli/estimate/quotas";
import { vcpus } from "../../../cli/estimate/sizes";
import { renderQuotas } from "../../../cli/report/terminal/quotas";
import { configOf, stacksOf } from "../../components/plans";
import { VARIANTS } from "../../support/variants";
import { plain } from "../report/terminal/plain";

const quotasIn = async (name: string) =>
  quotasOf(await stacksOf(configOf(VARIANTS.find((variant) => variant.name === name)!)));

const needed = (quotas: Awaited<ReturnType<typeof quotasIn>>) =>
  Object.fromEntries(quotas.map(({ code, needed: count }) => [code, count]));

describe("the quotas of a plan", () => {
  it("know the vCPUs of a size", () => {
    const types = ["m7g.medium", "m7g.large", "m7g.xlarge", "m7g.16xlarge", "t4g.nano", "t3.medium", "m7g.metal"];
    assert.deepEqual(types.map(vcpus), [1, 2, 4, 64, 2, 2, 0]);
  });

  it("are those of the largest size, whatever the standby runs, for both Regions", async () => {
    const light = await quotasIn("pilot-light-network-load-balancer");
    // 18 m7g.medium, or of the other types of the same size; three NAT gateways; the instances of three databases.
    assert.deepEqual(needed(light), { "L-1216C47A": 18, "L-0263D0A3": 3, "L-7B6409FD": 3 });
    for (const { regions } of light) assert.deepEqual(regions, ["us-east-1", "us-west-2"]);
    // Six instances of the primary's fleet, of which the standby has three.
    assert.equal(needed(await quotasIn("warm-standby-fixed-fleet"))["L-1216C47A"], 6);
  });

  it("are of Fargate where tasks run on it, and not of instances", async () => {
    // 18 tasks of a vCPU, at most.
    assert.deepEqual(needed(await quotasIn("pilot-light-containers")), { "L-3032A538": 18, "L-0263D0A3": 3 });
  });

  it("are of requests where an API takes them", async () => {
    const quotas = await quotasIn("warm-standby-functions");
    assert.deepEqual(needed(quotas), { "L-8A5B8E43": 1000 });
    for (const { regions } of quotas) assert.deepEqual(regions, ["us-east-1", "us-west-2"]);
  });

  it("are the primary's alone where the standby is a page", async () => {
    for (const { regions } of await quotasIn("static-site")) assert.deepEqual(regions, ["us-east-1"]);
  });

  it("say each figure beside AWS's own", async () => {
    const text = renderQuotas(await quotasIn("shipped"), plain(120));
    assert.match(text, /^Quotas {2}of us-east-1 and us-west-2 each, so that either runs the whole service\n/);
    assert.match(text, /vCPU of On-Demand Standard instances \(L-1216C47A\): 18; AWS's default is 5\n/);
    assert.equal(renderQuotas([], plain()), "");
  });
});
