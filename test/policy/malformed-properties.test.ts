import assert from "node:assert/strict";
import fc from "fast-check";
import { graphFromExports, type Graph } from "../../policy/graph";
import { UNKNOWN_TEXT } from "../../policy/graph/serialized";
import { judgeRule } from "../../policy/judge";
import { rules } from "../../policy/rules";
import type { Verdict } from "../../policy/verdict";
import { SIDES, planOf, type Planned } from "../components/plans";

/** What AWS would refuse where text, a number, a list or an object belongs. */
const SHAPES: readonly unknown[] = [
  ["x"],
  [UNKNOWN_TEXT],
  [null],
  [[["x"]]],
  { a: { b: 1 } },
  true,
  1e20,
  "{",
  '{"Statement":[null]}',
];

const MUTANTS = process.env.HOLDFAST_ALL ? 5000 : 12;
const VARIANT = "active-active";

type Resources = Record<(typeof SIDES)[number], readonly Planned[]>;

function graphOf(resources: Resources): Graph {
  return graphFromExports(
    SIDES.map((file) => ({ file, document: { version: 3, deployment: { resources: resources[file] } } })),
  );
}

/** Every rule's verdicts, by rule and resource. */
function judged(graph: Graph): Map<string, Verdict[]> {
  const found = new Map<string, Verdict[]>();
  for (const rule of rules) {
    for (const { resource, verdict } of judgeRule(rule, graph, rule.settings.parse({}))) {
      const key = `${rule.id} on ${resource.urn}`;
      found.set(key, [...(found.get(key) ?? []), verdict]);
    }
  }
  return found;
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

describe("a property of a shape that AWS would refuse", function () {
  this.timeout(MUTANTS * 2000);

  it("makes no verdict of another resource better, and ends no rule", async () => {
    const pair = await planOf(VARIANT);
    const plain: Resources = {
      primary: withoutDeadLetters(pair.primary.resources),
      secondary: withoutDeadLetters(pair.secondary.resources),
    };
    const before = judged(graphOf(plain));
    assert.ok([...before.values()].flat().filter(({ verdict }) => verdict === "violation").length > 20);
    const isViolation = ({ verdict }: Verdict) => verdict === "violation";
    const targets = SIDES.flatMap((side) =>
      plain[side]
        .filter(({ custom, inputs }) => custom && Object.keys(inputs).length > 0)
        .map((one) => ({ side, one })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...targets),
        fc.nat(),
        fc.constantFrom(...SHAPES),
        fc.boolean(),
        ({ side, one }, place, shape, bare) => {
          const places = placesIn(one.inputs).filter(({ length }) => length > 0);
          const at = places[place % places.length]!;
          const inputs = withValue(one.inputs, at, shape);
          const outputs = at[0]! in one.outputs ? { ...one.outputs, [at[0]!]: inputs[at[0]!] } : one.outputs;
          // With the dependency recorded, and without.
          const dependencies = bare ? { ...one.propertyDependencies, [at[0]!]: [] } : one.propertyDependencies;
          const mutant = { ...one, inputs, outputs, ...(dependencies && { propertyDependencies: dependencies }) };
          const after = judged(graphOf({ ...plain, [side]: plain[side].map((old) => (old === one ? mutant : old)) }));
          for (const [key, verdicts] of after) {
            const failed = verdicts.find((each) => each.verdict === "undecided" && /^The rule /.test(each.reason));
            assert.equal(failed, undefined, key);
            if (key.endsWith(` on ${one.urn}`) || !before.get(key)!.some(isViolation)) continue;
            const hidden = verdicts.every(({ verdict }) => verdict === "compliant" || verdict === "notApplicable");
            assert.ok(!hidden, `${key}: a violation is hidden by ${at.join(".")} of ${one.urn}`);
          }
        },
      ),
      { numRuns: MUTANTS },
    );
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
      const verdictsWith = (resources: readonly object[]) =>
        judged(graphFromExports([{ file: "s", document: { version: 3, deployment: { resources } } }]));
      assert.deepEqual(verdictsWith([...components, queue]), verdictsWith([queue]));
    });
  }
});
