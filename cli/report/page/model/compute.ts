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
  return {
    urn: group.urn,
    name: group.name,
    zones,
    min,
    desired,
    max,
    spread: evenly(desired ?? 0, zones.length),
    room: evenly(max ?? 0, zones.length),
    instanceTypes: instanceTypesOf(graph, group),
    placed,
  };
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
