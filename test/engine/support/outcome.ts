import type { EngineEvent, OpType } from "@pulumi/pulumi/automation";
import type { Said } from "../../support/verdicts";
import type { Call } from "../standins/calls";

/** What an operation of the engine did and said. */
export interface Outcome {
  succeeded: boolean;
  /** All that it printed. */
  text: string;
  /** The messages of errors, as the engine shows them. */
  errors: string[];
  /** What the policy pack reported. */
  reports: Report[];
  /** What the engine did, or would do, to each resource. */
  steps: Step[];
  /** What AWS was asked. */
  calls: Call[];
  /** The engine's event log, as JSON, without what is for debugging alone. */
  log: string;
  /** What the SDK and the engine write for debugging: `pulumi --debug` shows it, and `--event-log` keeps it. */
  debugLog: string;
}

/** What the engine writes; the SDK's type has "warning" in place of "advisory". */
export type Level = "advisory" | "mandatory";

/** A message of the policy pack. */
export interface Report {
  /** A rule's id, "undecided" or "acknowledge". */
  policy: string;
  urn: string;
  level: Level;
  message: string;
}

export interface Step {
  op: OpType;
  urn: string;
  /** The properties that differ. */
  differs: string[];
}

interface Raw {
  events: EngineEvent[];
  text: string;
  failure: unknown;
  calls: Call[];
}

export function outcomeOf({ events, text, failure, calls }: Raw): Outcome {
  const errors = events.flatMap(({ diagnosticEvent: event }) => (event?.severity === "error" ? [event.message] : []));
  return {
    succeeded: failure === undefined,
    text: failure === undefined ? text : `${text}${String(failure)}`,
    errors,
    reports: reportsOf(events),
    steps: stepsOf(events),
    calls,
    log: JSON.stringify(events.filter((event) => !isForDebugging(event))),
    debugLog: JSON.stringify(events.filter(isForDebugging)),
  };
}

function isForDebugging({ diagnosticEvent: event }: EngineEvent): boolean {
  // The SDK's type does not have it.
  return (event?.severity as string | undefined) === "debug";
}

/** The steps that change something. */
export function changes(outcome: Outcome): Step[] {
  // "read" is a StackReference.
  return outcome.steps.filter(({ op }) => !["same", "read"].includes(op));
}

function reportsOf(events: EngineEvent[]): Report[] {
  return events.flatMap(({ policyEvent: event }) => {
    if (!event) return [];
    const { policyName, resourceUrn = "", enforcementLevel, message } = event;
    return [
      { policy: policyName, urn: resourceUrn, level: enforcementLevel as string as Level, message: message.trim() },
    ];
  });
}

function stepsOf(events: EngineEvent[]): Step[] {
  return events.flatMap(({ resourcePreEvent: event }) => {
    if (!event) return [];
    const { op, urn, diffs } = event.metadata;
    return [{ op, urn, differs: diffs ?? [] }];
  });
}

/** What the pack reported of the rules' verdicts; of compliant resources it says nothing. */
export function saidByPack({ reports }: Outcome): Said[] {
  return reports.flatMap(({ policy, urn, message }): Said[] => {
    if (policy === "acknowledge") return [];
    if (policy !== "undecided") return [{ rule: policy, resource: urn, verdict: "violation" }];
    return [{ rule: message.split(" ")[0]!, resource: urn, verdict: "undecided" }];
  });
}

/** The rules that the pack reported as violated, at one level or all. */
export function violated({ reports }: Outcome, level?: Level): string[] {
  const violations = reports.filter(({ policy }) => !["undecided", "acknowledge"].includes(policy));
  const wanted = violations.filter((report) => level === undefined || report.level === level);
  return [...new Set(wanted.map(({ policy }) => policy))].sort();
}
