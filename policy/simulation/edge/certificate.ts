import { CERTIFICATE } from "../../aws";
import { valueOf, type Resource, type ResourceOf } from "../../graph";
import { certificateAtom, split } from "../atoms";
import type { Doubt, ElementId } from "../model";
import type { Scene } from "../scene";

const anyCertificate: Doubt = (atom) => split(atom)[0] === "certificate";

/** Up while the certificate is valid that one of some properties names; in doubt under each where it is not known which; undefined where none does. */
export function certificateAt(resource: Resource, paths: readonly string[], scene: Scene): ElementId | undefined {
  const { graph } = scene;
  const named = paths.filter((path) => graph.given(resource, path).kind !== "missing");
  const found = named.map((path) => graph.references(resource, path, [CERTIFICATE]));
  const [certificate] = found.flatMap(({ certain }) => certain);
  if (certificate) return certificateLeaf(certificate, scene);
  const open = found.find(({ complete }) => !complete);
  const reason = open?.why ?? `Which certificate ${resource.name} presents is known only after deployment.`;
  return open && scene.leaf([], reason, { resource, mayFailWith: anyCertificate });
}

/** The certificates of a domain fail together; one whose domain is not known, with any. */
function certificateLeaf(certificate: ResourceOf<typeof CERTIFICATE>, scene: Scene): ElementId {
  const domain = scene.graph.string(certificate, "domainName");
  const name = valueOf(domain) ?? scene.nameOf(certificate);
  return scene.leaf([certificateAtom(name)], `the certificate of ${name}`, {
    resource: certificate,
    ...(domain.kind === "unknown" && { mayFailWith: anyCertificate }),
  });
}
