import { BEST_PRACTICES, type PracticeId } from "../facts/well-architected";
import { SECURITY_HUB_CONTROLS, type SecurityHubControl } from "../facts/security-hub";
import { OUTSIDE } from "./practices";
import type { Rule } from "./rule";

/** What the rules leave out of a practice that a program's resources could show, in a sentence. A practice with rules that is not here is covered. */
export const LEFT_OUT: Partial<Record<PracticeId, string>> = {
  "REL01-BP01": "Of the limits that can't be raised only that of FIS templates is judged.",
  "REL01-BP03": "Connections to a database are not summed up against its maximum.",
  "REL01-BP04": "An alarm is asked for where the program raises a quota, and not for every quota that is used.",
  "REL01-BP06": "Declared quotas are compared between the Regions, and not with what a failover needs.",
  "REL02-BP02": "Direct Connect is not judged, nor whether tunnels are up.",
  "REL02-BP03": "Addresses are counted for Auto Scaling groups, and not for ECS tasks, functions and pods.",
  "REL03-BP03": "Validation is asked of REST APIs, and not of HTTP APIs and AppSync.",
  "REL04-BP01": "What waits for an answer and what does not is judged for functions and queues alone.",
  "REL04-BP04": "Whether a change may safely be made twice is in the code; only FIFO targets are judged.",
  "REL05-BP01": "What is still served without a store is computed by the simulation, and no rule asks for it.",
  "REL05-BP02": "Rate rules of AWS WAF are not judged.",
  "REL05-BP05": "The timeout of a function is compared with its queue's, and not with that of the API in front of it.",
  "REL05-BP07": "Zonal shift is judged, and not AppConfig's feature flags.",
  "REL06-BP02": "Metric filters and a longer retention for the analysis of incidents are not asked for.",
  "REL07-BP01": "ElastiCache, MSK and provisioned concurrency are not asked to scale.",
  "REL07-BP03": "Reserved load balancer capacity and warm throughput are not judged.",
  "REL08-BP04": "Whether an image is pinned is not judged.",
  "REL10-BP03": "Functions are judged; which parts of a program are one cell is not known.",
  "REL11-BP04":
    "Which recovery step needs a control plane is computed by the simulation; rules judge DNS failover alone.",
  "REL11-BP05": "Capacity without a zone is judged, and that of a standby Region only in the simulation.",
  "REL13-BP03": "Restore tests and experiments are judged, and not whether a failover was ever tried.",
  "REL13-BP04":
    "Functions, queues, streams, tables, target groups, databases and event buses are compared between the Regions, and not every kind.",
  "REL13-BP05": "DNS failover is judged; plans of ARC Region switch are not.",
};

/** Resilience controls of Security Hub that no rule answers to, and why: a sentence each. */
export const CONTROLS_LEFT_OUT: Partial<Record<SecurityHubControl, string>> = {
  "EC2.20": "Whether a tunnel is up only the account says; vpc-vpn-redundant judges what a program shows.",
};

export type Coverage = "covered" | "partly" | "outside";

/** What the rules see of a practice. */
export interface PracticeCoverage {
  readonly id: PracticeId;
  readonly coverage: Coverage;
  /** The ids of its rules. */
  readonly rules: readonly string[];
  /** What is left out, or why nothing can be seen. */
  readonly note: string;
}

const IDS = Object.keys(BEST_PRACTICES.data).filter((id): id is PracticeId => id in BEST_PRACTICES.data);

/** What the rules see of each practice, in the order of their ids. */
export function coverageOf(rules: readonly Rule[]): readonly PracticeCoverage[] {
  return IDS.map((id) => {
    const own = rules.filter(({ practices }) => practices.includes(id)).map((rule) => rule.id);
    const outside = OUTSIDE[id];
    if (outside !== undefined) return { id, coverage: "outside", rules: own, note: outside };
    const left = LEFT_OUT[id];
    return { id, coverage: left === undefined ? "covered" : "partly", rules: own, note: left ?? "" };
  });
}

/** The resilience controls of Security Hub, with the rules that answer to each. */
export function controlsOf(rules: readonly Rule[]): readonly { id: SecurityHubControl; rules: readonly string[] }[] {
  const controls = SECURITY_HUB_CONTROLS.data;
  const ids = Object.keys(controls).filter((id): id is SecurityHubControl => id in controls);
  return ids
    .filter((id) => controls[id].resilience)
    .map((id) => ({ id, rules: rules.filter(({ peers }) => peers?.securityHub?.includes(id)).map((rule) => rule.id) }));
}
