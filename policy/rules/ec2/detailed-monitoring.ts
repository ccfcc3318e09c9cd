import { EC2_INSTANCE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const detailedMonitoring = propertyRule({
  id: "ec2-detailed-monitoring",
  title: "EC2 instances should have detailed monitoring enabled",
  practices: ["REL06-BP01"],
  peers: {
    config: ["EC2_INSTANCE_DETAILED_MONITORING_ENABLED"],
    checkov: ["CKV_AWS_126"],
    cdkNag: ["EC2InstanceDetailedMonitoringEnabled"],
    prowler: ["ec2_instance_detailed_monitoring_enabled"],
  },
  optIn: true,
  service: "EC2",
  severity: "low",
  why: "Basic monitoring has a value every five minutes: an alarm or scaling policy on it is as late.",
  fix: "Set monitoring to true.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html",
  types: [EC2_INSTANCE],
  property: "monitoring",
  wanted: true,
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html: basic monitoring by default.
  byDefault: false,
  message: "Its metrics have one value every five minutes.",
});
