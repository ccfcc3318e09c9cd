import { LAMBDA_ALIAS, LAMBDA_FUNCTION } from "../../aws";
import { isOfType, valueOf, type Resource, type ResourceOf } from "../../graph";
import { releaseAtom } from "../atoms";
import type { ElementId, Flow, Served } from "../model";
import { heldRelease } from "../readers/alias-release";
import { anyVersion } from "../readers/messages";
import type { Scene } from "../scene";

/** How something calls a function. */
interface Call {
  readonly by: Resource;
  /** The property that names the function. */
  readonly property: string;
  /** Up while it may. */
  readonly may: ElementId;
  readonly what: string;
}

/** What a function serves; by an alias that CodeDeploy shifts, the former version answers what does not go to the new one. */
export function servedByFunction(lambda: Resource, call: Call, scene: Scene): Served {
  const { may, what } = call;
  const all = (element: ElementId): Served => ({ flow: gate(element), capability: element });
  const now = scene.all([scene.of(lambda), may], what);
  const held = isOfType(lambda, LAMBDA_FUNCTION) ? heldRelease(lambda, scene) : undefined;
  if (!isOfType(lambda, LAMBDA_FUNCTION) || !held) return all(now);
  // Without a qualifier the newest code is called (https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html).
  if (!namesAlias(call, held.alias, scene))
    return all(scene.all([anyVersion(lambda, [releaseAtom(scene.nameOf(lambda))], scene), may], what));
  if (held.share === 1) return all(now);
  const former = scene.all([anyVersion(lambda, [], scene), may], `${what}, the former version`);
  const part = (label: string, weight: number, element: ElementId) => {
    return { label, weight, chosen: scene.up, flow: gate(element) };
  };
  const parts = [part("the new version", held.share, now), part("the former version", 1 - held.share, former)];
  const why = `${scene.nameOf(held.alias)} sends a share of the calls to a new version`;
  return { flow: { kind: "split", parts, why }, capability: former };
}

const gate = (element: ElementId): Flow => ({ kind: "gate", element });

/** Whether a function is called by an alias: by reference, or by the alias's name in the ARN. */
function namesAlias({ by, property }: Call, alias: ResourceOf<typeof LAMBDA_ALIAS>, { graph }: Scene): boolean {
  if (graph.references(by, property, [LAMBDA_ALIAS]).certain.includes(alias)) return true;
  const name = valueOf(graph.string(alias, "name"));
  const text = valueOf(graph.string(by, property)) ?? "";
  return name !== undefined && new RegExp(`:function:[^:/]+:${name}(/|$)`).test(text);
}
