import { TRAIL } from "../../aws";
import { propertyRule } from "../../property-rule";

export const loggingEnabled = propertyRule({
  id: "cloudtrail-logging-enabled",
  title: "CloudTrail logging should be enabled",
  practices: ["REL06-BP05"],
  peers: { checkov: ["CKV_AWS_251"] },
  service: "CloudTrail",
  severity: "high",
  why: "A trail that is turned off records nothing. Without an active trail, EventBridge receives no API call events.",
  fix: "Remove enableLogging, or set it to true.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html",
  types: [TRAIL],
  property: "enableLogging",
  wanted: true,
  byDefault: true,
  message: "Its logging is disabled.",
});
