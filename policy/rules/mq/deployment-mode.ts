import { MQ_BROKER } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "deploymentMode";

export const deploymentMode = defineRule({
  id: "mq-deployment-mode",
  title: "Amazon MQ brokers should have a standby or be a cluster",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: {
    securityHub: ["MQ.5", "MQ.6"],
    prowler: ["mq_broker_active_deployment_mode", "mq_broker_cluster_deployment_mode"],
  },
  service: "Amazon MQ",
  severity: "medium",
  why: "A single-instance broker is unavailable as long as its host or zone is, and at each maintenance: nothing can be sent or received.",
  fix: "Set deploymentMode to ACTIVE_STANDBY_MULTI_AZ for ActiveMQ, or to CLUSTER_MULTI_AZ for RabbitMQ. It replaces the broker.",
  source: "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/broker.html",
  types: [MQ_BROKER],
  check(broker, graph) {
    // The provider's default (node_modules/@pulumi/aws/mq/broker.d.ts, deploymentMode).
    const mode = graph.read.string(broker, PROPERTY, "SINGLE_INSTANCE");
    if (mode.endsWith("_MULTI_AZ")) return compliant();
    const engine = graph.read.string(broker, "engineType", "").toLowerCase();
    return violation({
      property: PROPERTY,
      actual: graph.actual(broker, PROPERTY, mode),
      wanted: engine === "rabbitmq" ? "CLUSTER_MULTI_AZ" : "ACTIVE_STANDBY_MULTI_AZ",
      message:
        "It is a single broker in one Availability Zone: while its host or zone is impaired, no message is taken or delivered.",
    });
  },
});
