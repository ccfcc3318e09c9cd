/**
 * What holds for every rule, tried on the programs of its example (docs/rules/examples) with one property or resource changed at a time.
 * That it refuses the wrong program and not the right one: test/docs/rules.test.ts.
 */
import assert from "node:assert/strict";
import { Graph, UNKNOWN, type Resource, type Tree, type TreeObject } from "../../../policy/graph";
import { judgeRule, type Judgement } from "../../../policy/judge";
import type { Verdict } from "../../../policy/verdict";
import { judgedExamples, type JudgedProgram } from "../../support/rule-examples";
import { ReadGraph } from "../read-graph";
import {
  ALIKE,
  ALIKE_IN_BOTH,
  MISSING_IS_THE_SAME,
  NEVER_UNKNOWN,
  NOTHING_TYPED,
  WANTED_ELSEWHERE,
} from "./every-rule-exceptions";
import { inRegion, placed, respelled, withAt } from "../respelled";

const [HERE, THERE] = ["us-east-1", "us-west-2"];

/** A property that a rule reads: `healthCheck.path`, as steps. */
interface Given {
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly value: Tree;
}

/** A program and what its rule reads of it. */
interface Program extends JudgedProgram {
  /** What it reads and the program gives. */
  readonly given: readonly Given[];
  /** What it reads and the program leaves out. */
  readonly absent: readonly Given[];
  /** The resources that the rule reads besides those of its own types. */
  readonly related: readonly Resource[];
}

function programOf(judged: JudgedProgram): Program {
  const graph = new ReadGraph(judged.graph.resources);
  judgeRule(judged.rule, graph, judged.rule.settings.parse({}));
  const [given, absent] = [new Map<string, Given>(), new Map<string, Given>()];
  for (const { resource, path } of graph.reads) {
    // A list is tried as a whole; a part of a resource that is written in another one is not of the graph.
    const steps = path.replace(/\[.*$/, "").split(".");
    const value = steps.reduce<any>((tree, step) => tree?.[step], resource.inputs);
    const into = value === undefined ? absent : given;
    if (graph.get(resource.urn) === resource && resource.type.startsWith("aws:"))
      into.set(`${resource.urn} ${steps.join(".")}`, { resource, path: steps, value: value ?? null });
  }
  const read = new Set(graph.reads.map(({ resource }) => graph.get(resource.urn)));
  const judgedOnes = new Set(judged.judgements.map(({ resource }) => resource.urn));
  const several = judgedOnes.size > 1;
  const related = graph.resources.filter((one) => read.has(one) && (several || !judgedOnes.has(one.urn)));
  return { ...judged, given: [...given.values()], absent: [...absent.values()], related };
}

function judgedWith({ rule, graph }: Program, change: (resource: Resource) => Resource): readonly Judgement[] {
  const found = judgeRule(rule, new Graph(graph.resources.map(change)), rule.settings.parse({}));
  for (const { verdict } of found) assert.doesNotMatch(wordsOf(verdict), AMISS, rule.id);
  return found;
}

/** A rule that threw, and what JavaScript makes of a value that is not there or no text. */
const AMISS = /^The rule \S+ failed|\bundefined\b|\bNaN\b|\[object /;

function wordsOf(verdict: Verdict): string {
  if (verdict.verdict === "violation") return `${verdict.message} ${JSON.stringify(verdict.wanted)}`;
  return verdict.verdict === "compliant" ? "" : verdict.reason;
}

/** The program with another value of a property, as the provider would answer it; `undefined` takes it out. */
function judgedAfter(program: Program, { resource, path }: Given, value: Tree | undefined): readonly Judgement[] {
  const inputs = withAt(resource.inputs, path, value);
  const outputs = withAt(resource.outputs, path, value);
  return judgedWith(program, (one) => (one === resource ? { ...one, inputs, outputs } : one));
}

/** The program where a property is unknown and comes from no resource of it, as from another stack. */
function judgedWithout(program: Program, { resource, path: [property = "", ...rest] }: Given): readonly Judgement[] {
  const inputs = withAt(resource.inputs, [property, ...rest], UNKNOWN);
  const outputs = withAt(resource.outputs, [property, ...rest], UNKNOWN);
  const propertyDependencies = { ...resource.propertyDependencies, [property]: [] };
  return judgedWith(program, (one) => (one === resource ? { ...one, inputs, outputs, propertyDependencies } : one));
}

function verdictsIn(judgements: readonly Judgement[], of?: Resource): string {
  const own = judgements.filter(({ resource }) => of === undefined || resource.urn === of.urn);
  return own.map(({ resource, verdict }) => `${resource.name} ${verdict.verdict}`).join();
}

function has(judgements: readonly Judgement[], ...kinds: readonly string[]): boolean {
  return judgements.some(({ verdict }) => kinds.includes(verdict.verdict));
}

function said(program: Program, { resource, path }: Given, judgements: readonly Judgement[]): string {
  return `${program.rule.id}, ${program.side}, ${path.join(".")} of ${resource.name}: ${verdictsIn(judgements)} ${JSON.stringify(judgements.map(({ verdict }) => verdict))}`;
}

/** Of a shape that AWS would refuse. */
function malformed(value: Tree): Tree {
  if (typeof value === "string") return ["x", 1];
  return typeof value === "object" ? 7 : { a: "x" };
}

describe("every rule", () => {
  let programs: readonly Program[] = [];
  before(async () => {
    programs = (await judgedExamples()).map(programOf);
  });

  /** The rules of which nothing was found, but for those that are named with a reason. */
  function without(found: ReadonlySet<string>, exceptions: Readonly<Record<string, string>>): void {
    const open = [...new Set(programs.map(({ rule }) => rule.id))].filter((id) => !found.has(id));
    const unexplained = open.filter((id) => !(id in exceptions));
    assert.deepEqual(unexplained, [], `fix ${unexplained.join(", ")}, or give the reason in the table above`);
    assert.deepEqual(
      Object.keys(exceptions).filter((id) => !open.includes(id)),
      [],
      "no exception any more",
    );
  }

  const each = (try_: (program: Program, given: Given) => string | undefined): string[] =>
    programs.flatMap((program) => program.given.flatMap((given) => try_(program, given) ?? []));

  it("is undecided on what is unknown: it neither passes what may be wrong, nor refuses what may be right", () => {
    const undecided = new Set<string>();
    const wrong = each((program, given) => {
      const found = judgedAfter(program, given, UNKNOWN);
      if (has(found, "undecided")) undecided.add(program.rule.id);
      const isSound = program.side === "wrong" ? has(found, "violation", "undecided") : !has(found, "violation");
      return isSound ? undefined : said(program, given, found);
    });
    assert.deepEqual(wrong, []);
    for (const program of programs) {
      const { id } = program.rule;
      const isOpen = (given: Given) => has(judgedWithout(program, given), "undecided");
      if (!undecided.has(id) && program.given.some(isOpen)) undecided.add(id);
    }
    without(undecided, NEVER_UNKNOWN);
  });

  it("is satisfied by the value that it wants, and not by the next one", () => {
    let [values, bounds] = [0, 0];
    const wrong: string[] = [];
    for (const program of programs)
      for (const { resource, verdict } of program.judgements) {
        if (verdict.verdict !== "violation" || program.rule.id in WANTED_ELSEWHERE) continue;
        const { property, wanted } = verdict;
        const [, side, number] = /^at (least|most) (\d+)(?: \(\w+\))?$/.exec(String(wanted)) ?? [];
        if (side !== undefined && typeof verdict.actual === "object") continue;
        const value = number === undefined ? wanted : Number(number);
        if (property === "" || typeof value === "object" || typeof value === "symbol" || / /.test(String(value)))
          continue;
        const refuses = (given: Tree) => {
          const inputs = placed(resource.inputs, property, given) as TreeObject;
          const outputs = placed(resource.outputs, property, given) as TreeObject;
          const found = judgedWith(program, (one) => (one.urn === resource.urn ? { ...one, inputs, outputs } : one));
          const own = found.filter((one) => one.resource.urn === resource.urn).map((one) => one.verdict);
          return own.some((one) => one.verdict === "violation" && one.property === property);
        };
        values += 1;
        if (refuses(value)) wrong.push(`${program.rule.id}: ${property} ${String(value)} is refused`);
        if (typeof value !== "number") continue;
        bounds += 1;
        const next = side === "most" ? value + 1 : value - 1;
        if (!refuses(next)) wrong.push(`${program.rule.id}: ${property} ${next} is not refused`);
      }
    assert.deepEqual(wrong, []);
    assert.ok(values > 80 && bounds > 15, `${values} ${bounds}`);
  });

  it("fails on no property that is unknown and that its example leaves out", () => {
    for (const program of programs.filter(({ side }) => side === "right"))
      for (const absent of program.absent) judgedAfter(program, absent, UNKNOWN);
  });

  it("says something whole where no Region is known", () => {
    for (const program of programs)
      judgedWith(program, (one) => {
        const inputs = withAt(one.inputs, ["region"], undefined);
        const outputs = withAt(withAt(one.outputs, ["region"], undefined), ["arn"], undefined);
        return { ...one, region: undefined, inputs, outputs };
      });
  });

  it("is undecided on a property of its own of the wrong type, where it does not do without it", () => {
    const [typed, undecided] = [new Set<string>(), new Set<string>()];
    const wrong = each((program, given) => {
      const { rule, judgements } = program;
      if (!rule.types.includes(given.resource.type)) return undefined;
      typed.add(rule.id);
      const found = judgedAfter(program, given, malformed(given.value));
      const own = found.filter(({ resource }) => resource.urn === given.resource.urn);
      if (has(own, "undecided")) undecided.add(rule.id);
      const isSame = verdictsIn(own) === verdictsIn(judgements, given.resource);
      return isSame || own.every(({ verdict }) => verdict.verdict === "undecided")
        ? undefined
        : said(program, given, found);
    });
    assert.deepEqual(wrong, []);
    const untyped = programs.map(({ rule }) => rule.id).filter((id) => !typed.has(id));
    without(new Set([...undecided, ...untyped]), NOTHING_TYPED);
  });

  it("judges otherwise where a property is missing", () => {
    const changed = new Set<string>();
    for (const program of programs) {
      const words = (judgements: readonly Judgement[]) => JSON.stringify(judgements.map(({ verdict }) => verdict));
      const before = words(program.judgements);
      const matters = (given: Given) => words(judgedAfter(program, given, undefined)) !== before;
      if (!changed.has(program.rule.id) && program.given.some(matters)) changed.add(program.rule.id);
    }
    without(changed, MISSING_IS_THE_SAME);
  });

  it("judges another spelling of the same alike", () => {
    const wrong = each((program, given) => {
      const others = respelled(given.value).map((value) => judgedAfter(program, given, value));
      const other = others.find((found) => verdictsIn(found) !== verdictsIn(program.judgements));
      return other && said(program, given, other);
    });
    assert.deepEqual(wrong, []);
  });

  it("judges otherwise where what it reads besides is in the other Region, unless that can't be or is all one", () => {
    const changed = new Set<string>();
    for (const program of programs) {
      const before = verdictsIn(program.judgements);
      const elsewhere = (one: Resource) =>
        judgedWith(program, (other) => inRegion(other, one, one.region === HERE ? THERE : HERE));
      const moves = program.related.filter(
        ({ type, region }) => region !== undefined && type.startsWith("aws:") && !(type in ALIKE),
      );
      if (moves.length === 0 || moves.some((one) => verdictsIn(elsewhere(one)) !== before))
        changed.add(program.rule.id);
    }
    without(changed, ALIKE_IN_BOTH);
  });
});
