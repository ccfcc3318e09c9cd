import type { CERTIFICATE } from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import { certificateAtom } from "../atoms";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

/** Up while a certificate is valid. */
export function certificateLeaf(certificate: ResourceOf<typeof CERTIFICATE>, scene: Scene): ElementId {
  const domain = valueOf(scene.graph.string(certificate, "domainName")) ?? scene.nameOf(certificate);
  return scene.leaf([certificateAtom(domain)], `the certificate of ${domain}`, { resource: certificate });
}
