import type { ExportDocument } from "../../../policy/graph";

/** One of `deployment.resources` of a `pulumi stack export` document; other fields are ignored. */
export interface ExportResource {
  urn: string;
  type: string;
  custom?: boolean;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  parent?: string;
  dependencies?: string[];
  propertyDependencies?: Record<string, string[]>;
  provider?: string;
  protect?: boolean;
}

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
  /** The stacks of the service, the one that serves first. */
  stacks: { name: string; resources: ExportResource[] }[];
  verdict: { findings: readonly PageFinding[]; counts: PageCounts };
  /** Where the resources came from, such as "holdfast plan of Pulumi.yaml". */
  generatedFrom?: string;
}

/** The stacks in the form that the policy graph reads. */
export function documentsOf(input: PageInput): ExportDocument[] {
  return input.stacks.map(({ name, resources }) => ({
    file: name,
    document: { version: 3, deployment: { resources } },
  }));
}
