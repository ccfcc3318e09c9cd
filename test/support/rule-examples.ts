import { planStacks } from "../../cli/plan";
import { examples, Existing, type Example } from "../../docs/rules/examples";
import { graphFromExports, type Graph } from "../../policy/graph";
import { judgeRule, type Judgement } from "../../policy/judge";
import type { Rule } from "../../policy/rule";
import { rules } from "../../policy/rules";
import { DiskCache } from "./disk-cache";

export type Side = keyof Example;
export const SIDES: readonly Side[] = ["wrong", "right"];

/** A program of an example as an export has it, and what its rule says of it. */
export interface JudgedProgram {
  readonly rule: Rule;
  readonly side: Side;
  readonly graph: Graph;
  readonly judgements: readonly Judgement[];
}

type Documents = Readonly<Record<string, unknown>>;

const CONFIG = { "aws:region": "us-east-1" };

/** A second stack, so that what is not in an example is in no other stack either. */
const OTHER_STACK = {
  version: 3,
  deployment: {
    resources: [
      {
        urn: "urn:pulumi:other::examples::pulumi:pulumi:Stack::examples-other",
        custom: false,
        type: "pulumi:pulumi:Stack",
      },
    ],
  },
};

/** All that the plans of the examples are made of. */
const SOURCES = ["docs/rules/examples", "cli/plan", "components", "facts", "lib", "policy/aws", "package-lock.json"];

const cache = new DiskCache<Documents>("rule-examples", SOURCES, {
  encode: (documents) => JSON.stringify(documents),
  decode: (content) => JSON.parse(content.toString()) as Documents,
});

/** The exports of the examples' programs, each a stack of its own: `elb-multiple-az-wrong`. */
async function planned(): Promise<Documents> {
  const runs = Object.entries(examples).flatMap(([id, example]) =>
    SIDES.map((side) => ({ name: `${id}-${side}`, config: CONFIG, run: example[side] })),
  );
  const queue = runs.map(({ run }) => run);
  const stacks = runs.map(({ name, config }) => ({ name, config }));
  const options = { account: "123456789012" };
  const plans = await planStacks(() => queue.shift()?.(new Existing()), "examples", stacks, options);
  return Object.fromEntries(plans.map(({ name, deployment }) => [name, deployment]));
}

/** Both programs of each example, judged by its rule. */
export async function judgedExamples(): Promise<readonly JudgedProgram[]> {
  const documents = await cache.get("all", planned);
  return rules
    .filter(({ id }) => id in examples)
    .flatMap((rule) =>
      SIDES.map((side) => {
        const example = { file: "example", document: documents[`${rule.id}-${side}`] };
        const graph = graphFromExports([example, { file: "other", document: OTHER_STACK }]);
        return { rule, side, graph, judgements: judgeRule(rule, graph, rule.settings.parse({})) };
      }),
    );
}
