import { EFS_FILE_SYSTEM, EFS_MOUNT_TARGET, SUBNETS } from "../../aws";
import { z } from "zod";
import { undecidedIfAny, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { judgeSpan, placeOfSubnet, spanOf } from "../../services/zones";
import { notApplicable, violation, type Verdict } from "../../verdict";

function judgeMountTargets(
  system: ResourceOf<readonly [typeof EFS_FILE_SYSTEM]>,
  graph: Graph,
  zones: number,
): Verdict {
  const { certain, possible } = graph.referrers(system, [EFS_MOUNT_TARGET], "fileSystemId");
  undecidedIfAny(possible, "", "is a mount target of it");
  if (certain.length === 0) return notApplicable("It has no mount target in what is judged.");
  const subnets = certain.map((target) => graph.references(target, "subnetId", SUBNETS));
  const places = subnets.flatMap((found) => found.certain.map((subnet) => placeOfSubnet(subnet, graph)));
  // EFS allows one mount target in each zone: https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html
  return judgeSpan(
    spanOf("", places, certain.length - places.length),
    zones,
    "It has mount targets in",
    "the way to its files",
  );
}

export const multipleAz = defineRule({
  id: "efs-multiple-az",
  title: "EFS file systems should be Regional and have mount targets in multiple Availability Zones",
  practices: ["REL10-BP01"],
  peers: { prowler: ["efs_multi_az_enabled"] },
  service: "EFS",
  severity: "medium",
  why: "A One Zone file system is unavailable, and can be lost, with its Availability Zone. A Regional one is reached through the mount target of a zone, and not if that zone is impaired.",
  fix: "Leave out availabilityZoneName, and add an aws.efs.MountTarget in each Availability Zone that uses it.",
  source: "https://docs.aws.amazon.com/efs/latest/ug/features.html",
  types: [EFS_FILE_SYSTEM],
  settings: z.object({
    minimumZones: z
      .int()
      .min(1)
      .max(6)
      .default(2)
      .describe("The minimum number of Availability Zones with a mount target."),
  }),
  check(system, graph, { minimumZones }) {
    const zone = graph.read.givenString(system, "availabilityZoneName");
    if (zone === undefined || zone === "") return judgeMountTargets(system, graph, minimumZones);
    return violation({
      property: "availabilityZoneName",
      actual: zone,
      wanted: "not set: a Regional file system",
      message: `Its files are in ${zone} alone, and can be lost with it.`,
    });
  },
});
