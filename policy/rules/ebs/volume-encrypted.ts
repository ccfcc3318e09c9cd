import { EBS_ENCRYPTION_BY_DEFAULT, EBS_VOLUME } from "../../aws";
import { defineRule } from "../../rule";
import { answered, any, valueOf, type Answer, type Graph, type ResourceOf } from "../../graph";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "encrypted";

/** Whether the program encrypts every new volume of the Region by default. */
function byDefault(volume: ResourceOf<typeof EBS_VOLUME>, graph: Graph): Answer {
  const settings = graph.ofType(EBS_ENCRYPTION_BY_DEFAULT).filter((one) => one.region === volume.region);
  // https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html; the resource's default is true.
  return any(settings.map((one) => answered(() => graph.read.boolean(one, "enabled", true))));
}

export const volumeEncrypted = defineRule({
  id: "ebs-volume-encrypted",
  title: "EBS volumes should be encrypted",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["EC2.3"],
    checkov: ["CKV_AWS_3"],
    cdkNag: ["EC2EBSVolumeEncrypted"],
    prowler: ["ec2_ebs_volume_encryption"],
  },
  service: "EBS",
  severity: "medium",
  why: "A volume can't be encrypted later, and its snapshots and their copies in the other Region are unencrypted too.",
  fix: "Set encrypted to true, with kmsKeyId for a customer managed key. Replace an existing volume from an encrypted copy of its snapshot.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  types: [EBS_VOLUME],
  check(volume, graph) {
    if (valueOf(graph.boolean(volume, PROPERTY))) return compliant();
    const given = graph.input(volume, PROPERTY).kind !== "missing";
    if (given || !volume.inputsSeen) graph.read.boolean(volume, PROPERTY);
    const { is } = byDefault(volume, graph);
    if (is === "yes") return compliant();
    if (!given && is === "unknown")
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
