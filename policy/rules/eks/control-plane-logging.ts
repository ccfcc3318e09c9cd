import { EKS_CLUSTER } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "enabledClusterLogTypes";

export const controlPlaneLogging = defineRule({
  id: "eks-control-plane-logging",
  title: "EKS clusters should have audit logging enabled",
  practices: ["REL06-BP05"],
  peers: { securityHub: ["EKS.8"], prowler: ["eks_control_plane_logging_all_types_enabled"] },
  optIn: true,
  service: "EKS",
  severity: "low",
  why: "Without the audit log nothing says after an outage what changed or deleted a resource of the cluster.",
  fix: "Add audit to enabledClusterLogTypes.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
  types: [EKS_CLUSTER],
  check(cluster, graph) {
    const types = graph.read.strings(cluster, `${PROPERTY}[*]`);
    if (types.includes("audit")) return compliant();
    return violation({
      property: PROPERTY,
      actual: types.length === 0 ? undefined : [...types],
      wanted: "audit among them",
      message: "Its control plane keeps no audit log: what changed the cluster can't be found out.",
    });
  },
});
