import { AUTO_SCALING_GROUP } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { judgeSpan, spanOfGroup } from "../../services/zones";

export const multipleAz = defineRule({
  id: "autoscaling-multiple-az",
  title: "Auto Scaling groups should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  peers: {
    securityHub: ["AutoScaling.2"],
    config: ["AUTOSCALING_MULTIPLE_AZ"],
    prowler: ["autoscaling_group_multiple_az"],
  },
  service: "Auto Scaling",
  severity: "high",
  why: "When an Availability Zone is impaired, a group that uses only that zone loses every instance.",
  fix: "Give vpcZoneIdentifiers subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
  types: [AUTO_SCALING_GROUP],
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(group, graph, { minimumZones }) {
    return judgeSpan(spanOfGroup(group, graph), minimumZones, "It spans", "every instance");
  },
});
