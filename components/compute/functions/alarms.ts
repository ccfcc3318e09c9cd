import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { HttpFunctions } from "./schema";
import type { AlarmSpec, Alerts } from "../../observability/alerts";
import { inMinutes, MINUTE } from "../../observability/minutes";
import { OF_REQUESTS, share5xx } from "../../observability/request-alarms";

/** An API and its stage: the dimensions of their metrics. */
export interface StageOfApi {
  api: aws.apigatewayv2.Api;
  stage: aws.apigatewayv2.Stage;
}

/** Minutes for which requests must fail until the region counts as unable to serve. */
const UNSERVED_MINUTES = 3;

/** Requests fail, are slow, or will soon be refused. */
export function apiAlarms(
  alerts: Alerts,
  of: StageOfApi,
  settings: Pick<HttpFunctions, "throttle" | "alarms">,
  opts: pulumi.CustomResourceOptions,
): void {
  for (const [key, spec] of Object.entries({
    "api-errors": errors(alerts, of),
    "api-slow": slow(alerts, of),
    "api-near-limit": nearLimit(of, settings),
  }))
    alerts.alarm(key, spec, opts);
}

function errors({ monitoring }: Alerts, of: StageOfApi): AlarmSpec {
  const { percent, fewest, for: seconds } = monitoring.service.errors;
  return {
    ...OF_REQUESTS,
    ...metricOf(of, "5xx"),
    severity: "critical",
    problem: `The API answers with 5xx codes: more than ${percent} % of the requests for ${inMinutes(seconds / MINUTE)}, and at least ${fewest} a minute.`,
    response:
      "Read the functions' logs and the access log's integrationError; roll back the last release, or check the stores.",
    runbook: "api.md#the-api-answers-with-errors",
    statistic: "Sum",
    threshold: percent,
    evaluationPeriods: seconds / MINUTE,
    math: share5xx(fewest, "Count"),
  };
}

function slow({ monitoring }: Alerts, of: StageOfApi): AlarmSpec {
  const { p99, for: seconds } = monitoring.service.latency;
  return {
    ...OF_REQUESTS,
    ...metricOf(of, "Latency"),
    severity: "warning",
    problem: `The API's p99 latency has been above ${p99} s for ${inMinutes(seconds / MINUTE)}.`,
    response:
      "Compare Latency with IntegrationLatency, and the functions' Duration with their cold starts; check the stores.",
    runbook: "api.md#the-api-is-slow",
    statistic: "p99",
    // The metric is in milliseconds.
    threshold: p99 * 1000,
    evaluationPeriods: seconds / MINUTE,
  };
}

/** API Gateway has no metric of refused requests: they are among the 4xx, as a client's own errors are (http-api-metrics.html). */
function nearLimit(of: StageOfApi, { throttle, alarms }: Pick<HttpFunctions, "throttle" | "alarms">): AlarmSpec {
  return {
    ...OF_REQUESTS,
    ...metricOf(of, "Count"),
    severity: "warning",
    problem: `The API has had more than ${alarms.requests} % of the ${throttle.rate} requests a second that it takes, for ${inMinutes(3)}.`,
    response:
      "If they are users, raise holdfast:compute.throttle and the account's quota; API Gateway answers more with 429.",
    runbook: "api.md#the-api-nears-its-limit",
    statistic: "Sum",
    threshold: (throttle.rate * MINUTE * alarms.requests) / 100,
    evaluationPeriods: 3,
  };
}

/**
 * Most requests fail. The average of 5xx is its share of the requests (Best_Practice_Recommended_Alarms_AWS_Services.html). A Route 53 health check reads the
 * same metric, and so allows standard statistics only, and no M out of N datapoints
 * (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html).
 */
export function unservedAlarm(
  alerts: Alerts,
  of: StageOfApi,
  percent: number,
  runs: boolean,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  return alerts.alarm(
    "requests-fail",
    {
      ...OF_REQUESTS,
      ...metricOf(of, "5xx"),
      severity: runs ? "critical" : "warning",
      problem: `At least ${percent} % of the requests have failed for ${inMinutes(UNSERVED_MINUTES)}; a Route 53 health check that follows this alarm takes the region out of service.`,
      response:
        "Check the functions, their last release and AWS Health for Lambda, and who answers at the users' name.",
      runbook: "api.md#most-requests-fail",
      statistic: "Average",
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: percent / 100,
      evaluationPeriods: UNSERVED_MINUTES,
    },
    opts,
  );
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
function metricOf({ api, stage }: StageOfApi, metricName: string) {
  return { namespace: "AWS/ApiGateway", metricName, dimensions: { ApiId: api.id, Stage: stage.name } };
}
