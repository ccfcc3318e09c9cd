import type { PackConfig } from "../../policy/config";
import { graphFromExports, type Graph } from "../../policy/graph";
import { assumedIn } from "../../policy/rules/pulumi/meets-recovery-objectives";
import type { Simulation } from "../../policy/simulation";
import { aimsOf, leversOf, searchFixes, type Change, type Fix } from "../../policy/simulation/fix";
import { SettingsError } from "../../components/config";
import { estimateOf } from "../estimate";
import type { PlannedStack } from "../plan";
import type { ConfigFiles } from "../plan/config-files";
import { requireSettings } from "../plan/settings";
import { asSettings, largerStrategies, withSettings } from "./settings";

/** A fix with what it changes of the estimate. */
export type PricedFix = Fix & { readonly price?: string };

interface Planned {
  readonly files: ConfigFiles;
  readonly planned: readonly PlannedStack[];
  readonly graph: Graph;
  readonly simulation: Simulation;
  readonly packConfig: PackConfig;
  /** Plans other files. */
  readonly plan: (files: ConfigFiles) => Promise<PlannedStack[]>;
}

/** The cheapest change of settings for each objective that is missed and each single point of failure: both stacks are planned again with it, and simulated. */
export async function settingFixes(of: Planned): Promise<PricedFix[]> {
  const { files, graph, simulation, packConfig } = of;
  const plans = new Map<string, readonly PlannedStack[] | undefined>();
  const keyOf = (changes: readonly Change[]) =>
    JSON.stringify(changes.map(({ property, to, of: file }) => [file, property, to]));
  const planned = async (changes: readonly Change[]) => {
    const key = keyOf(changes);
    if (!plans.has(key)) plans.set(key, await planAgain(withSettings(files, changes), of));
    return plans.get(key);
  };
  const search = searchFixes({
    graph,
    before: simulation,
    settings: assumedIn(packConfig),
    candidates: (miss, resources) => [
      ...resources
        .flatMap((resource) => leversOf(resource, aimsOf(miss), graph))
        .flatMap((candidate) => asSettings(candidate, files, graph) ?? []),
      ...(miss.disruption === "region" ? largerStrategies(files) : []),
    ],
  });
  let next = search.next();
  while (next.done !== true) {
    const stacks = await planned(next.value);
    next = search.next(
      stacks && graphFromExports(stacks.map(({ name, deployment }) => ({ file: name, document: deployment }))),
    );
  }
  const before = estimateOf(of.planned).total;
  return next.value.map((fix) => {
    const after = plans.get(keyOf(fix.changes));
    if (fix.changes.length === 0 || after === undefined) return fix;
    return { ...fix, price: priceOf(Math.round(estimateOf(after).total - before)) };
  });
}

function priceOf(usd: number): string {
  if (usd === 0) return "no difference in what it costs while idle";
  return `about $${Math.abs(usd)} a month ${usd > 0 ? "more" : "less"}`;
}

/** Undefined where the settings are refused. */
async function planAgain(files: ConfigFiles, { plan }: Planned): Promise<readonly PlannedStack[] | undefined> {
  try {
    requireSettings(files.stacks);
    return await plan(files);
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}
