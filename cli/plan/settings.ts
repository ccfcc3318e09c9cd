import { checkPair, readSettings, SettingsError, type Problem, type Settings } from "../../components/config";
import type { StackRun } from "./plan-stacks";

/**
 * Reads both stacks' settings before the program runs, so that all the mistakes of both, and between them, are told at once.
 * Returns the settings of each stack, in their order.
 * @throws SettingsError
 */
export function demandSettings(stacks: StackRun[]): Settings[] {
  const readings = stacks.map(({ config }) => readSettings(config));
  const problems: Problem[] = readings.flatMap((reading, i) =>
    reading.problems.map((problem) => ({ ...problem, path: `${problem.path} (stack ${stacks[i]!.name})` })),
  );
  const [primary, secondary] = readings.map((reading) => reading.settings ?? reading.wellFormed);
  if (primary && secondary) problems.push(...checkPair(primary, secondary));
  if (problems.length > 0) throw new SettingsError(sharedOnce(problems, stacks));
  return readings.flatMap((reading) => reading.settings ?? []);
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
