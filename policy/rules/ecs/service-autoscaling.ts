import { ECS_SERVICE } from "../../aws";
import { UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { DAEMON, hasTaskCount, taskTargetsOf } from "../../services/ecs/scaling";
import { compliant, notApplicable, violation } from "../../verdict";

export const serviceAutoscaling = defineRule({
  id: "ecs-service-autoscaling",
  title: "ECS services behind a load balancer should use service auto scaling",
  practices: ["REL07-BP01", "REL07-BP03"],
  service: "ECS",
  // A service that is made for its peak needs none.
  severity: "low",
  why: "A fixed number of tasks does not grow with the load, nor when another Region or zone sends its own.",
  fix: "Add an aws.appautoscaling.Target and a target tracking aws.appautoscaling.Policy for it.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html",
  types: [ECS_SERVICE],
  check(service, graph) {
    if (!hasTaskCount(service, graph)) return notApplicable(DAEMON);
    if (graph.read.list(service, "loadBalancers").length === 0)
      return notApplicable("No load balancer sends traffic to it.");
    const { certain, why } = taskTargetsOf(service, graph);
    if (certain.length > 0) return compliant();
    if (why !== undefined) throw new UndecidedError("desiredCount", why);
    return violation({
      property: "desiredCount",
      actual: undefined,
      wanted: "an aws.appautoscaling.Target with a policy",
      message: "The number of its tasks is fixed: more load than they can take is refused or slow.",
    });
  },
});
