import { groupedBy } from "../../policy/graph";
import type { Fault, Simulation, Survival } from "../../policy/simulation";
import { worstOf } from "./survival/matrix";
import { time } from "./survival/words";

/** What users notice first. */
const KINDS = ["serve", "write", "read", "keep", "process", "egress", "recover"];
/** So many functions are named that a fault does the same to. */
const NAMED = 4;
/** Less of the load than this is a part that is not known. */
const SOME = 0.005;

/** What a fault does to one function. */
interface Effect {
  readonly id: string;
  readonly kind: string;
  readonly says: string;
}

/**
 * What some faults do, as sentences: for each function that does not simply continue the worst of them, and who is notified. Functions to which
 * they do the same share a sentence. Its words and times are the simulation's.
 *
 * @param place where a step of a person is to be found: "step 2"; undefined for one that is described nowhere
 */
export function effectsOf(
  simulation: Simulation,
  faults: readonly Fault[],
  place: (step: string) => string | undefined,
): string[] {
  const ids = new Set(faults.map(({ id }) => id));
  const byFunction = groupedBy(
    simulation.survival.filter(({ fault }) => ids.has(fault)),
    (one) => one.function,
  );
  const people = new Set(simulation.steps.filter(({ by }) => by === "person").map(({ id }) => id));
  const isOfRegion = faults.some(({ kind }) => kind === "region");
  const shown = simulation.functions.filter(({ kind }) => kind !== "warn");
  const effects = shown.flatMap(({ id, kind, atRest }): Effect[] => {
    const worst = worstOf(byFunction.get(id) ?? []);
    // What can't be decided without a fault is no effect of one; where the state of `pulumi up` is kept, is in no stack.
    const isOpen = worst?.word === "undecided" && (atRest === "undecided" || (kind === "recover" && !isOfRegion));
    // What is down all along, as a standby's function is, is not brought down.
    if (!worst || isWhole(worst) || isOpen || atRest === "down") return [];
    return [{ id, kind, says: predicate(worst, kind, people, place) }];
  });
  const sorted = effects.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const folded = [...groupedBy(sorted, ({ says }) => says)].map(
    ([says, alike]) => `${named(alike.map(({ id }) => id))} ${says}`,
  );
  return [
    ...folded,
    ...(effects.length === 0 ? ["What is served, stored and processed continues."] : []),
    ...notified(simulation, byFunction),
  ];
}

const isWhole = ({ word, rpo }: Survival): boolean => word === "continues" && !(rpo && rpo.seconds > 0);

function named(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  const first = ids.slice(0, NAMED).map((id) => `\`${id}\``);
  return `${first.join(", ")}${more > 0 ? ` and ${more} more` : ""}:`;
}

function predicate(
  one: Survival,
  kind: string,
  people: ReadonlySet<string>,
  place: (step: string) => string | undefined,
): string {
  const what = kind === "process" ? "of what arrives" : "of the load";
  const parts = kind === "keep" ? [kept(one)] : [course(one, what, people, place), ...givenUp(one)];
  const { objective } = one;
  const missed = objective?.met === "no" ? [`The objective is ${objectiveText(objective)}: missed.`] : [];
  return [...parts, ...missed].join(" ");
}

function course(
  one: Survival,
  what: string,
  people: ReadonlySet<string>,
  place: (step: string) => string | undefined,
): string {
  const { word, rto, because } = one;
  if (word === "recovers" && rto) {
    const when = `${rto.bounded === "resource" || rto.bounded === "SLA" ? "within" : "in about"} ${time(rto.seconds)}`;
    const manual = [...new Set(one.steps)].filter((step) => people.has(step));
    const how =
      manual.length === 0 ? "automatically" : `after ${manual.map((step) => stepText(step, place)).join(", then ")}`;
    return `back ${when}, ${how}${meanwhile(one, what)}.`;
  }
  if (word === "continues") return "continues.";
  if (word === "degraded") return `${shareText(one, what)}, and stays so${carried(one)}.`;
  if (word === "waits") return `waits until what failed is available again${blocked(one)}.`;
  return word === "lost" ? `does not come back by itself. ${because}` : `can't be decided. ${because}`;
}

function stepText(step: string, place: (step: string) => string | undefined): string {
  const where = place(step);
  return where === undefined ? `an operator has done \`${step}\`` : `the operator's ${where}`;
}

/** What is delivered until all of it is. */
function meanwhile({ timeline }: Survival, what: string): string {
  const before = timeline.slice(0, -1);
  const lowest = Math.min(...before.map(({ share }) => share));
  if (lowest > SOME) return `; ${Math.round(lowest * 100)} % ${what} meanwhile`;
  const some = before.find(({ share, atMost = share }) => share > 0 && share <= SOME && atMost > SOME);
  if (!some) return "";
  return some.at === 0 ? `; a part ${what} meanwhile` : `; a part ${what} from ${time(some.at)} on`;
}

function shareText({ timeline }: Survival, what: string): string {
  const last = timeline[timeline.length - 1]!;
  const since = last.at > 0 ? ` from ${time(last.at)} on` : "";
  const isKnown = last.share > SOME && last.atMost === undefined;
  return `${isKnown ? `${Math.round(last.share * 100)} % ${what}` : `a part ${what}`}${since}`;
}

function carried({ path }: Survival): string {
  const names = [...new Set(path.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)))];
  return names.length > 0 && names.length <= 2 ? `, from ${names.join(" and ")}` : "";
}

function blocked({ blocked: steps }: Survival): string {
  const all = steps.map(({ step, needs }) => `${step}, which needs ${needs.join(" and ")}`);
  return all.length === 0 ? "" : `; an operator can't ${all.slice(0, 1).join()}`;
}

function givenUp({ rpo }: Survival): string[] {
  return rpo && rpo.seconds > 0 ? [`Up to ${time(rpo.seconds)} of data is given up.`] : [];
}

function kept({ word, rpo, because }: Survival): string {
  const age = rpo && rpo.seconds > 0 ? time(rpo.seconds) : undefined;
  if (word === "lost") return `lost. ${because}`;
  if (word === "undecided") return `can't be decided. ${because}`;
  if (age === undefined) return word === "waits" ? "nothing is lost." : "nothing is lost that its history has.";
  return word === "waits"
    ? `up to ${age} of data is missing meanwhile. ${because}`
    : `up to ${age} of data is lost. ${because}`;
}

function objectiveText({ rto, rpo }: NonNullable<Survival["objective"]>): string {
  const parts = [...(rto === undefined ? [] : [time(rto)]), ...(rpo === undefined ? [] : [`${time(rpo)} of data`])];
  return parts.join(" and ");
}

/** Whose alarms notify people, where some do not. */
function notified(simulation: Simulation, byFunction: ReadonlyMap<string, readonly Survival[]>): string[] {
  const regions = simulation.functions
    .filter(({ kind }) => kind === "warn")
    .map(({ id }) => ({
      region: id.replace(/^warn /, ""),
      word: worstOf(byFunction.get(id) ?? [])?.word ?? "continues",
    }));
  const silent = regions.filter(({ word }) => word !== "continues").map(({ region }) => region);
  const loud = regions.filter(({ word }) => word === "continues").map(({ region }) => region);
  if (silent.length === 0) return [];
  return [
    `${loud.length === 0 ? "No alarm notifies" : `Alarms of ${loud.join(" and ")} notify`} people; those of ${silent.join(" and ")} can't.`,
  ];
}
