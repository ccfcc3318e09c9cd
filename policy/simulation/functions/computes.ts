import { AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE, LAMBDA_FUNCTION } from "../../aws";
import type { Resource } from "../../graph";
import { below } from "../below";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

const COMPUTE: readonly string[] = [AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE, LAMBDA_FUNCTION];

/** What an element runs on. */
export function computesOf(top: ElementId, scene: Scene): readonly Resource[] {
  // What is asked whether it is down carries nothing.
  const ids = below([top], scene.elements, ({ op, kids }) => (op === "not" ? [] : kids));
  const found = [...ids].flatMap((id) => scene.elements[id]!.resource ?? []);
  return [...new Set(found.filter(({ type }) => COMPUTE.includes(type)))];
}
