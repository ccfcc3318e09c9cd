import { BUCKETS, BUCKET_OBJECT, BUCKET_OBJECT_V1, HEALTH_CHECK } from "../../aws";
import { isOfType, valueOf, type Resource, type ResourceOf } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { engagedByHand } from "./by-hand";
import { objectPut } from "./engaged";
import { targetAt } from "./targets";

/**
 * Up while a bucket answers a health check with the object that it asks for. An object that is not among the resources is taken to be there or
 * not as the check is healthy with it: an inverted check is a switch that is not engaged, another asks for what a deployment has put there.
 * Undefined where no single object is asked for.
 */
export function objectAnswers(
  check: ResourceOf<typeof HEALTH_CHECK>,
  bucket: Resource,
  scene: Scene,
): ElementId | undefined {
  const { graph } = scene;
  const given = graph.string(check, "resourcePath");
  if (!isOfType(bucket, ...BUCKETS)) return undefined;
  if (given.kind === "unknown") return scene.unknown(`The resourcePath of ${check.name} ${given.reason}.`, check);
  const path = valueOf(given)?.replace(/^\//, "") ?? "";
  if (path === "") return undefined;
  const objects = graph.referrers(bucket, [BUCKET_OBJECT, BUCKET_OBJECT_V1], "bucket", BUCKETS);
  const isThere = objects.certain.some((object) => valueOf(graph.string(object, "key")) === path);
  if (isThere) return scene.of(bucket);
  const isInverted = valueOf(graph.boolean(check, "invertHealthcheck", false)) === true;
  const state = isInverted ? "not there before a fault" : "there";
  scene.blind({
    id: `application ${scene.nameOf(check)}`,
    kind: "application",
    urn: check.urn,
    reason: `The object ${path}, which ${scene.nameOf(check)} asks for, is not among the resources; it is taken to be ${state}.`,
  });
  if (!isInverted) return scene.of(bucket);
  const readers = graph.ofType(HEALTH_CHECK).filter((one) => asksFor(one, bucket, path, scene));
  const isPut = [objectPut(bucket, path, scene), engagedByHand(readers, path, scene.of(bucket), scene)];
  return scene.any(isPut, `the object ${path} is there`);
}

/** Whether a check asks a bucket for the same object as another does. */
function asksFor(check: ResourceOf<typeof HEALTH_CHECK>, bucket: Resource, path: string, { graph }: Scene): boolean {
  if (valueOf(graph.string(check, "resourcePath"))?.replace(/^\//, "") !== path) return false;
  const target = targetAt(valueOf(graph.string(check, "fqdn")) ?? "", graph);
  return target.is === "resource" && target.resource === bucket;
}
