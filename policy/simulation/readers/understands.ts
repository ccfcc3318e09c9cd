import type { Resource } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { notUnderstood } from "./reader";

type Words<S extends string> = S extends `${infer First} ${infer Rest}` ? First | Words<Rest> : S;

/** The words of some texts, each of which the compiler knows: for what a reader understands. */
export function words<const S extends readonly string[]>(...texts: S): readonly Words<S[number]>[] {
  return texts.flatMap((text) => text.split(" ") as Words<S[number]>[]);
}

/** In doubt under every fault that may reach a resource which sets what is not understood; always up for others. */
export function doubtAbout(resource: Resource, understands: readonly string[], scene: Scene): ElementId {
  const extra = notUnderstood(resource, { understands });
  if (extra.length === 0) return scene.up;
  const reason = `${resource.name} sets ${extra.join(", ")}, which the simulation does not understand.`;
  return scene.opaque(resource, "property", reason);
}
