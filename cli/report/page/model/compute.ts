import { LAUNCH_TEMPLATE } from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import type { GroupPicture, InstancePicture } from "./picture";
import { numberOf, referenceOf, textOf, textsOf } from "./read";

const SPECIFICATION = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId";
const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides[*].instanceType";

/** An Auto Scaling group, with its instances by AZ. */
export function groupOf(graph: Graph, group: Resource, zones: number[], placed: boolean): GroupPicture {
  const min = numberOf(graph, group, "minSize");
  const desired = numberOf(graph, group, "desiredCapacity") ?? min;
  const max = numberOf(graph, group, "maxSize");
  const sizes = instanceTypesOf(graph, group);
  return pictureOf(group, { kind: "Auto Scaling group", one: "instance", zones, min, desired, max, sizes, placed });
}

type Drawn = Omit<GroupPicture, "urn" | "name" | "spread" | "room">;

/** What runs is spread evenly over the zones, now and at most. */
export function pictureOf({ urn, name }: Resource, drawn: Drawn): GroupPicture {
  const { zones, desired = 0, max = 0 } = drawn;
  return { urn, name, ...drawn, spread: evenly(desired, zones.length), room: evenly(max, zones.length) };
}

/** A count spread over places as evenly as possible, the first getting more. */
export function evenly(count: number, places: number): number[] {
  const least = Math.floor(count / Math.max(1, places));
  return Array.from({ length: places }, (_, index) => least + (index < count - least * places ? 1 : 0));
}

function instanceTypesOf(graph: Graph, group: Resource): string[] {
  const overrides = textsOf(graph, group, OVERRIDES);
  if (overrides.length > 0) return [...new Set(overrides)];
  const template =
    referenceOf(graph, group, "launchTemplate.id", LAUNCH_TEMPLATE) ??
    referenceOf(graph, group, SPECIFICATION, LAUNCH_TEMPLATE);
  const type = template && textOf(graph, template, "instanceType");
  return type === undefined ? [] : [type];
}

/** An instance that no Auto Scaling group makes. */
export function instanceOf(graph: Graph, instance: Resource): InstancePicture {
  const template = referenceOf(graph, instance, "launchTemplate.id", LAUNCH_TEMPLATE);
  const own = textOf(graph, instance, "instanceType");
  return {
    urn: instance.urn,
    name: instance.name,
    instanceType: own ?? (template && textOf(graph, template, "instanceType")),
  };
}
