import { CLUSTER_INSTANCE, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { isOfType } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "monitoringInterval";

export const enhancedMonitoring = defineRule({
  id: "rds-enhanced-monitoring",
  title: "RDS DB instances should have Enhanced Monitoring enabled",
  practices: ["REL06-BP01"],
  peers: {
    securityHub: ["RDS.6"],
    config: ["RDS_ENHANCED_MONITORING_ENABLED"],
    checkov: ["CKV_AWS_118"],
    cdkNag: ["RDSEnhancedMonitoringEnabled"],
    prowler: ["rds_instance_enhanced_monitoring_enabled"],
  },
  optIn: true,
  service: "RDS",
  severity: "low",
  why: "CloudWatch sees a database from outside, once a minute. Which process takes memory or CPU while it fails, only the agent on its host sees.",
  fix: "Set monitoringInterval to 60 or less, and monitoringRoleArn.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
  types: [DB_INSTANCE, CLUSTER_INSTANCE],
  check(instance, graph) {
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: 0 by default.
    const [cluster] = isOfType(instance, CLUSTER_INSTANCE)
      ? graph.references(instance, "clusterIdentifier", [DB_CLUSTER]).certain
      : [];
    if (cluster && graph.read.number(cluster, PROPERTY, 0) > 0) return compliant();
    const seconds = graph.read.number(instance, PROPERTY, 0);
    if (seconds > 0) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(instance, PROPERTY, seconds),
      wanted: "1 to 60 (seconds)",
      message: "No metrics of its operating system are collected.",
    });
  },
});
