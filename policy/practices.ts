import { BEST_PRACTICES, type PracticeId } from "../facts/well-architected";
import type { PackConfig } from "./config";
import type { Finding, Result } from "./evaluate";
import type { Rule } from "./rule";

/**
 * Whether a program meets a best practice, as far as its rules see: broken where a rule is violated, undecided where the verdict must wait,
 * met where rules apply and all are satisfied or acknowledged, unseen where none applies.
 */
export type PracticeStatus = "broken" | "undecided" | "met" | "unseen";

/** A best practice of the Reliability pillar, and what the rules say of it. */
export interface PracticeResult {
  readonly id: PracticeId;
  readonly title: string;
  readonly status: PracticeStatus;
  /** How many findings of each kind, by rule. */
  readonly violated: Readonly<Record<string, number>>;
  readonly undecided: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly compliant: Readonly<Record<string, number>>;
  /** Why nothing is seen of it, in a sentence; where it is unseen only. */
  readonly reason?: string;
}

/** The practices of which a program's resources show nothing, and why: a sentence each. Every other has a rule. */
export const OUTSIDE: Partial<Record<PracticeId, string>> = {
  "REL01-BP05": "Quota management of an organization is not in a program's resources.",
  "REL03-BP01": "How a workload is divided into services is not in its resources.",
  "REL03-BP02": "What a service is responsible for is not in its resources.",
  "REL04-BP03": "Whether a service does the same work under every load is in its code.",
  "REL06-BP06": "Reviews of what is monitored are people's work.",
  "REL07-BP04": "Load tests leave no resource.",
  "REL08-BP02": "Functional tests are in the pipeline.",
  "REL11-BP07": "No resource states an availability target.",
  "REL12-BP02": "Analyses of incidents are people's work.",
  "REL12-BP03": "Tests of scalability leave no resource.",
  "REL12-BP05": "Game days leave no resource.",
};

const IDS = Object.keys(BEST_PRACTICES.data).filter((id): id is PracticeId => id in BEST_PRACTICES.data);

/** How many findings of a verdict each rule has. */
function counted(findings: readonly Finding[], verdict: Finding["verdict"]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of findings.filter((one) => one.verdict === verdict)) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

function isAny(counts: Readonly<Record<string, number>>): boolean {
  return Object.keys(counts).length > 0;
}

function whyUnseen(id: PracticeId, rules: readonly Rule[], { levels }: PackConfig): string {
  const outside = OUTSIDE[id];
  if (outside !== undefined) return outside;
  const off = rules.filter((rule) => levels[rule.id] === "disabled").map((rule) => rule.id);
  if (off.length === rules.length) return `What judges it is disabled: ${off.join(", ")}.`;
  return "No resource in it is of a kind that its rules judge.";
}

/**
 * Whether a program meets each best practice of the Reliability pillar, in the order of their ids.
 * @param result of an evaluation that also lists what is compliant
 */
export function practicesOf(result: Result, rules: readonly Rule[], config: PackConfig): readonly PracticeResult[] {
  return IDS.map((id) => {
    const own = rules.filter(({ practices }) => practices.includes(id));
    const ids = new Set(own.map((rule) => rule.id));
    const findings = result.findings.filter(({ rule }) => ids.has(rule));
    const violated = counted(findings, "violation");
    const undecided = counted(findings, "undecided");
    const acknowledged = counted(findings, "acknowledged");
    const compliant = counted(findings, "compliant");
    const status: PracticeStatus = isAny(violated)
      ? "broken"
      : isAny(undecided)
        ? "undecided"
        : isAny(compliant) || isAny(acknowledged)
          ? "met"
          : "unseen";
    const common = { id, title: BEST_PRACTICES.data[id].title, status, violated, undecided, acknowledged, compliant };
    return status === "unseen" ? { ...common, reason: whyUnseen(id, own, config) } : common;
  });
}
