import { EBS_ENCRYPTION_BY_DEFAULT, EBS_VOLUME } from "../../aws";
import { defineRule } from "../../rule";
import type { Graph, Resource } from "../../graph";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "encrypted";

/** Whether the program encrypts every new volume of the Region by default; undefined where that is not known. */
function byDefault(volume: Resource, graph: Graph): boolean | undefined {
  const settings = graph.ofType(EBS_ENCRYPTION_BY_DEFAULT).filter((one) => one.region === volume.region);
  // https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html; the resource's default is true.
  const readings = settings.map((one) => graph.boolean(one, "enabled", true));
  if (readings.some((one) => one.kind === "known" && one.value)) return true;
  return readings.some((one) => one.kind === "unknown") ? undefined : false;
}

export const volumeEncrypted = defineRule({
  id: "ebs-volume-encrypted",
  title: "EBS volumes should be encrypted",
  service: "EBS",
  severity: "medium",
  why: "A volume can't be encrypted later, and its snapshots and their copies in the other Region are unencrypted too.",
  fix: "Set encrypted to true, with kmsKeyId for a customer managed key. Replace an existing volume from an encrypted copy of its snapshot.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  types: [EBS_VOLUME],
  check(volume, graph) {
    const encrypted = graph.boolean(volume, PROPERTY);
    if (encrypted.kind === "known" && encrypted.value) return compliant();
    const given = graph.input(volume, PROPERTY).kind !== "missing";
    if (encrypted.kind === "unknown" && (given || !volume.inputsSeen))
      return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${encrypted.reason}.` });
    const region = byDefault(volume, graph);
    if (region) return compliant();
    if (!given && region === undefined)
      return undecided({
        property: PROPERTY,
        reason: "Whether its Region encrypts by default is known only after deployment.",
      });
    if (!given && graph.input(volume, "snapshotId").kind !== "missing")
      return undecided({
        property: PROPERTY,
        reason: "It is encrypted like its snapshot, which is not in the program.",
      });
    return violation({
      property: PROPERTY,
      actual: given ? false : undefined,
      wanted: true,
      message: "Anyone with access to a snapshot of it, or to its copy in another Region, can read it.",
    });
  },
});
