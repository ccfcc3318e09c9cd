import type { Finding } from "../../policy/evaluate";

type Verdict = Finding["verdict"];

/** What a rule says of a resource, as far as verdicts are compared. */
export type Said = Pick<Finding, "rule" | "resource" | "verdict">;

/** All that a rule says of a resource; sorted, for it may say several things. Nothing: it does not apply. */
type Verdicts = readonly Verdict[];

/** By rule and resource. */
function byRuleAndResource(findings: readonly Said[]): Map<string, Verdicts> {
  const map = new Map<string, Verdict[]>();
  for (const { rule, resource, verdict } of findings) {
    const key = `${rule} on ${resource.split("::").slice(2).join(" ")} of ${resource.split(":")[2]}`;
    map.set(key, [...(map.get(key) ?? []), verdict].sort());
  }
  return map;
}

/**
 * Where a judgement by less knowledge is not an honest one: a line for each rule and resource of which it says another thing than the
 * judgement by full knowledge, without saying that it is undecided.
 *
 * @param full findings with ids and outputs known, compliant ones included
 * @param less findings with these unknown, compliant ones included
 */
export function contradictions(full: readonly Said[], less: readonly Said[]): string[] {
  const known = byRuleAndResource(full);
  const guessed = byRuleAndResource(less);
  return [...new Set([...known.keys(), ...guessed.keys()])].flatMap((key) => {
    const [right, said] = [known.get(key) ?? [], guessed.get(key) ?? []];
    const honest = said.join() === right.join() || (said.includes("undecided") && onlyDoubts(said, right));
    return honest ? [] : [`${key}: ${words(said)} while ids are unknown, ${words(right)} once they are known`];
  });
}

/** Whether what is said besides "undecided" is right. */
function onlyDoubts(said: Verdicts, right: Verdicts): boolean {
  return said.every((verdict) => verdict === "undecided" || right.includes(verdict));
}

function words(verdicts: Verdicts): string {
  return verdicts.length === 0 ? "nothing" : verdicts.join(" and ");
}
