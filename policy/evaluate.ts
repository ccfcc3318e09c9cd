import { ACKNOWLEDGE, ACKNOWLEDGE_FIX, Acknowledgements, expiredMessage, unmatchedMessage } from "./acknowledge";
import type { Acknowledgement } from "./acknowledge";
import type { PackConfig } from "./config";
import { shown, type Graph, type Resource } from "./graph";
import { judgeRule, type Judgement } from "./judge";
import type { Rule, Severity } from "./rule";
import type { NotApplicable, Verdict } from "./verdict";
import { isComplete, UNJUDGED, UNJUDGED_FIX, unjudgedLines, unjudgedOf, type Unjudged } from "./unjudged";

/** What a report says of one resource and one rule. */
export interface Finding {
  readonly rule: string;
  readonly verdict: "violation" | "undecided" | "acknowledged" | "compliant";
  readonly severity: Severity;
  /** The resource's URN; for the rule `acknowledge`, the pattern that the acknowledgement has. */
  readonly resource: string;
  /** The property's path; null where no one property is meant. */
  readonly property: string | null;
  /** Its value as JSON; null where it is missing. */
  readonly actual: unknown;
  /** The value wanted, or words for it; null where there is none. */
  readonly wanted: unknown;
  readonly message: string;
  readonly fix: string;
  /** Why it is accepted; of an acknowledged finding only. */
  readonly reason?: string;
}

/** How many verdicts there were of each kind; acknowledged ones are in no other number. */
export interface Counts {
  compliant: number;
  violation: number;
  undecided: number;
  notApplicable: number;
  acknowledged: number;
}

/** All that the rules say of a graph. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Counts>;
  /** What no enabled rule looked at; undefined where the configuration disables it. */
  readonly unjudged?: Unjudged;
  /** The rules that do not apply, and why; with the option `notApplicable` only. */
  readonly notApplicable?: readonly Inapplicable[];
}

/** A rule that does not apply to a resource of its types. */
export interface Inapplicable {
  readonly rule: string;
  /** The URN. */
  readonly resource: string;
  /** A sentence. */
  readonly reason: string;
}

/** How to evaluate. */
export interface Options {
  /** Compliant resources become findings too. */
  readonly all?: boolean;
  /** Rules that do not apply to a resource are listed too, with the reason. */
  readonly notApplicable?: boolean;
  /** The files without a resource. */
  readonly empty?: readonly string[];
  /** The moment at which acknowledgements expire or not; now, if not given. */
  readonly now?: Date;
}

/** A finding about no one property. */
const NOTHING = { property: null, actual: null, wanted: null };

function findingOf(rule: Rule, resource: Resource, verdict: Exclude<Verdict, NotApplicable>): Finding {
  const common = { rule: rule.id, severity: rule.severity, resource: resource.urn, fix: rule.fix };
  switch (verdict.verdict) {
    case "compliant":
      return { ...common, ...NOTHING, verdict: "compliant", message: rule.title };
    case "undecided": {
      const property = verdict.property === "" ? null : verdict.property;
      return { ...common, verdict: "undecided", property, actual: null, wanted: null, message: verdict.reason };
    }
    case "violation": {
      const { property, message } = verdict;
      const [actual, wanted] = [shown(verdict.actual), shown(verdict.wanted)];
      return { ...common, verdict: "violation", property, actual, wanted, message };
    }
  }
}

/** A finding after acknowledgement, with its reason. */
function afterAcknowledgement(finding: Finding, judgement: Judgement, accepted: Acknowledgements): Finding {
  if (finding.verdict === "compliant") return finding;
  const found = accepted.find(finding.rule, judgement.resource);
  return found ? { ...finding, verdict: "acknowledged", reason: found.reason } : finding;
}

function aboutAcknowledgement({ resource, reason }: Acknowledgement, message: string): Finding {
  const common = { rule: ACKNOWLEDGE, verdict: "violation", severity: "low", fix: ACKNOWLEDGE_FIX } as const;
  return { ...common, ...NOTHING, resource, message, reason };
}

/** Runs every rule that is not disabled over a graph. Never throws on a resource: what can't be judged is undecided. */
export function evaluate(rules: readonly Rule[], graph: Graph, config: PackConfig, options: Options = {}): Result {
  const enabled = rules.filter((rule) => config.levels[rule.id] !== "disabled");
  const accepted = new Acknowledgements(config.acknowledgements, options.now ?? new Date());
  const counts: Counts = { compliant: 0, violation: 0, undecided: 0, notApplicable: 0, acknowledged: 0 };
  const findings: Finding[] = [];
  const inapplicable: Inapplicable[] = [];
  const judge = (judgement: Judgement): void => {
    const { rule, resource, verdict } = judgement;
    // Most judgements are one of these two: nothing is made of them that is not asked for.
    if (verdict.verdict === "compliant" && !options.all) counts.compliant += 1;
    else if (verdict.verdict === "notApplicable") {
      counts.notApplicable += 1;
      if (options.notApplicable) inapplicable.push({ rule: rule.id, resource: resource.urn, reason: verdict.reason });
    } else {
      const finding = afterAcknowledgement(findingOf(rule, resource, verdict), judgement, accepted);
      counts[finding.verdict] += 1;
      findings.push(finding);
    }
  };
  for (const rule of enabled) judgeRule(rule, graph, config.settings[rule.id] ?? {}).forEach(judge);
  if (config.levels[ACKNOWLEDGE] !== "disabled") {
    const stale = accepted.expired().map((one) => aboutAcknowledgement(one, expiredMessage(one)));
    const stacks = new Set(graph.resources.map((resource) => resource.stack));
    const unmet = accepted.unmatched(new Set(enabled.map((rule) => rule.id)), stacks);
    findings.push(...stale, ...unmet.map((one) => aboutAcknowledgement(one, unmatchedMessage(one))));
    counts.violation += stale.length + unmet.length;
  }
  const listed = options.notApplicable && { notApplicable: inapplicable };
  if (config.levels[UNJUDGED] === "disabled") return { findings, counts, ...listed };
  const unjudged = unjudgedOf(graph, enabled, config.unjudged, options.empty ?? []);
  if (isEnforced(UNJUDGED, config) && !isComplete(unjudged)) {
    findings.push(...aboutUnjudged(unjudged));
    counts.violation += 1;
  }
  return { findings, counts, unjudged, ...listed };
}

/** One finding, so that a team which refuses what has no rule reads it once. */
function aboutUnjudged(unjudged: Unjudged): Finding[] {
  const common = { rule: UNJUDGED, verdict: "violation", severity: "medium", resource: "*" } as const;
  return [{ ...common, ...NOTHING, message: unjudgedLines(unjudged).join(" "), fix: UNJUDGED_FIX }];
}

/** Whether a violation of a rule refuses a deployment. CrossGuard also enforces rules whose remediation did not fix the violation. */
export function isEnforced(rule: string, { levels }: Pick<PackConfig, "levels">): boolean {
  return ["mandatory", "remediate"].includes(levels[rule] ?? "");
}

/** Whether the findings refuse a deployment: a mandatory rule is violated. */
export function refused(findings: readonly Finding[], config: PackConfig): boolean {
  return findings.some((finding) => finding.verdict === "violation" && isEnforced(finding.rule, config));
}
