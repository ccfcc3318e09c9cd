import { AUTO_SCALING_GROUP } from "../../aws";
import { z } from "zod";
import { decided } from "../../graph";
import { isServing } from "../../services/autoscaling/traffic";
import { defineRule } from "../../rule";
import { notApplicable, verdictsOf, violation } from "../../verdict";

const PROPERTIES = [
  // Without a policy each process has its own behaviour: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html
  ["instanceMaintenancePolicy", "instanceMaintenancePolicy.minHealthyPercentage"],
  // By default 90, or that of the maintenance policy, which is judged itself: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
  ["instanceRefresh", "instanceRefresh.preferences.minHealthyPercentage"],
] as const;
const BY_DEFAULT = 90;

export const replacementMinHealthy = defineRule({
  id: "autoscaling-replacement-min-healthy",
  title: "Auto Scaling groups should keep enough instances in service while they replace others",
  practices: ["REL08-BP04", "REL11-BP05"],
  service: "Auto Scaling",
  severity: "high",
  why: "At a low minimum healthy percentage a refresh or a maintenance takes most instances out of service at once: a deployment is an outage.",
  fix: "Set minHealthyPercentage of instanceMaintenancePolicy and of instanceRefresh.preferences to 90 or more.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html",
  types: [AUTO_SCALING_GROUP],
  settings: z.object({
    minimumHealthy: z
      .number()
      .min(1)
      .max(100)
      .default(50)
      .describe("The minimum percentage of a group's instances that must stay in service."),
  }),
  check(group, graph, { minimumHealthy }) {
    const checks = PROPERTIES.map(([owner, property]) => () => {
      if (graph.given(group, owner).kind === "missing") return undefined;
      const percent = graph.read.number(group, property, BY_DEFAULT);
      // -1 clears a maintenance policy.
      if (percent === -1 || percent >= minimumHealthy || !decided(isServing(group, graph), "targetGroupArns"))
        return undefined;
      return violation({
        property,
        actual: percent,
        wanted: `at least ${minimumHealthy}`,
        message: `A replacement may take ${100 - percent}% of its instances out of service at the same time.`,
      });
    });
    return verdictsOf(
      group,
      checks,
      notApplicable("Neither a maintenance policy nor an instance refresh takes too many instances of a service."),
    );
  },
});
