import { ECS_SERVICE } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "healthCheckGracePeriodSeconds";
/** Seconds: longer than the image of a container takes to be pulled and its service to start. */
const LONGEST = 900;

export const healthCheckGracePeriod = defineRule({
  id: "ecs-health-check-grace-period",
  title: "ECS services behind a load balancer should have a health check grace period that is not too long",
  practices: ["REL11-BP03"],
  service: "ECS",
  // A task that starts faster than the health check fails needs none.
  severity: "low",
  why: "Without one, ECS stops a task that is slower to start than its load balancer's health check is to fail, and starts another, again and again. During a long one it keeps tasks that fail the health check.",
  fix: "Set healthCheckGracePeriodSeconds to the time that a task takes to start.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html",
  types: [ECS_SERVICE],
  settings: z.object({
    longestGracePeriod: z.int().min(1).default(LONGEST).describe("The maximum grace period, in seconds."),
  }),
  check(service, graph, { longestGracePeriod }) {
    if (graph.read.list(service, "loadBalancers").length === 0)
      return notApplicable("No load balancer checks its tasks.");
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html: 0 by default.
    const seconds = graph.read.number(service, PROPERTY, 0);
    if (seconds > longestGracePeriod)
      return violation({
        property: PROPERTY,
        actual: seconds,
        wanted: `the time that a task takes to start, at most ${longestGracePeriod} s`,
        message: `ECS ignores failed health checks of a new task for ${seconds} s: a release that never serves is neither replaced nor rolled back until then.`,
      });
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
