import { LAMBDA_FUNCTION } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { judgeSpan, spanOfSubnets } from "../../services/zones";
import { notApplicable } from "../../verdict";

export const vpcMultipleAz = defineRule({
  id: "lambda-vpc-multiple-az",
  title: "VPC Lambda functions should operate in multiple Availability Zones",
  practices: ["REL10-BP01"],
  peers: {
    securityHub: ["Lambda.5"],
    config: ["LAMBDA_VPC_MULTI_AZ_CHECK"],
    prowler: ["awslambda_function_vpc_multi_az"],
  },
  service: "Lambda",
  severity: "high",
  why: "Lambda runs a VPC function only in the Availability Zones of its subnets: if its only zone is impaired, the function stops.",
  fix: "Give vpcConfig.subnetIds subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  types: [LAMBDA_FUNCTION],
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(lambda, graph, { minimumZones }) {
    const vpc = graph.read.given(lambda, "vpcConfig");
    const { values, open } = graph.values(lambda, "vpcConfig.subnetIds[*]");
    if (vpc === undefined || (!open && values.length === 0))
      return notApplicable("It is not in a VPC: Lambda uses several Availability Zones.");
    const span = spanOfSubnets(lambda, graph, "vpcConfig.subnetIds[*]");
    return judgeSpan({ ...span, property: "vpcConfig.subnetIds" }, minimumZones, "It has subnets in", "the function");
  },
});
