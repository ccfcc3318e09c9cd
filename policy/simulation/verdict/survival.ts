import type { Resource } from "../../graph";
import { compared } from "../compared";
import { lossOf, type Strike } from "../copies";
import { timesOf } from "../engine/evaluate";
import { levelOf, type Level } from "../engine/share";
import type { Replay } from "../engine/replay";
import { sum } from "../figures";
import { elementsOf } from "../flow";
import type {
  Copy,
  Element,
  ElementId,
  Evidence,
  Fault,
  Figure,
  Given,
  Moment,
  SimulatedFunction,
  Survival,
  Word,
} from "../model";
import type { DecidedScene } from "../scene";
import { because, doubtsIn, partIn } from "./because";
import { carriersOf, resourcesUp } from "./carriers";
import { causesOf, nameOfLink, type Link } from "./trace";
import { wait } from "./wait";
import { wordOf } from "./word";

/** How much of its need a function has without any fault. */
export type AtRest = "up" | "degraded" | "down" | "undecided";

/** How much of its need a function has without any fault. @param nothing the replay of no fault */
export function atRest(fn: SimulatedFunction, nothing: Replay): AtRest {
  const { least, most } = levelOf(fn.flow, (id) => nothing.stateAt(id, 0));
  if (least === 1) return "up";
  return most === 0 ? "down" : least > 0 && most < 1 ? "degraded" : "undecided";
}

/** What a fault does to a function of which no copies decide. @param withFailed what fails at once is evidence as well */
export function survivalOf(
  fn: SimulatedFunction,
  fault: Fault,
  scene: DecidedScene,
  rest: AtRest,
  replay: Replay,
  withFailed = false,
): Survival {
  const { moments, links } = courseOf(fn, scene, replay);
  const course = claimed(wordOf(moments, fault.comesBack), rest);
  const { word, because: expired } = course === "waits" ? wait(fn, fault, scene.settings) : { word: course };
  const end = moments[moments.length - 1]?.at ?? 0;
  const all = [...new Map(links.flatMap(({ causes }) => causes).map((link) => [nameOfLink(link), link])).values()];
  const last = links[links.length - 1]?.causes ?? [];
  const isDown = (moments[moments.length - 1]?.atMost ?? moments[moments.length - 1]?.share) === 0;
  const could = fn.capability;
  const isStranded = isDown && could !== undefined && replay.stateAt(could, end).surely;
  const doubts = word === "undecided" ? doubtsIn(fn, scene, replay, end) : [];
  const blocked = ["continues", "recovers"].includes(word) ? [] : blockedSteps(fn, scene, replay, end);
  const loss = givenUp(all, scene);
  const part = word === "degraded" ? partIn(fn.flow, replay, end) : undefined;
  return {
    fault: fault.id,
    members: fault.members,
    function: fn.id,
    word,
    timeline: moments,
    ...(word === "recovers" && { rto: timeOf(last) }),
    ...given("rpo", loss),
    path: word === "waits" || word === "lost" ? [] : carriersOf(fn.flow, scene, replay, end),
    stranded: isStranded ? resourcesUp([could], scene, replay, end) : [],
    steps: all.map(nameOfLink),
    blocked,
    evidence: [
      ...all.map((link) => evidenceOf(nameOfLink(link), link.figure, resourceOf(link, scene), stepGiven(link, scene))),
      ...(loss ? [evidenceOf("data given up", loss)] : []),
      ...(expired !== undefined && typeof fn.keeps === "object" ? [evidenceOf("how long it is kept", fn.keeps)] : []),
      ...(withFailed && word !== "continues" ? failedIn(fn, scene, replay) : []),
    ],
    assumes: assumed(all),
    blind: [],
    because: expired ?? because({ word, moments, last, rest, isStranded, blocked, doubts, part }),
  };
}

/** What a fault does to the contents of a store: the copies decide that outlive it. */
export function keptOf(fn: SimulatedFunction, copies: readonly Copy[], strike: Strike): Survival {
  const { fault } = strike;
  const { word, rpo, left, because: reason } = lossOf(copies, strike);
  const share = word === "continues" || word === "recovers" ? 1 : 0;
  return {
    fault: fault.id,
    members: fault.members,
    function: fn.id,
    word,
    timeline: [{ at: 0, share, ...(word === "undecided" && { atMost: 1 }) }],
    ...given("rpo", rpo),
    path: [...new Set(left.map(({ resource }) => resource.urn))].sort(),
    stranded: [],
    steps: [],
    blocked: [],
    evidence: rpo
      ? [evidenceOf(`what is left of ${fn.store ?? fn.id}`, rpo, left[0]?.resource, left[0]?.given)]
      : copies.slice(0, MOST_FAILED).map(copyGone),
    assumes: rpo && (rpo.bounded === "typical" || rpo.bounded === "none") ? [`${rpo.arithmetic} (${rpo.source})`] : [],
    blind: [],
    because: reason,
  };
}

/** What is not whole without a fault can't be said to continue or to recover. */
function claimed(word: Word, rest: AtRest): Word {
  if (rest === "up" || word === "waits" || word === "lost") return word;
  return rest === "degraded" && word !== "undecided" ? "degraded" : "undecided";
}

interface Course {
  readonly moments: readonly Moment[];
  readonly links: readonly { readonly at: number; readonly causes: readonly Link[] }[];
}

function courseOf(fn: SimulatedFunction, scene: DecidedScene, replay: Replay): Course {
  const ids = elementsOf(fn.flow);
  const times = timesOf(ids.map((id) => replay.of(id)));
  const moments: Moment[] = [];
  const links: { at: number; causes: readonly Link[] }[] = [];
  const giveUp = ({ step }: Element) => scene.stepOf(step)?.loses?.seconds ?? 0;
  let before: Level | undefined;
  for (const at of times) {
    const level = levelOf(fn.flow, (id) => replay.stateAt(id, at));
    if (before && before.least === level.least && before.most === level.most) continue;
    // The fault itself needs no other cause.
    const causes = at === 0 ? [] : causesOf(scene.elements, ids, at, replay, giveUp);
    const [cause] = causes.slice(-1);
    const { least: share, most: atMost } = level;
    moments.push({ at, share, ...(atMost !== share && { atMost }), ...(cause && { because: nameOfLink(cause) }) });
    links.push({ at, causes });
    before = level;
  }
  return { moments, links };
}

function timeOf(links: readonly Link[]): Figure {
  const whole = sum(links.map(({ figure }) => figure));
  const parts = links.map((link) => `${nameOfLink(link)}: ${link.figure.arithmetic}`);
  return {
    ...whole,
    arithmetic: parts.length > 1 ? `${parts.join("; ")}; ${whole.seconds} s` : (parts[0] ?? whole.arithmetic),
  };
}

/** Of the steps that were taken, the most that one gives up. */
function givenUp(links: readonly Link[], scene: DecidedScene): Figure | undefined {
  const losses = links.flatMap(({ element }) => scene.stepOf(element.step)?.loses ?? []);
  return losses.reduce<Figure | undefined>((a, b) => (a === undefined || b.seconds > a.seconds ? b : a), undefined);
}

function blockedSteps(fn: SimulatedFunction, scene: DecidedScene, replay: Replay, at: number): Survival["blocked"] {
  const own = (fn.byHand ?? []).flatMap((id) => scene.stepOf(id) ?? []);
  return own.flatMap(({ id, needs }) => {
    const missing = needs.filter(({ element }) => !replay.stateAt(element, at).possibly).map(({ what }) => what);
    return missing.length === 0 ? [] : [{ step: id, needs: missing }];
  });
}

function evidenceOf(
  of: string,
  { arithmetic, bounded, source, read, given: computed = [] }: Figure,
  resource?: Resource,
  more: readonly Given[] = [],
): Evidence {
  const properties = [...new Map([...computed, ...more].map((one) => [`${one.urn} ${one.property}`, one])).values()];
  return { of, urn: resource?.urn, value: arithmetic, bounded, source, ...given("read", read), properties };
}

/** A copy of which nothing is left. */
const copyGone = ({ id, resource, given: own, place }: Copy): Evidence => ({
  of: `the copy ${id}`,
  urn: resource.urn,
  value: "it does not outlive the fault, for certain",
  bounded: "resource",
  source: "the resource",
  properties: own ?? (place.given ? [place.given] : []),
});

const MOST_FAILED = 3;

/** The first of what fails at once, by name: what says that it is where the fault strikes. */
function failedIn(fn: SimulatedFunction, scene: DecidedScene, replay: Replay): Evidence[] {
  const found = new Map<string, Element>();
  const seen = new Set<ElementId>();
  const waiting = [...elementsOf(fn.flow)];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one) || replay.stateAt(one, 0).surely) continue;
    seen.add(one);
    const element = scene.elements[one]!;
    if (element.op === "leaf" && element.resource && replay.isChanged(one)) found.set(element.why, element);
    waiting.push(...element.kids);
  }
  return [...found.values()]
    .sort((a, b) => compared(a.resource!.urn, b.resource!.urn) || compared(a.why, b.why))
    .slice(0, MOST_FAILED)
    .map(({ why, resource, given: own }): Evidence => ({
      of: why,
      urn: resource?.urn,
      value: "it fails at once",
      bounded: "resource",
      source: "the resource",
      properties: own ? [own] : [],
    }));
}

/** The properties that make a step happen. */
const stepGiven = ({ element }: Link, scene: Pick<DecidedScene, "stepOf">): readonly Given[] =>
  scene.stepOf(element.step)?.given ?? [];

/** What a step is about, or what a delay is of. */
const resourceOf = ({ element }: Link, scene: Pick<DecidedScene, "stepOf">): Resource | undefined =>
  scene.stepOf(element.step)?.resource ?? element.resource;

function assumed(links: readonly Link[]): string[] {
  const weak = links.filter(({ figure }) => figure.bounded === "typical" || figure.bounded === "none");
  return weak.map(
    (link) =>
      `${nameOfLink(link)}: ${link.figure.arithmetic} (${link.figure.bounded === "none" ? "assumed" : "typical"}, ${link.figure.source})`,
  );
}

function given<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  const result: Partial<Record<K, T>> = {};
  if (value !== undefined) result[key] = value;
  return result;
}
