import type { Document } from "../../graph";

/** What a state machine does on its way to a call of an API. */
export interface Way {
  /** Seconds that its Wait states take. */
  readonly waits: number;
  /** Alarms that must still be in ALARM after that. */
  readonly stillIn: readonly string[];
  /** Why it may not get there, or not in that time, as a sentence. */
  readonly doubt?: string | undefined;
}

/** A call of an API that a Task makes (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html). */
export interface Call {
  /** `s3:putObject`. */
  readonly api: string;
  readonly parameters: Document;
}

const isDocument = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * How a state machine gets from its start to the first call that is wanted, by Next, Default and Choices
 * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-states.html). Undefined where no state that it enters so makes one: branches
 * of Parallel and Map are not entered.
 */
export function wayTo(definition: Document, isWanted: (call: Call) => boolean): Way | undefined {
  const states = isDocument(definition["States"]) ? definition["States"] : {};
  const seen = new Set<string>();
  const from = (name: unknown, way: Way, described: readonly string[]): Way | undefined => {
    const state = typeof name === "string" && !seen.has(name) ? states[name] : undefined;
    if (!isDocument(state)) return undefined;
    seen.add(String(name));
    if (state["Type"] === "Choice") return chosen(state, way, described);
    const call = callOf(state);
    if (call && isWanted(call)) return way;
    return from(state["Next"], afterWaiting(state, way), call ? alarmsDescribedBy(call) : described);
  };
  const chosen = (state: Document, way: Way, described: readonly string[]): Way | undefined => {
    const choices: unknown[] = Array.isArray(state["Choices"]) ? state["Choices"] : [];
    for (const choice of choices.filter(isDocument)) {
      const isAlarm = described.length > 0 && asksForAlarm(choice);
      const doubt = "Which way its Choice states take is not modelled.";
      const next = isAlarm ? { ...way, stillIn: [...way.stillIn, ...described] } : { ...way, doubt };
      const found = from(choice["Next"], next, described);
      if (found) return found;
    }
    return from(state["Default"], { ...way, doubt: "Which way its Choice states take is not modelled." }, described);
  };
  return from(definition["StartAt"], { waits: 0, stillIn: [] }, []);
}

function callOf(state: Document): Call | undefined {
  const [, api] = /^arn:[^:]*:states:::aws-sdk:(.+)$/.exec(String(state["Resource"])) ?? [];
  const parameters = state["Parameters"] ?? state["Arguments"];
  return api === undefined || state["Type"] !== "Task"
    ? undefined
    : { api, parameters: isDocument(parameters) ? parameters : {} };
}

function afterWaiting(state: Document, way: Way): Way {
  if (state["Type"] !== "Wait") return way;
  const { Seconds: seconds } = state;
  return typeof seconds === "number"
    ? { ...way, waits: way.waits + seconds }
    : { ...way, doubt: "How long its Wait states take is known only when it runs." };
}

function alarmsDescribedBy({ api, parameters }: Call): string[] {
  const names: unknown[] = Array.isArray(parameters["AlarmNames"]) ? parameters["AlarmNames"] : [];
  return api === "cloudwatch:describeAlarms" ? names.filter((name) => typeof name === "string") : [];
}

/** Whether a choice is that an alarm which was just described is in ALARM. */
function asksForAlarm(choice: Document): boolean {
  return /StateValue$/.test(String(choice["Variable"])) && choice["StringEquals"] === "ALARM";
}
