import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Survival } from "../../policy/simulation";
import { effectsOf } from "../../cli/report/effects";
import { matrixOf } from "../../cli/report/survival/matrix";
import { time, wordOf } from "../../cli/report/survival/words";
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

  it("is said alike by the runbook, the terminal and the page", async () => {
    for (const { strategy, variant } of shippedStrategies()) {
      const simulation = await simulationOf(variant);
      const [fault] = simulation.faults.filter(({ id }) => id === "region us-east-1 outage");
      const effects = effectsOf(simulation, [fault!], () => undefined);
      const names = simulation.functions.filter(({ kind, atRest }) => kind === "serve" && atRest !== "down");
      const { rows, columns } = matrixOf(simulation, "all");
      const column = columns.findIndex(({ title }) => title === "us-east-1");
      for (const { id } of names) {
        const said = effects.find((text) => text.includes(`\`${id}\``)) ?? "";
        const one = simulation.survival.find((answer) => answer.fault === fault!.id && answer.function === id)!;
        const cell = rows.find(({ ids }) => ids.includes(id))?.cells[column]?.text ?? "";
        assert.ok(cell.startsWith(wordOf(one)), `${strategy}, ${id}: ${cell} is not ${wordOf(one)}`);
        const words = one.word === "recovers" ? time(one.rto!.seconds) : "a part of the load";
        assert.ok(said.includes(words), `${strategy}, ${id}: ${said}`);
      }
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
