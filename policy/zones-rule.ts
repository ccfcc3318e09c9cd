import { z } from "zod";
import type { Graph, PathOf, PropertiesOf, ResourceOf } from "./graph";
import { defineRule, type Rule, type RuleMetadata } from "./rule";
import { judgeSpan, spanOfSubnets } from "./services/zones";
import { notApplicable } from "./verdict";

/** A rule that says "its subnets must be in several Availability Zones", and nothing besides. */
interface ZonesRule<T extends readonly string[], S extends string> extends RuleMetadata {
  readonly types: T;
  /** The path of the subnets, such as `subnetIds[*]`. */
  readonly subnets: PathOf<PropertiesOf<T>, S>;
  /** The default of the setting; 2 where it is not given. */
  readonly minimumZones?: number;
  /** What the loss of its only zone takes, such as "every node". */
  readonly lost: string;
  /** In how many zones AWS requires a number of distinct subnets to be: cite it. It counts for those that were made elsewhere. */
  readonly guaranteed?: (subnets: number) => number;
  /** Why a resource needs none, in a sentence; undefined where it needs them. */
  readonly except?: (resource: ResourceOf<T>, graph: Graph) => string | undefined;
}

/** Makes a rule on the Availability Zones of a resource's subnets, with the setting `minimumZones`. */
export function zonesRule<const T extends readonly string[], const S extends string>(
  definition: ZonesRule<T, S>,
): Rule {
  const { subnets, minimumZones: zones = 2, lost, guaranteed, except, ...metadata } = definition;
  return defineRule({
    ...metadata,
    settings: z.object({
      minimumZones: z.int().min(1).max(6).default(zones).describe("The minimum number of Availability Zones."),
    }),
    check(resource: ResourceOf<T>, graph, { minimumZones }) {
      const reason = except?.(resource, graph);
      if (reason !== undefined) return notApplicable(reason);
      const span = spanOfSubnets(resource, graph, subnets, guaranteed);
      return judgeSpan(span, minimumZones, "Its subnets are in", lost);
    },
  });
}
