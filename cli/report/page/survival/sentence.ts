import { groupedBy } from "../../../../policy/graph";
import type { Simulation, Survival, Word } from "../../../../policy/simulation";
import { badness, time, wordOf } from "../../survival/words";

/** With what a served name's id ends that stands for it together with its stores. */
const WITH_DATA = " with its data";

/** What people ask first: what an outage of a Region does to what is served. */
export interface Outage {
  readonly sentence: string;
  /** The answer that it ends with, to begin with. */
  readonly answer: Survival;
}

/** The Region whose outage does the most to what is served, or where nothing is, to all functions; undefined where no Region can fail. */
export function outageOf({ functions, faults, survival }: Simulation): Outage | undefined {
  const served = new Set(functions.filter(({ kind }) => kind === "serve").map(({ id }) => id));
  const outages = new Set(faults.filter(({ kind }) => kind === "region").map(({ id }) => id));
  const under = survival.filter(({ fault }) => outages.has(fault));
  const answers = under.filter((one) => served.has(one.function));
  const worst = worstOf(answers);
  return worst ? servedUnder(worst, answers, served) : countedUnder(under);
}

/** What an outage does to a served name, alone and with its data. */
function servedUnder(worst: Survival, answers: readonly Survival[], served: ReadonlySet<string>): Outage {
  const site = worst.function.replace(WITH_DATA, "");
  const of = (id: string) => answers.find((one) => one.function === id && one.fault === worst.fault);
  const [alone, withData] = [of(site), of(site + WITH_DATA)];
  const first = alone ?? worst;
  const region = worst.fault.split(" ")[1] ?? worst.fault;
  const others = [...served].filter((id) => !id.endsWith(WITH_DATA)).length - 1;
  const clauses = [
    clauseOf(first),
    ...(withData && alone && alone.word !== "undecided" ? [also(alone, withData)] : []),
  ];
  const more = others > 0 ? ` ${others === 1 ? "One more name is" : `${others} more names are`} in the table.` : "";
  const last = withData ?? first;
  return { sentence: `When ${region} is impaired, ${clauses.join(", ")}${objectiveOf(last)}.${more}`, answer: last };
}

const VERBS: Readonly<Record<Word, readonly [one: string, several: string]>> = {
  continues: ["continues", "continue"],
  recovers: ["recovers", "recover"],
  degraded: ["is degraded", "are degraded"],
  waits: ["waits for AWS", "wait for AWS"],
  lost: ["is lost", "are lost"],
  undecided: ["is undecided", "are undecided"],
};

/** How many functions an outage does what to. */
function countedUnder(answers: readonly Survival[]): Outage | undefined {
  const byFault = groupedBy(answers, ({ fault }) => fault);
  const sum = (some: readonly Survival[]) => some.reduce((total, one) => total + badness(one), 0);
  const [most] = [...byFault.values()].sort((a, b) => sum(b) - sum(a));
  const answer = most && worstOf(most);
  if (!most || !answer) return undefined;
  const words = [...groupedBy(most, ({ word }) => word)].map(([word, some], index) => {
    const noun = index > 0 ? "" : some.length === 1 ? " function" : " functions";
    return `${some.length}${noun} ${VERBS[word][some.length === 1 ? 0 : 1]}`;
  });
  return { sentence: `When ${answer.fault.split(" ")[1]} is impaired, ${words.join(", ")}.`, answer };
}

function worstOf(answers: readonly Survival[]): Survival | undefined {
  return answers.reduce<Survival | undefined>((a, b) => (a && badness(a) >= badness(b) ? a : b), undefined);
}

function nameOf({ function: id }: Survival): string {
  return id.replace(/^serve /, "").replace(WITH_DATA, "");
}

function clauseOf(one: Survival): string {
  return one.word === "undecided" ? `whether ${nameOf(one)} continues can't be decided` : `${nameOf(one)} ${said(one)}`;
}

function said(one: Survival): string {
  switch (one.word) {
    case "continues":
      return "continues";
    case "recovers":
      return isDown(one) ? `is back after ${wordOf(one)}` : `is whole again after ${wordOf(one)}`;
    case "degraded":
      return `stays ${wordOf(one)}`;
    case "waits":
      return "is down until AWS is back";
    case "lost":
      return "does not come back";
    case "undecided":
      return "is undecided";
  }
}

/** Whether it is down for a time, and not only short of capacity. */
function isDown({ timeline }: Survival): boolean {
  return timeline.some(({ share, atMost = share }) => atMost === 0);
}

/** The same name with its data, without saying again what is the same. */
function also(alone: Survival, withData: Survival): string {
  if (said(alone) === said(withData)) return "and so does its data";
  const isTime = alone.word === "recovers" && withData.word === "recovers";
  if (withData.word === "undecided") return "and with its data that can't be decided";
  return isTime ? `and with its data after ${wordOf(withData)}` : `and with its data it ${said(withData)}`;
}

function objectiveOf({ objective, rto }: Survival): string {
  if (objective?.met !== "no" || objective.rto === undefined) return "";
  return rto && rto.seconds > objective.rto
    ? `, over the objective of ${time(objective.rto)}`
    : `, while the objective is ${time(objective.rto)}`;
}
