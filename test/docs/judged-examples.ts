import { planStacks } from "../../cli/plan";
import { Existing, type Example } from "../../docs/rules/examples";
import { graphFromExports } from "../../policy/graph";
import { judgeRule } from "../../policy/judge";
import type { Rule } from "../../policy/rule";
import type { Verdict } from "../../policy/verdict";

type Side = keyof Example;

/** What a rule says of its example: the verdicts on the resources of both programs. */
export interface JudgedExample {
  readonly rule: string;
  readonly wrong: readonly Verdict[];
  readonly right: readonly Verdict[];
}

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

/** Runs the examples of rules, each as a stack of its own, and judges each by its rule. */
export async function judgedExamples(
  rules: readonly Rule[],
  examples: Readonly<Record<string, Example>>,
): Promise<readonly JudgedExample[]> {
  const runs = rules.flatMap((rule) => {
    const example = examples[rule.id];
    return example ? (["wrong", "right"] as const).map((side) => ({ rule, side, run: example[side] })) : [];
  });
  const queue = runs.map(({ run }) => run);
  const stacks = runs.map(({ rule, side }) => ({ name: `${rule.id}-${side}`, config: CONFIG }));
  const planned = await planStacks(() => queue.shift()?.(new Existing()), "examples", stacks, {
    account: "123456789012",
  });
  const verdicts = (rule: Rule, side: Side): readonly Verdict[] => {
    const stack = planned.find(({ name }) => name === `${rule.id}-${side}`);
    const graph = graphFromExports([
      { file: "example", document: stack?.deployment },
      { file: "other", document: OTHER_STACK },
    ]);
    return judgeRule(rule, graph, rule.settings.parse({})).map(({ verdict }) => verdict);
  };
  return rules
    .filter(({ id }) => id in examples)
    .map((rule) => ({ rule: rule.id, wrong: verdicts(rule, "wrong"), right: verdicts(rule, "right") }));
}
