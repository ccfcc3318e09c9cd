import { TRAIL } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const EVERYWHERE = "isMultiRegionTrail";
const GLOBAL = "includeGlobalServiceEvents";

export const multiRegion = defineRule({
  id: "cloudtrail-multi-region",
  title: "CloudTrail trails should be multi-Region trails with global service events",
  practices: ["REL06-BP05"],
  peers: {
    securityHub: ["CloudTrail.1"],
    config: ["MULTI_REGION_CLOUD_TRAIL_ENABLED"],
    checkov: ["CKV_AWS_67"],
    prowler: ["cloudtrail_multi_region_enabled"],
  },
  service: "CloudTrail",
  severity: "high",
  why: "After a failover the events that matter are in the other Region, which a single-Region trail does not record. IAM events are in us-east-1.",
  fix: "Set isMultiRegionTrail to true, and keep includeGlobalServiceEvents enabled.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html",
  types: [TRAIL],
  check(trail, graph) {
    const everywhere = graph.read.boolean(trail, EVERYWHERE, false);
    if (!everywhere)
      return violation({
        property: EVERYWHERE,
        actual: graph.actual(trail, EVERYWHERE, false),
        wanted: true,
        message: `It records ${trail.region ?? "one Region"} only.`,
      });
    const global = graph.read.boolean(trail, GLOBAL, true);
    if (global) return compliant();
    return violation({
      property: GLOBAL,
      actual: false,
      wanted: true,
      message: "It does not record events of IAM, STS and CloudFront.",
    });
  },
});
