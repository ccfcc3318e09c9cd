import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Containers } from "./schema";
import type { Alerts, AlarmSpec } from "../../observability/alerts";
import { eventNotification } from "../../observability/event-notification";
import { inMinutes, MINUTE } from "../../observability/minutes";
import type { GroupSize } from "../scaled/sizes";

/** A service of ECS, and its cluster: the dimensions of their metrics. */
export interface Tasks {
  cluster: aws.ecs.Cluster;
  service: aws.ecs.Service;
}

interface TasksArgs extends Tasks {
  size: GroupSize;
  settings: Containers;
}

/** The service's average CPU is high: the step scaling policy adds tasks. */
export function highCpuAlarm(
  alerts: Alerts,
  { cpuAbove, for: seconds, action, ...tasks }: Tasks & { cpuAbove: number; for: number; action: pulumi.Input<string> },
  opts: pulumi.CustomResourceOptions,
): void {
  alerts.alarm(
    "tasks-cpu-surge",
    {
      problem: `The service's CPU has been at ${cpuAbove} % or more for ${inMinutes(seconds / MINUTE)}; the step scaling policy adds tasks.`,
      response: "Nothing; if it lasts, raise holdfast:compute.max.",
      runbook: "containers.md#the-tasks-cpu-is-high",
      ...high(usageOf(tasks, "CPUUtilization"), cpuAbove, seconds),
      actions: [action],
    },
    opts,
  );
}

/** Scaling does not keep up, memory runs out, deployments fail: the service is at its maximum, below its minimum, or keeps its former version. */
export function taskAlarms(alerts: Alerts, name: string, args: TasksArgs, opts: pulumi.CustomResourceOptions): void {
  const { size, settings } = args;
  busyAlarm(alerts, args, opts);
  memoryAlarm(alerts, args, settings.memoryAbove, opts);
  // A service of fixed size is always at its maximum.
  if (size.max > size.min) fullAlarm(alerts, args, opts);
  if (size.min > 0) smallAlarm(alerts, args, opts);
  failedDeployments(`${name}-deployments`, alerts, args, opts);
}

function busyAlarm(alerts: Alerts, tasks: Tasks, opts: pulumi.CustomResourceOptions): void {
  const { above, for: seconds } = alerts.monitoring.service.cpu;
  alerts.alarm(
    "tasks-cpu-high",
    {
      problem: `The service's CPU has been at ${above} % or more for ${inMinutes(seconds / MINUTE)}: scaling does not keep up.`,
      response:
        "Check whether the service is at its maximum or its tasks fail to start. Raise holdfast:compute.max, or give a task more cpu.",
      runbook: "containers.md#the-tasks-cpu-is-high",
      ...high(usageOf(tasks, "CPUUtilization"), above, seconds),
    },
    opts,
  );
}

function memoryAlarm(alerts: Alerts, tasks: Tasks, above: number, opts: pulumi.CustomResourceOptions): void {
  const { for: seconds } = alerts.monitoring.service.cpu;
  alerts.alarm(
    "tasks-memory-high",
    {
      problem: `The tasks' memory has been at ${above} % or more for ${inMinutes(seconds / MINUTE)}: at 100 % a task is killed.`,
      response: "Look for a leak since the last release; give a task more memoryMiB.",
      runbook: "containers.md#the-tasks-memory-is-high",
      ...high(usageOf(tasks, "MemoryUtilization"), above, seconds),
    },
    opts,
  );
}

function fullAlarm(alerts: Alerts, { size, ...tasks }: TasksArgs, opts: pulumi.CustomResourceOptions): void {
  const minutes = alerts.monitoring.service.atMaximumFor / MINUTE;
  alerts.alarm(
    "tasks-at-maximum",
    {
      problem: `The service has been at its maximum of ${size.max} tasks for ${inMinutes(minutes)}: it cannot scale out.`,
      response: "Raise holdfast:compute.max, unless the load has another cause.",
      runbook: "containers.md#the-service-is-at-its-maximum-of-tasks",
      ...OF_SERVICE,
      ...runningOf(tasks),
      statistic: "Minimum",
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: size.max,
      evaluationPeriods: minutes,
      // Missing data does not mean that the service is at its maximum.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

function smallAlarm(alerts: Alerts, { size, settings, ...tasks }: TasksArgs, opts: pulumi.CustomResourceOptions): void {
  const minutes = alerts.monitoring.service.belowMinimumFor / MINUTE;
  // A deployment may go so low.
  const fewest = Math.ceil((size.min * settings.deployment.minHealthy) / 100);
  alerts.alarm(
    "tasks-below-minimum",
    {
      problem: `Fewer than ${fewest} tasks have been running for ${inMinutes(minutes)}; the minimum is ${size.min}.`,
      response:
        "Read the service's events and a stopped task's reason: they say why tasks do not start or are stopped.",
      runbook: "containers.md#fewer-tasks-run-than-the-minimum",
      ...OF_SERVICE,
      ...runningOf(tasks),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: fewest,
      evaluationPeriods: minutes,
      // Container Insights counts the tasks of a service that has any: without data it may have none.
      treatMissingData: "breaching",
    },
    opts,
  );
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html */
function failedDeployments(name: string, alerts: Alerts, { service }: Tasks, opts: pulumi.CustomResourceOptions): void {
  eventNotification(
    name,
    {
      description: "A deployment of the service failed",
      eventPattern: service.arn.apply((arn) =>
        JSON.stringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Deployment State Change"],
          resources: [arn],
          detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
        }),
      ),
      fields: { reason: "$.detail.reason", deployment: "$.detail.deploymentId" },
      text: "Deployment <deployment> of the service failed, and ECS keeps or restores the former version: <reason> Read the events of the service, fix the release and deploy it again (docs/runbook/containers.md#a-deployment-failed).",
      severity: "warning",
      alerts,
    },
    opts,
  );
}

/** What the alarms have in common. */
const OF_SERVICE = { group: "service", severity: "warning", period: MINUTE } as const;

/** An average that is high for some time. @param seconds whole minutes */
function high(metric: Pick<AlarmSpec, "namespace" | "metricName" | "dimensions">, threshold: number, seconds: number) {
  return {
    ...OF_SERVICE,
    ...metric,
    statistic: "Average",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold,
    evaluationPeriods: seconds / MINUTE,
    // No data is a service without tasks, for which tasks-below-minimum goes to ALARM.
    treatMissingData: "notBreaching",
  } as const;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html */
function usageOf(tasks: Tasks, metricName: string) {
  return { namespace: "AWS/ECS", metricName, dimensions: dimensionsOf(tasks) };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
function runningOf(tasks: Tasks) {
  return { namespace: "ECS/ContainerInsights", metricName: "RunningTaskCount", dimensions: dimensionsOf(tasks) };
}

function dimensionsOf({ cluster, service }: Tasks) {
  return { ClusterName: cluster.name, ServiceName: service.name };
}
