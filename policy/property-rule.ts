import { SECRET, UNKNOWN, type Graph, type PathOf, type PropertiesOf, type ResourceOf, type Tree } from "./graph";
import { defineRule, type Rule, type RuleMetadata } from "./rule";
import { compliant, notApplicable, violation } from "./verdict";

/** A rule that says "this property must be so", and nothing besides. */
interface PropertyRule<T extends readonly string[], S extends string> extends RuleMetadata {
  readonly types: T;
  /** The property's path. */
  readonly property: PathOf<PropertiesOf<T>, S>;
  readonly wanted: boolean;
  /** What AWS, or the provider, does where the property is missing: cite it. */
  readonly byDefault: boolean;
  /** What is wrong with a resource that has another value, in one sentence. */
  readonly message: string;
  /** Why a resource that has another value needs none, in a sentence; undefined where it needs it. */
  readonly except?: (resource: ResourceOf<T>, graph: Graph) => string | undefined;
  /** Whether Pulumi may set the property by itself: it replaces nothing, costs nothing and loses nothing. */
  readonly remediated?: boolean;
}

/** Makes a rule on the value of one property; the remediation, where there may be one, sets it. */
export function propertyRule<const T extends readonly string[], const S extends string>(
  definition: PropertyRule<T, S>,
): Rule {
  const { property, wanted, byDefault, message, except, remediated = false, ...metadata } = definition;
  const leave: readonly Tree[] = [wanted, String(wanted), UNKNOWN, SECRET];
  return defineRule<T>({
    ...metadata,
    check(resource, graph) {
      const value = graph.boolean(resource, property, byDefault);
      if (value.kind === "known" && value.value === wanted) return compliant();
      const reason = except?.(resource, graph);
      if (reason !== undefined) return notApplicable(reason);
      graph.read.boolean(resource, property, byDefault);
      const actual = graph.actual(resource, property, !wanted);
      return violation({ property, actual, wanted, message });
    },
    ...(remediated && {
      remediate: (props) => {
        const value = props[property] ?? byDefault;
        // A value that is unknown at preview may be the one that is wanted.
        return leave.includes(value) ? undefined : { [property]: wanted };
      },
    }),
  });
}
