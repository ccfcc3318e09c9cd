import type { Simulation, Survival } from "../../../../policy/simulation";
import { explanationOf, noticeLines } from "../../survival/explanation";
import { badness, objectiveText, wordOf } from "../../survival/words";
import type { AnswerData, FaultData, FunctionData, MetData, ObjectiveData, SurvivalData } from "./data";
import type { Places } from "./places";
import { listTable, Table, textTable } from "./tables";

type Judged = NonNullable<Survival["objective"]>;

const MET: Readonly<Record<Judged["met"], MetData>> = { yes: "y", unproven: "u", no: "n", undecided: "?" };
/** Shown as links to its resources instead. */
const STRANDED = "Could serve, and gets no clients";

type Answers = Pick<SurvivalData, "texts" | "lists" | "functions" | "faults" | "answers" | "effects" | "objectives">;

/** What every fault does to every function: each different answer of a function once, and for each fault those that are not its usual one. */
export function answersOf(simulation: Simulation, places: Places): Answers & { text(text: string): number } {
  const book = new Book(places);
  const numberOf = new Map(simulation.functions.map(({ id }, index) => [id, index]));
  const byFault = new Map(simulation.faults.map(({ id }) => [id, new Map<number, number>()]));
  const goals = new Map<string, number>();
  for (const one of simulation.survival) {
    const fn = numberOf.get(one.function)!;
    byFault.get(one.fault)!.set(fn, book.answer(fn, one));
    if (one.objective) goals.set(one.fault, book.objective(one.objective));
  }
  const calm = book.calmAnswers(simulation.functions.map(({ atRest }) => atRest));
  const effects = listTable();
  const damage = new Map((simulation.damage ?? []).map((one) => [one.fault, one]));
  const faults = simulation.faults.map(({ id, members, atoms, notice }): FaultData => {
    const changed = [...byFault.get(id)!].filter(([fn, answer]) => answer !== calm[fn]);
    return {
      id: book.text(id),
      ...(members > 1 && { members }),
      effect: effects.of(changed.sort(([a], [b]) => a - b).flat()),
      objective: goals.get(id) ?? -1,
      down: book.list(damage.get(id)?.down ?? []),
      partly: book.list(damage.get(id)?.partly ?? []),
      ...(notice && { notice: noticeLines(notice).map((line) => book.text(line)) }),
      places: places.placesOf(atoms),
    };
  });
  const functions = simulation.functions.map(({ id, kind, atRest }, index): FunctionData => {
    const blind = simulation.blindSpots.filter(({ touches }) => touches.includes(id));
    const rest = atRest === "up" ? {} : { rest: atRest };
    return {
      id: book.text(id),
      kind,
      ...rest,
      calm: calm[index]!,
      blind: blind.map(({ reason }) => book.text(reason)),
    };
  });
  const { answers, objectives } = book;
  const [texts, lists] = [book.texts.values, book.lists.values];
  return {
    texts,
    lists,
    functions,
    faults,
    answers,
    effects: effects.values,
    objectives,
    text: (text) => book.text(text),
  };
}

class Book {
  readonly texts = textTable();
  readonly lists = listTable();
  readonly answers: AnswerData[] = [];
  readonly objectives: ObjectiveData[] = [];
  private readonly urnLists = new Table<readonly string[]>((urns) => urns.join("\n"));
  private readonly numbers: number[] = [];
  private readonly known = new Map<string, number>();
  private readonly made = new Map<
    Survival["timeline"],
    Pick<Survival, "path" | "because" | "rto"> & { number: number }
  >();
  /** How many faults have an answer, by function and answer. */
  private readonly uses: Map<number, number>[] = [];

  constructor(private readonly places: Places) {}

  text(text: string): number {
    return this.texts.of(text);
  }

  /** The list of some resources; the same list of URNs is looked at once. */
  list(urns: readonly string[]): number {
    const index = this.urnLists.of(urns);
    return (this.numbers[index] ??= this.lists.of(this.places.numbersOf(urns)));
  }

  objective({ rto, rpo }: Judged): number {
    const text = this.text(objectiveText({ rto, rpo }));
    const before = this.objectives.findIndex((one) => one.text === text && one.rto === rto && one.rpo === rpo);
    if (before >= 0) return before;
    return this.objectives.push({ ...(rto !== undefined && { rto }), ...(rpo !== undefined && { rpo }), text }) - 1;
  }

  answer(fn: number, one: Survival): number {
    const number = this.numberOf(fn, one);
    const uses = (this.uses[fn] ??= new Map<number, number>());
    uses.set(number, (uses.get(number) ?? 0) + 1);
    if (one.objective) this.answers[number]!.met[this.objective(one.objective)] = MET[one.objective.met];
    return number;
  }

  private numberOf(fn: number, one: Survival): number {
    const { word, because, timeline, rto, rpo, afterwards, blocked, assumes, evidence } = one;
    // What several faults have in common is judged once, and shared by what is said of each.
    const same = this.made.get(timeline);
    if (same && same.path === one.path && same.because === because && same.rto === rto) return same.number;
    const [path, stranded] = [this.list(this.places.withWay(one.function, one.path)), this.list(one.stranded)];
    const key = JSON.stringify([
      fn,
      word,
      because,
      timeline,
      rto,
      rpo,
      afterwards,
      blocked,
      assumes,
      evidence,
      path,
      stranded,
    ]);
    const number = this.known.get(key) ?? this.answers.push(this.described(one, path, stranded)) - 1;
    this.known.set(key, number);
    this.made.set(timeline, { path: one.path, because, rto, number });
    return number;
  }

  private described(one: Survival, path: number, stranded: number): AnswerData {
    const { because, moments, sections } = explanationOf(one);
    return {
      text: this.text(wordOf(one)),
      word: one.word,
      bad: badness(one),
      because: this.text(because),
      moments: one.timeline.map(({ at, share, atMost = share }, index) => {
        const said = moments[index]!;
        const step = said.because === undefined ? -1 : this.text(said.because);
        return [at, share, atMost, this.text(said.at), this.text(said.share), step];
      }),
      ...(one.rto && { rto: one.rto.seconds }),
      sections: sections
        .filter(({ title }) => title !== STRANDED)
        .map(({ title, lines }) => [this.text(title), lines.map((line) => this.text(line))]),
      path,
      stranded,
      met: [],
    };
  }

  /** The answer of each function that most faults have; of one that is up, one that continues. A fault that is not listed reaches nothing of it. */
  calmAnswers(rests: readonly string[]): number[] {
    return rests.map((rest, fn) => {
      const own = [...(this.uses[fn] ?? [])].sort(([, a], [, b]) => b - a).map(([answer]) => answer);
      const continues = own.find((answer) => this.answers[answer]!.word === "continues");
      return (rest === "up" ? continues : undefined) ?? own[0] ?? -1;
    });
  }
}
