import { FSX_ONTAP, FSX_OPENZFS, FSX_WINDOWS } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "deploymentType";

export const multiAz = defineRule({
  id: "fsx-multi-az",
  title: "FSx file systems should use a Multi-AZ deployment",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: { securityHub: ["FSx.3", "FSx.4", "FSx.5"], prowler: ["fsx_windows_file_system_multi_az_enabled"] },
  service: "FSx",
  severity: "medium",
  why: "A Single-AZ file system is unavailable as long as its file server or zone is. A Multi-AZ one has a standby in another zone, in step with it.",
  fix: "Set deploymentType to MULTI_AZ_1 (or MULTI_AZ_2 of ONTAP) and give two subnets. FSx can't change it: restore a backup into a new file system.",
  source: "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html",
  types: [FSX_WINDOWS, FSX_ONTAP, FSX_OPENZFS],
  check(system, graph) {
    // The provider's default of Windows file systems (node_modules/@pulumi/aws/fsx/windowsFileSystem.d.ts); the others must give it.
    const deployment = graph.read.string(system, PROPERTY, "SINGLE_AZ_1");
    if (deployment.startsWith("MULTI_AZ_")) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(system, PROPERTY, deployment),
      wanted: "MULTI_AZ_1",
      message:
        "It runs in one Availability Zone: while that or its file server is impaired, its files are unavailable.",
    });
  },
});
