import type { EnforcementLevel, ReportViolation } from "@pulumi/policy";
import { ACKNOWLEDGE } from "./acknowledge";
import { shown } from "./graph";
import type { Judgement } from "./judge";
import { UNJUDGED_FIX } from "./unjudged";
import type { Undecided, Violation } from "./verdict";

/** The policy under whose name undecided verdicts are shown. */
export const UNDECIDED = "undecided";

/**
 * What @pulumi/policy takes instead of a message (server.js, makeReportViolationFun): with it a policy may report under
 * another name and at another level. Its declared type has only the string.
 */
interface Diagnostic {
  readonly name?: string;
  readonly description?: string;
  readonly enforcementLevel?: EnforcementLevel;
  readonly message: string;
  readonly urn?: string | undefined;
}

/** What was found and what is wanted: `healthCheckType: not set; wanted: ELB`. */
export function evidenceOf({ property, actual, wanted }: Pick<Violation, "property" | "actual" | "wanted">): string {
  const value = actual === undefined ? "not set" : JSON.stringify(shown(actual));
  return `${property === "" ? "" : `${property}: `}${value}; wanted: ${typeof wanted === "string" ? wanted : JSON.stringify(shown(wanted))}`;
}

/** Reports what the policies of the pack have to say, each under the name and level that it belongs to. */
export class Reporter {
  private readonly report: (diagnostic: Diagnostic) => void;

  constructor(report: ReportViolation) {
    this.report = report as unknown as (diagnostic: Diagnostic) => void;
  }

  /** A violation of the policy's own rule, at the policy's own level; `note` is a last line. */
  violation({ rule, resource }: Judgement, found: Violation, note?: string): void {
    const lines = [
      `${rule.title}: ${found.message}`,
      `  ${evidenceOf(found)}`,
      `  Why: ${rule.why}`,
      `  Fix: ${rule.fix}`,
      ...(note === undefined ? [] : [`  ${note}`]),
    ];
    this.report({ message: lines.join("\n"), urn: resource.urn });
  }

  /** A verdict that must wait: shown, and never failing a preview, whatever level "all" sets. */
  undecided({ rule, resource }: Judgement, { property, reason }: Undecided): void {
    this.report({
      name: UNDECIDED,
      description: "A rule could not be judged",
      enforcementLevel: "advisory",
      message: `${rule.id} is undecided${property === "" ? "" : ` on ${property}`}: ${reason}`,
      urn: resource.urn,
    });
  }

  /** An acknowledged violation or undecided verdict. */
  acknowledged({ rule, resource }: Judgement, what: string, reason: string): void {
    this.report({
      name: ACKNOWLEDGE,
      description: "Acknowledged",
      enforcementLevel: "advisory",
      message: `${rule.id}: ${what} Acknowledged: ${reason}`,
      urn: resource.urn,
    });
  }

  /** An acknowledgement that is of no use (any more), at the policy's own level. */
  stale(message: string): void {
    this.report({ name: ACKNOWLEDGE, description: "An acknowledgement does not count", message });
  }

  /** What no rule looks at, at the policy's own level. */
  unjudged(lines: readonly string[]): void {
    if (lines.length > 0) this.report({ message: [...lines, UNJUDGED_FIX].join("\n") });
  }

  /** A mistake in the configuration: always refused, because the pack would not do what was asked. */
  misconfigured(problems: readonly string[]): void {
    if (problems.length === 0) return;
    const message = ["The policy pack's configuration is wrong:", ...problems.map((line) => `  ${line}`)].join("\n");
    this.report({ message, enforcementLevel: "mandatory" });
  }
}
