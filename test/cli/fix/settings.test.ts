import assert from "node:assert/strict";
import { settingFixes } from "../../../cli/fix";
import { asSettings, withSettings } from "../../../cli/fix/settings";
import type { PlannedStack } from "../../../cli/plan";
import type { ConfigFiles } from "../../../cli/plan/config-files";
import { defaultPackConfig } from "../../../policy/check";
import { graphFromExports, type Graph } from "../../../policy/graph";
import { simulationOf } from "../../../policy/simulation";
import { leversOf } from "../../../policy/simulation/fix";
import { configOf, stacksOf } from "../../components/plans";

const HEALTH_CHECK = "aws:route53/healthCheck:HealthCheck";
const RECORDS = "holdfast:dns:FailoverRecords";

const graphOf = (planned: readonly PlannedStack[]): Graph =>
  graphFromExports(planned.map(({ name, deployment }) => ({ file: name, document: deployment })));

/** The shipped plan as it would be with another threshold of its endpoint's health checks and another Region RTO. */
function planWith(planned: readonly PlannedStack[], threshold: number, rto: string): PlannedStack[] {
  return planned.map((stack) => {
    const resources = stack.deployment.deployment.resources.map((one) => {
      if (one.type === HEALTH_CHECK && one.inputs?.["failureThreshold"] !== undefined) {
        const given = { failureThreshold: threshold, requestInterval: 30 };
        return { ...one, inputs: { ...one.inputs, ...given }, outputs: { ...one.outputs, ...given } };
      }
      const { objectives } = (one.outputs ?? {}) as { objectives?: object };
      const wanted = { ...objectives, region: { rto, rpo: "60s" } };
      return one.type === RECORDS ? { ...one, outputs: { ...one.outputs, objectives: wanted } } : one;
    });
    return { ...stack, deployment: { ...stack.deployment, deployment: { ...stack.deployment.deployment, resources } } };
  });
}

const thresholdIn = ({ stacks }: ConfigFiles): number[] =>
  stacks.map(({ config }) => (JSON.parse(config["holdfast:dns"]!) as any).healthCheck.threshold as number);

describe("settings that meet missed objectives", () => {
  let planned: readonly PlannedStack[];
  let files: ConfigFiles;

  before(async () => {
    files = configOf({ name: "shipped" });
    planned = await stacksOf(files);
    const slow = { of: "Pulumi.yaml", property: "holdfast:dns.healthCheck.threshold", from: 3, to: 10 };
    files = withSettings(files, [
      { ...slow, area: "holdfast:dns", stacks: files.stacks.map(({ name }) => name) } as never,
    ]);
    assert.deepEqual(thresholdIn(files), [10, 10]);
  });

  /** The fixes, and the thresholds of the settings that were planned again. */
  async function fixes(rto: string) {
    const slow = planWith(planned, 10, rto);
    const graph = graphOf(slow);
    const again: number[][] = [];
    const plan = (changed: ConfigFiles) => {
      again.push(thresholdIn(changed));
      return Promise.resolve(planWith(planned, thresholdIn(changed)[0]!, rto));
    };
    const packConfig = defaultPackConfig();
    const found = await settingFixes({
      files,
      planned: slow,
      graph,
      simulation: simulationOf(graph),
      packConfig,
      plan,
    });
    return { found, again };
  }

  it("are planned again, once, and priced", async () => {
    const { found, again } = await fixes("28m");
    const [fix, ...more] = found.filter(({ miss }) => miss.disruption !== undefined);
    assert.equal(more.length, 0);
    assert.equal(fix?.miss.function, "serve shop.example.com with its data");
    const said = fix?.changes.map(({ of, property, from, to }) => `${of} ${property} ${String(from)} → ${String(to)}`);
    assert.deepEqual(said, ["Pulumi.yaml holdfast:dns.healthCheck.threshold 10 → 3"]);
    assert.deepEqual(again, [[3, 3]]);
    assert.equal(fix?.price, "no difference in what it costs while idle");
  });

  it("are where the configuration has them: in Pulumi.yaml what both stacks share, else in a stack's file", () => {
    const graph = graphOf(planned);
    const made = graph.resources.flatMap((one) =>
      leversOf(one, ["time", "loss"], graph).flatMap((candidate) => asSettings(candidate, files, graph) ?? []),
    );
    const places = new Set(made.flatMap(({ changes }) => changes.map(({ of, property }) => `${of} ${property}`)));
    assert.deepEqual([...places].sort(), [
      "Pulumi.primary.yaml holdfast:compute.min",
      "Pulumi.secondary.yaml holdfast:compute.standby.min",
      "Pulumi.yaml holdfast:backup.rules.scheduled.every",
      "Pulumi.yaml holdfast:databases.orders.instances.readers",
      "Pulumi.yaml holdfast:databases.orders.standby.instances",
      "Pulumi.yaml holdfast:dns.healthCheck.threshold",
      "Pulumi.yaml holdfast:queues.receipts.retention",
    ]);
  });
});
