import { z } from "zod";
import { decided, type Answer, type Graph, type PathOf, type PropertiesOf, type ResourceOf } from "./graph";
import { defineRule, type Rule, type RuleMetadata } from "./rule";
import { compliant, notApplicable, violation } from "./verdict";

/** A rule that says "backups must be kept for so many days", and nothing besides. */
interface RetentionRule<T extends readonly string[], S extends string> extends RuleMetadata {
  readonly types: T;
  /** The path of the property that has the number of days. */
  readonly property: PathOf<PropertiesOf<T>, S>;
  /** The default of the setting, in days. */
  readonly minimumDays: number;
  /** The days that AWS, or the provider, keeps them for where the property is missing: cite it. */
  readonly byDefault: number | ((resource: ResourceOf<T>) => number);
  /** What is wrong with a resource that keeps none, in one sentence. */
  readonly none: string;
  /** Whether a resource's data is kept in another way, such as by a backup plan. */
  readonly otherwise?: (resource: ResourceOf<T>, graph: Graph) => Answer;
  /** Why a resource needs none, in a sentence; undefined where it needs them. */
  readonly except?: (resource: ResourceOf<T>, graph: Graph) => string | undefined;
}

/** Makes a rule on the retention of automatic backups, with the setting `minimumDays`. */
export function retentionRule<const T extends readonly string[], const S extends string>(
  definition: RetentionRule<T, S>,
): Rule {
  const { property, minimumDays: days, byDefault, none, otherwise, except, ...metadata } = definition;
  const minimum = z.int().min(1).max(35).default(days).describe("The minimum retention of automatic backups, in days.");
  return defineRule({
    ...metadata,
    settings: z.object({ minimumDays: minimum }),
    check(resource: ResourceOf<T>, graph, { minimumDays }) {
      const reason = except?.(resource, graph);
      if (reason !== undefined) return notApplicable(reason);
      const left = typeof byDefault === "number" ? byDefault : byDefault(resource);
      const days = graph.number(resource, property, left);
      if (days.kind === "known" && days.value >= minimumDays) return compliant();
      if (otherwise && decided(otherwise(resource, graph), "tags")) return compliant();
      const actual = graph.read.number(resource, property, left);
      return violation({
        property,
        actual: graph.actual(resource, property, actual),
        wanted: `at least ${minimumDays} (days)`,
        message:
          actual === 0
            ? none
            : `It keeps automatic backups for ${actual} of the ${minimumDays} days required: a mistake that is noticed later can't be undone.`,
      });
    },
  });
}
