import { show } from "../../components/config/show";
import type { Role } from "../../components/config/schema/common";
import { checkPair, readSettings } from "../../components/checks";
import { SettingsError, type Problem, type Settings } from "../../components/config";
import { ENCRYPTED } from "../../components/config/encrypted";
import { providerSecrets } from "../../components/config/secrets";
import type { StackRun } from "./plan-stacks";

/** In the order in which the stacks are planned. */
const ROLES = ["primary", "secondary"] as const satisfies readonly Role[];

/**
 * Reads both stacks' settings before the program runs, so that all mistakes of both, and between them, are reported at once.
 * Returns the settings of each stack, in their order.
 * @throws SettingsError
 */
export function requireSettings(stacks: StackRun[]): Settings[] {
  const readings = stacks.map(({ config }) => readSettings(config));
  const problems: Problem[] = readings.flatMap((reading, i) =>
    [...reading.problems, ...providerSecrets(stacks[i]!.config, ENCRYPTED)].map((problem) => ({
      ...problem,
      path: `${problem.path} (stack ${stacks[i]!.name})`,
    })),
  );
  const [primary, secondary] = readings.map((reading) => reading.settings ?? reading.whole);
  if (primary && secondary) problems.push(...checkPair(primary, secondary));
  problems.push(...stacks.flatMap(({ name }, i) => stackName(name, ROLES[i]!, primary?.workload?.stacks[ROLES[i]!])));
  if (problems.length > 0) throw new SettingsError(sharedOnce(problems, stacks));
  return readings.flatMap((reading) => reading.settings ?? []);
}

/** The secondary refers to the primary's stack, and the runbook's commands to both, by the names in the settings. */
function stackName(name: string, role: Role, expected: string | undefined): Problem[] {
  if (expected === undefined || expected === name) return [];
  return [
    {
      path: `holdfast:workload.stacks.${role}`,
      message: `${show(expected)} is not the stack of the ${role}, whose file is Pulumi.${name}.yaml`,
      fix: `Set it to ${name}, or rename the file to Pulumi.${expected}.yaml.`,
    },
  ];
}

/** A mistake of both stacks is in the shared settings: reported once, without the stacks' names. */
function sharedOnce(problems: Problem[], stacks: StackRun[]): Problem[] {
  const bare = (problem: Problem) => ({ ...problem, path: problem.path.replace(/ \(stack [^)]*\)$/, "") });
  const texts = problems.map((problem) => JSON.stringify(bare(problem)));
  const seen = new Set<string>();
  return problems.flatMap((problem, i) => {
    const text = texts[i]!;
    const everywhere = texts.filter((other) => other === text).length === stacks.length;
    if (!everywhere) return [problem];
    if (seen.has(text)) return [];
    seen.add(text);
    return [bare(problem)];
  });
}
