import { EBS_VOLUME } from "../../aws";
import { SECRET, UNKNOWN } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "finalSnapshot";

export const volumeDeletionProtection = defineRule({
  id: "ebs-volume-deletion-protection",
  title: "EBS volumes should have Pulumi's protect option and a final snapshot",
  practices: ["REL10-BP02"],
  service: "EBS",
  severity: "medium",
  why: "EBS has no deletion protection: one API call, or one wrong change of the program, deletes a detached volume.",
  fix: "Set the resource option protect, and finalSnapshot to true, so that a deleted volume can be restored.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-deleting-volume.html",
  types: [EBS_VOLUME],
  check(volume, graph) {
    if (!volume.protect)
      return violation({
        property: "protect",
        actual: false,
        wanted: true,
        message: "A replacement, or a changed name in the program, deletes it with its data.",
      });
    // The default is false (https://www.pulumi.com/registry/packages/aws/api-docs/ebs/volume/).
    if (graph.read.boolean(volume, PROPERTY, false)) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(volume, PROPERTY, false),
      wanted: true,
      message: "Once it is unprotected, deleting it leaves only the snapshots of a schedule.",
    });
  },
  remediate: (props) =>
    // A value that is unknown at preview may be true.
    [true, UNKNOWN, SECRET].some((value) => props[PROPERTY] === value) ? undefined : { [PROPERTY]: true },
});
