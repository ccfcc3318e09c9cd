import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Survival } from "../../policy/simulation";
import { simulationOf } from "../support/simulations";
import { shippedStrategies } from "../support/survival/strategies";
import { withPlan } from "../support/readme";
import { survivalDocument, withStrategies } from "../support/survival/document";

const read = (file: string) => readFileSync(path.join(__dirname, "../..", file), "utf8");

describe("what each strategy survives", () => {
  it("is a service with its data no sooner than its database", async () => {
    for (const { strategy, variant } of shippedStrategies()) {
      const { survival } = await simulationOf(variant);
      const [whole, database] = ["serve shop.example.com with its data", "write storefront-orders-1"].map((fn) => {
        return survival.find((one) => one.fault === "region us-east-1 outage" && one.function === fn)!;
      });
      const time = ({ word, rto }: Survival) => (word === "recovers" ? rto!.seconds : Infinity);
      assert.ok(time(whole!) >= time(database!), `${strategy}: ${whole!.because} ${database!.because}`);
    }
  });

  it("is docs/survival.md", async () => {
    assert.equal(read("docs/survival.md"), await survivalDocument(), "stale: run npm run generate");
  });

  it("is the README's table", async () => {
    const readme = read("README.md");
    assert.match(readme, /<!-- strategies -->\n\n\| strategy/);
    assert.equal(readme, await withStrategies(readme), "stale: run npm run generate");
  });

  it("leaves the README short", () => {
    assert.ok(read("README.md").split("\n").length <= 151);
  });

  it("is the README's plan, as `npm run plan` prints it", async () => {
    const readme = read("README.md");
    assert.match(readme, /<!-- plan -->\n\n```\nstorefront {2}warm-standby/);
    assert.equal(readme, await withPlan(readme), "stale: run npm run generate");
  });
});
