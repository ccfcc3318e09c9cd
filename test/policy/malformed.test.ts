import assert from "node:assert/strict";
import fc from "fast-check";
import { Graph, graphFromExports } from "../../policy/graph";
import { UNKNOWN_TEXT } from "../../policy/graph/serialized";
import { judgeRule } from "../../policy/judge";
import { rules } from "../../policy/rules";
import { SIDES, planOf, type Planned } from "../components/plans";
import { Connections } from "./connected";

const UNKNOWN_ITEM = [UNKNOWN_TEXT];

/** What AWS would refuse where text, a number, a list or an object belongs. */
const SHAPES: readonly unknown[] = [
  ["x"],
  UNKNOWN_ITEM,
  [null],
  [[["x"]]],
  { a: { b: 1 } },
  true,
  1e20,
  "{",
  '{"Statement":[null]}',
];

/**
 * So many malformed properties are in one graph, each of another resource. All rules run on all resources each time. Several at once is sound: where each
 * changes the verdicts of its own connections alone, all of them change those of all their connections alone. Where they do not, each is tried by
 * itself, so that the failure names it.
 */
const AT_ONCE = 10;
/** So many of the properties that rules read are tried, which the seed chooses; with HOLDFAST_ALL each of them, in several ways. */
const TRIED = process.env.HOLDFAST_ALL ? Infinity : 60;
const ROUNDS = process.env.HOLDFAST_ALL ? 20 : 1;
const VARIANT = "active-active";

/** A resource's verdicts as words, by rule and resource. */
type Verdicts = ReadonlyMap<string, { urn: string; rule: string; said: string }>;

function graphOf(resources: readonly object[]): Graph {
  return graphFromExports([{ file: "both", document: { version: 3, deployment: { resources } } }]);
}

function judged(graph: Graph): Verdicts {
  const found = new Map<string, { urn: string; rule: string; said: string }>();
  for (const rule of rules) {
    for (const { resource, verdict } of judgeRule(rule, graph, rule.settings.parse({}))) {
      const key = `${rule.id} on ${resource.urn}`;
      // A rule that ended by an error of its own gives no verdict like another.
      const failed = verdict.verdict === "undecided" && verdict.reason.startsWith("The rule ") ? verdict.reason : "";
      const said = [found.get(key)?.said, verdict.verdict + failed].filter((one) => one !== undefined).join(", ");
      found.set(key, { urn: resource.urn, rule: rule.id, said });
    }
  }
  return found;
}

/** One resource with a malformed property, or a malformed place in the graph. */
interface Mutant {
  readonly what: string;
  /** Nothing says any more what the property referred to: what it was is as if it had never been referred to. */
  readonly lost: boolean;
  readonly resource: Planned;
}

/** The places of a value, itself and whatever is in it. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [at, ...inner.flatMap(([key, one]) => placesIn(one, [...at, key]))];
}

function withValue(tree: any, [key, ...rest]: readonly string[], value: unknown): any {
  if (key === undefined) return value;
  const copy = Array.isArray(tree) ? [...tree] : { ...tree };
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

function valueAt(tree: any, at: readonly string[]): unknown {
  return at.reduce((value, key) => value?.[key], tree);
}

/** The property, or a part of it, of another shape, as the provider would echo it; with the dependency recorded, and without. */
function malformedInput(one: Planned, property: string): fc.Arbitrary<Mutant> {
  const places = placesIn(one.inputs[property], [property]);
  return fc
    .record({
      at: fc.oneof(fc.constant([property]), fc.constantFrom(...places)),
      shape: fc.constantFrom(...SHAPES),
      bare: fc.boolean(),
    })
    .map(({ at, bare, shape }) => {
      const old = valueAt(one.inputs, at);
      // A list with an unknown item is sound where a list belongs: without an origin it may refer to anything.
      const value = shape === UNKNOWN_ITEM && (old === undefined || Array.isArray(old)) ? ["x"] : shape;
      const inputs = withValue(one.inputs, at, value);
      const outputs = property in one.outputs ? { ...one.outputs, [property]: inputs[property] } : one.outputs;
      const origins = bare ? [] : (one.propertyDependencies?.[property] ?? []);
      const propertyDependencies = { ...one.propertyDependencies, [property]: origins };
      const resource = { ...one, inputs, outputs, propertyDependencies };
      const lost = origins.length === 0 || (typeof old === "string" && typeof value === "string");
      return { what: `${at.join(".")}: ${JSON.stringify(value)} of ${one.urn}`, resource, lost };
    });
}

/** What the engine writes itself, of a shape that it never has, and a parent that is inside. */
function malformedRecord(one: Planned): fc.Arbitrary<Mutant> {
  const changes: object[] = [
    { parent: one.urn },
    { parent: ["x"] },
    { dependencies: "x" },
    { dependencies: [null, ...(one.dependencies ?? [])] },
    { propertyDependencies: ["x"] },
    { outputs: ["x"] },
    { id: ["x"] },
  ];
  return fc.constantFrom(...changes).map((change) => ({
    what: `${JSON.stringify(change)} of ${one.urn}`,
    resource: { ...one, ...change } as Planned,
    lost: true,
  }));
}

/** Without what the rules about queues ask for, so that there are violations that could be hidden. */
function withoutDeadLetters(resources: readonly Planned[]): Planned[] {
  return resources
    .filter(({ inputs }) => !("QueueName" in (inputs.dimensions ?? {})))
    .map((one) => ({
      ...one,
      inputs: { ...one.inputs, redrivePolicy: undefined },
      outputs: { ...one.outputs, redrivePolicy: undefined },
    }));
}

/** Notes which properties are read, of resources of which type. */
class ReadGraph extends Graph {
  readonly propertiesRead = new Map<string, { type: string; property: string }>();

  override value(resource: any, path: any): any {
    return this.note(resource, path) ?? super.value(resource, path);
  }

  override input(resource: any, path: any): any {
    return this.note(resource, path) ?? super.input(resource, path);
  }

  override values(resource: any, path: any): any {
    return this.note(resource, path) ?? super.values(resource, path);
  }

  override references(resource: any, path: any, types: any): any {
    return this.note(resource, path) ?? super.references(resource, path, types);
  }

  private note({ type }: { type: string }, path: string): undefined {
    const property = /^[^.[]+/.exec(path)![0];
    this.propertiesRead.set(`${type} ${property}`, { type, property });
  }
}

function chunksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

describe("a malformed property", function () {
  this.timeout(ROUNDS * 60_000);
  const isViolation = (said: string) => said.includes("violation");

  it("changes no verdict of a resource that it has nothing to do with, hides no violation, and ends no rule", async () => {
    const pair = await planOf(VARIANT);
    const planned = SIDES.flatMap((side) => withoutDeadLetters(pair[side].resources));
    const providers = planned.filter(({ type }) => type.startsWith("pulumi:providers:"));
    const plain = new ReadGraph(graphOf(planned).resources);
    const before = judged(plain);
    assert.ok([...before.values()].filter(({ said }) => isViolation(said)).length > 20);
    const connections = new Connections(planned);
    let [graphs, compared] = [0, 0];

    const wrongWith = (mutants: readonly Mutant[]): string[] => {
      const connectedWith = (some: readonly Mutant[]) =>
        new Set(some.flatMap(({ resource }) => [...connections.of(resource.urn)]));
      const connected = connectedWith(mutants);
      const lost = connectedWith(mutants.filter((one) => one.lost));
      const read = graphOf([...providers, ...mutants.map(({ resource }) => resource)]);
      const after = judged(new Graph(plain.resources.map((one) => read.get(one.urn) ?? one)));
      graphs += 1;
      return [...before].flatMap(([key, { urn, said: old }]) => {
        if (mutants.some(({ resource }) => resource.urn === urn)) return [];
        const said = after.get(key)?.said ?? "nothing";
        if (said.includes("The rule ")) return [`${key} ends: ${said}`];
        if (!connected.has(urn)) {
          compared += 1;
          // The simulation has to do with everything: what it can't read leaves its answers open.
          const isOpen = key.startsWith("meets-recovery-objectives") && said.includes("undecided");
          return said === old || isOpen ? [] : [`${key}: ${old} becomes ${said}`];
        }
        if (lost.has(urn) || !isViolation(old) || /violation|undecided/.test(said)) return [];
        return [`${key}: ${old} is hidden: ${said}`];
      });
    };

    // Every property that a rule reads, each of some resource of its type. Providers have to do with everything.
    const places = [...plain.propertiesRead.values()].filter(({ type }) => type.startsWith("aws:"));
    const mutant = ({ type, property }: (typeof places)[number]): fc.Arbitrary<Mutant> => {
      const ofType = planned.filter((one) => one.type === type);
      const having = ofType.filter(({ inputs }) => inputs[property] !== undefined);
      const some = fc.constantFrom(...(having.length > 0 ? having : ofType));
      return some.chain((one) =>
        fc.oneof({ weight: 9, arbitrary: malformedInput(one, property) }, malformedRecord(one)),
      );
    };
    const tried = Math.min(TRIED, places.length);
    const all = fc
      .shuffledSubarray(places, { minLength: tried, maxLength: tried })
      .chain((some) => fc.tuple(...some.map(mutant)));
    for (const mutants of fc.sample(all, ROUNDS)) {
      for (const chunk of chunksOf(mutants, AT_ONCE)) {
        const together = [...new Map(chunk.map((one) => [one.resource.urn, one])).values()];
        const wrong = wrongWith(together);
        if (wrong.length === 0) continue;
        const alone = together
          .map((one) => ({ what: one.what, wrong: wrongWith([one]) }))
          .filter((one) => one.wrong.length > 0);
        const report = alone.length > 0 ? alone : { together: together.map(({ what }) => what), wrong };
        assert.fail(JSON.stringify(report, null, 2));
      }
    }
    assert.ok(places.length > 200, `${places.length}`);
    assert.ok(compared > graphs * before.size * 0.2, `${compared} of ${graphs * before.size}`);
  });
});

describe("parents", () => {
  const component = (name: string, parent: string) => ({
    urn: `urn:pulumi:s::p::c:index:C::${name}`,
    type: "c:index:C",
    parent: `urn:pulumi:s::p::c:index:C::${parent}`,
  });
  const queue = {
    urn: "urn:pulumi:s::p::aws:sqs/queue:Queue::q",
    type: "aws:sqs/queue:Queue",
    custom: true,
    inputs: { name: "q" },
    dependencies: ["urn:pulumi:s::p::c:index:C::0"],
  };

  for (const [what, components] of [
    ["in a circle", [component("0", "1"), component("1", "0")]],
    ["in a chain of 20,000", Array.from({ length: 20_000 }, (_, i) => component(String(i), String(i - 1)))],
  ] as const) {
    it(`${what} change no verdict`, () => {
      assert.deepEqual(judged(graphOf([...components, queue])), judged(graphOf([queue])));
    });
  }
});
