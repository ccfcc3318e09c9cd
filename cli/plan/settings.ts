import { checkPair, readSettings, SettingsError, type Problem, type Settings } from "../../components/config";
import type { StackRun } from "./plan-stacks";

/**
 * Reads both stacks' settings before the program runs, so that all the mistakes of both are told at once.
 * @throws SettingsError
 */
export function demandSettings(stacks: StackRun[]): void {
  const problems: Problem[] = [];
  const settings: Settings[] = [];
  for (const { name, config } of stacks) {
    const reading = readSettings(config);
    if (reading.settings) settings.push(reading.settings);
    else problems.push(...reading.problems.map((problem) => ({ ...problem, path: `${problem.path} (stack ${name})` })));
  }
  const [primary, secondary] = settings;
  if (problems.length === 0 && primary && secondary) problems.push(...checkPair(primary, secondary));
  if (problems.length > 0) throw new SettingsError(sharedOnce(problems, stacks));
}

/** A mistake that both stacks have is in what they share: told once, without the stacks' names. */
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
