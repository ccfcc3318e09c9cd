import type { Graph } from "../../../policy/graph";
import type { Chapter } from "../runbook";
import type { Costs } from "./parts/cost";
import type { Difference, Options, Simulation } from "../../../policy/simulation";

/** A verdict about a resource, as `holdfast check --json` gives it. */
export interface PageFinding {
  rule: string;
  verdict: "violation" | "undecided" | "acknowledged" | "compliant";
  severity: string;
  /** The resource's URN, or for a stale acknowledgement the pattern that it has. */
  resource: string;
  property?: string | null;
  actual?: unknown;
  wanted?: unknown;
  message: string;
  fix: string;
  /** Why it is accepted; of an acknowledged finding only. */
  reason?: string;
}

/** How many verdicts there were of each kind. */
export interface PageCounts {
  compliant: number;
  violation: number;
  undecided: number;
  notApplicable: number;
  acknowledged: number;
}

/** The page's input. */
export interface PageInput {
  /** The service's name: the page's heading. */
  title: string;
  /** The service's stacks, the one that serves first. */
  graph: Graph;
  verdict: { findings: readonly PageFinding[]; counts: PageCounts };
  /** What faults do, simulated with `OF_PAGE`. */
  simulation: Simulation;
  /** What a change has made of it, where that is asked for; the rest of the page is the program after the change. */
  difference?: Difference;
  /** What operators run for each fault, by stack; none where the stacks are not Holdfast's. */
  runbook?: readonly Chapter[];
  /** What it costs; undefined where that is not computed. */
  costs?: Costs | undefined;
  /** Where the resources came from, such as "holdfast plan". */
  generatedFrom?: string;
}

/** What the page's simulation has besides: past events in the stacks' own Regions, and what each fault does to resources. */
export const OF_PAGE: Options = { history: { inOwnRegions: true }, damage: true, notices: true };
