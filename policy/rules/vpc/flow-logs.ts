import { FLOW_LOG, VPC } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

export const flowLogs = defineRule({
  id: "vpc-flow-logs",
  title: "VPCs should have flow logs enabled",
  practices: ["REL06-BP05"],
  optIn: true,
  peers: {
    config: ["VPC_FLOW_LOGS_ENABLED"],
    checkov: ["CKV2_AWS_11"],
    cdkNag: ["VPCFlowLogsEnabled"],
    prowler: ["vpc_flow_logs_enabled"],
  },
  service: "VPC",
  severity: "low",
  why: "Without flow logs nothing says which connections were refused or not answered when a network fails.",
  fix: "Add an aws.ec2.FlowLog with the vpcId.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
  types: [VPC],
  check(vpc, graph) {
    const { certain, possible } = graph.referrers(vpc, [FLOW_LOG], "vpcId");
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, "", "logs its traffic");
    return violation({
      property: "cidrBlock",
      actual: undefined,
      wanted: "an aws.ec2.FlowLog with its vpcId",
      message: "Its traffic is not logged: which connections failed can't be found out.",
    });
  },
});
