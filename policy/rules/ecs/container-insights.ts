import { ECS_CLUSTER } from "../../aws";
import { isTreeObject, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const ON: readonly unknown[] = ["enabled", "enhanced"];

export const containerInsights = defineRule({
  id: "ecs-container-insights",
  title: "ECS clusters should have Container Insights enabled",
  practices: ["REL06-BP01"],
  peers: {
    securityHub: ["ECS.12"],
    config: ["ECS_CONTAINER_INSIGHTS_ENABLED"],
    checkov: ["CKV_AWS_65"],
    cdkNag: ["ECSClusterCloudWatchContainerInsights"],
    prowler: ["ecs_cluster_container_insights_enabled"],
  },
  optIn: true,
  service: "ECS",
  severity: "low",
  why: "Without it there are no metrics of running, pending and restarted tasks, and no alarm can tell that fewer run than should.",
  fix: 'Add the setting containerInsights with the value "enhanced" or "enabled".',
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html",
  types: [ECS_CLUSTER],
  check(cluster, graph) {
    const settings = graph.read.list(cluster, "settings").map((one) => (isTreeObject(one) ? one : undefined));
    const insights = settings.find((one) => one?.name === "containerInsights");
    if (ON.includes(insights?.value)) return compliant();
    if (typeof insights?.value === "symbol" || settings.includes(undefined))
      throw new UndecidedError("settings", "Its settings are known only after deployment.");
    return violation({
      property: "settings",
      actual: insights?.value,
      wanted: 'containerInsights "enhanced"',
      message: "CloudWatch has no metrics of its running, pending and restarted tasks.",
    });
  },
});
