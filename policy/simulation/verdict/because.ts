import type { Replay } from "../engine/replay";
import { elementsOf } from "../flow";
import type { ElementId, Flow, Moment, SimulatedFunction, Survival, Word } from "../model";
import type { DecidedScene } from "../scene";
import { nameOfLink, type Link } from "./trace";

interface Facts {
  readonly word: Word;
  readonly moments: readonly Moment[];
  readonly last: readonly Link[];
  readonly rest: string;
  readonly isStranded: boolean;
  readonly blocked: Survival["blocked"];
  readonly doubts: readonly string[];
  /** Of what stays, what it is a part of the service: `a page instead of the service`. */
  readonly part: string | undefined;
}

const percent = (share: number): string =>
  share > 0 && share < 0.005 ? "an unknown part" : `${Math.round(share * 100)} %`;

/** Why the word is what it is, in a sentence or two. */
export function because({ word, moments, last, rest, isStranded, blocked, doubts, part }: Facts): string {
  const end = moments[moments.length - 1];
  const atRest = rest === "up" ? "" : ` It is ${rest} without any fault.`;
  if (word === "undecided") return `${doubts.slice(0, 2).join(" ") || "Something that decides is not known."}${atRest}`;
  if (word === "continues") return "What is left carries all of the load.";
  if (word === "recovers") {
    const lowest = Math.min(...moments.map(({ share }) => share));
    return `It has ${percent(lowest)} of the load at worst, and all of it again after ${last.map(nameOfLink).join(", then ")}.${atRest}`;
  }
  if (word === "degraded" && part !== undefined) return `What is left is ${part}.${atRest}`;
  if (word === "degraded") return `It stays at ${shareIn(end)} of the load.${atRest}`;
  const turn = blocked.map(({ step, needs }) => ` No person can ${step}: that needs ${needs.join(" and ")}.`).join("");
  const why = isStranded
    ? "What is left could serve, but no client is sent there."
    : "Nothing is left that could serve.";
  return `${why}${turn}${atRest}`;
}

/** What clients have at a moment where that is only a part of the service, not known how much. */
export function partIn(flow: Flow, replay: Replay, at: number): string | undefined {
  const isUp = (id: ElementId) => replay.stateAt(id, at).surely;
  const among = (flows: readonly Flow[]) => flows.flatMap((one) => partIn(one, replay, at) ?? [])[0];
  switch (flow.kind) {
    case "part":
      return flow.why;
    case "choose":
      return among(flow.cases.filter(({ when }) => isUp(when)).map((one) => one.flow));
    case "split":
      return among(flow.parts.filter(({ chosen }) => isUp(chosen)).map((one) => one.flow));
    case "least":
    case "best":
      return among(flow.of);
    default:
      return undefined;
  }
}

function shareIn(end: Moment | undefined): string {
  if (end === undefined) return "a part";
  return end.atMost !== undefined ? "a part that is not known" : percent(end.share);
}

/** The reasons why what decides over a function is not known at a moment, as sentences. */
export function doubtsIn(fn: SimulatedFunction, scene: DecidedScene, replay: Replay, at: number): string[] {
  const found = new Set<string>();
  const seen = new Set<ElementId>();
  const waiting = [...elementsOf(fn.flow)];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { surely, possibly } = replay.stateAt(one, at);
    if (seen.has(one) || surely || !possibly) continue;
    seen.add(one);
    const { op, kids, opaque, why } = scene.elements[one]!;
    if (op === "leaf")
      found.add(opaque ?? (why.endsWith(".") ? why : `Whether the fault reaches ${why} is not known.`));
    waiting.push(...kids);
  }
  return [...found].sort();
}
