import { ECS_SERVICE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "healthCheckGracePeriodSeconds";

export const healthCheckGracePeriod = defineRule({
  id: "ecs-health-check-grace-period",
  title: "ECS services behind a load balancer should have a health check grace period",
  practices: ["REL11-BP03"],
  service: "ECS",
  // A task that starts faster than the health check fails needs none.
  severity: "low",
  why: "Without one, ECS stops a task that is slower to start than its load balancer's health check is to fail, and starts another, again and again.",
  fix: "Set healthCheckGracePeriodSeconds to the time that a task takes to start.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html",
  types: [ECS_SERVICE],
  check(service, graph) {
    if (graph.read.list(service, "loadBalancers").length === 0)
      return notApplicable("No load balancer checks its tasks.");
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html: 0 by default.
    const seconds = graph.read.number(service, PROPERTY, 0);
    if (seconds > 0) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(service, PROPERTY, seconds),
      wanted: "the time that a task takes to start",
      message:
        "The load balancer's health check counts from a task's first second: one that starts slowly is stopped before it serves.",
    });
  },
});
