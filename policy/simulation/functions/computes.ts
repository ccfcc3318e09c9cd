import { AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE, LAMBDA_FUNCTION } from "../../aws";
import type { Resource } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

const COMPUTE: readonly string[] = [AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE, LAMBDA_FUNCTION];

/** What an element runs on. */
export function computesOf(top: ElementId, scene: Scene): readonly Resource[] {
  const [seen, found] = [new Set<ElementId>(), new Set<Resource>()];
  const waiting = [top];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const { kids, op, resource } = scene.elements[one]!;
    if (resource && COMPUTE.includes(resource.type)) found.add(resource);
    // What is asked whether it is down carries nothing.
    if (op !== "not") waiting.push(...kids);
  }
  return [...found];
}
