import { deploymentMode } from "../../../../policy/rules/mq/deployment-mode";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const broker = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:mq/broker:Broker", "broker", { engineType: "ActiveMQ", ...inputs });

judges(deploymentMode, {
  "active and standby": [[broker({ deploymentMode: "ACTIVE_STANDBY_MULTI_AZ" })], "compliant"],
  "a cluster": [[broker({ engineType: "RabbitMQ", deploymentMode: "CLUSTER_MULTI_AZ" })], "compliant"],
  "a single broker": [[broker({ deploymentMode: "SINGLE_INSTANCE" })], "violation", /single broker/],
  "the default": [[broker({})], "violation", /deploymentMode: missing; wanted: "ACTIVE_STANDBY_MULTI_AZ"/],
  "a single broker of RabbitMQ": [
    [broker({ engineType: "RabbitMQ", deploymentMode: "SINGLE_INSTANCE" })],
    "violation",
    /"SINGLE_INSTANCE"; wanted: "CLUSTER_MULTI_AZ"/,
  ],
  "an unknown mode": [[broker({ deploymentMode: unknown })], "undecided"],
  "what is no mode": [[broker({ deploymentMode: [] })], "undecided"],
});
