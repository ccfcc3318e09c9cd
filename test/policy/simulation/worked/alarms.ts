import { servingTable, Site, type ServingCase } from "./serving";

const METRICS = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-types.html";

/** In the outage of us-east-1: a site of us-west-2 whose check is of an alarm there. */
const ANSWERS: readonly (readonly [namespace: string, answer: string, why: string])[] = [
  ["AWS/ApplicationELB", "continues 0:1", "A load balancer's metrics are in its own Region, which is whole."],
  ["AWS/Route53", "undecided 0:1 300:0..1", "What Route 53 measures may be what fails in us-east-1."],
  ["Shop", "undecided 0:1 300:0..1", "What a program measures may be what fails in us-east-1."],
];

const CASES = ANSWERS.map(([namespace, answer, why]): ServingCase => {
  return {
    title: `failover from us-west-2 by a check of an alarm there, about a metric of ${namespace}`,
    source: METRICS,
    why,
    sites: () => {
      const [here, there] = [new Site(), new Site("us-west-2")];
      there.add("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", {
        ...{ name: "errors", namespace, metricName: "Errors" },
        ...{ comparisonOperator: "GreaterThanThreshold", threshold: 5, evaluationPeriods: 3, period: 60 },
      });
      const check = here.add("aws:route53/healthCheck:HealthCheck", "errors", {
        ...{ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "errors", cloudwatchAlarmRegion: "us-west-2" },
        insufficientDataHealthStatus: "Healthy",
      });
      const role = (type: string) => ({ failoverRoutingPolicies: [{ type }] });
      there.alias(there.web(2), { ...role("PRIMARY"), healthCheckId: check.id });
      here.alias(here.web(2), role("SECONDARY"));
      return [here, there];
    },
    expected: { none: "up", "region us-east-1 outage": answer },
  };
});

export const ALARMS = servingTable("Health checks of alarms", CASES);
