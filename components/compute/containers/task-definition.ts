import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../config/parse";
import type { Containers } from "./schema";
import type { Roles } from "./roles";
import { databasesHere, databaseVariables, environmentOf } from "./uses";

export interface TaskDefinitionArgs {
  settings: Containers;
  stack: Settings;
  region: string;
  roles: Roles;
  /** The log group's name. */
  logGroup: string;
}

/** The container's name, which the service's load balancer and `aws ecs execute-command` refer to. */
export const CONTAINER = "service";

/** Of a log that is slower than the container, so much waits; what comes then is dropped. AWS's default is 10m, and 1m until 2025. */
const LOG_BUFFER = "25m";

/** Fargate's task: one container, without a Region other than its own needed to start it. */
export function taskDefinition(
  name: string,
  args: TaskDefinitionArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ecs.TaskDefinition {
  const { settings, roles } = args;
  return new aws.ecs.TaskDefinition(
    name,
    {
      family: name,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(settings.cpu),
      memory: String(settings.memoryMiB),
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: settings.architecture === "arm64" ? "ARM64" : "X86_64",
      },
      ...(settings.ephemeralStorageGiB !== undefined && {
        ephemeralStorage: { sizeInGib: settings.ephemeralStorageGiB },
      }),
      executionRoleArn: roles.execution.arn,
      taskRoleArn: roles.task.arn,
      containerDefinitions: JSON.stringify([containerOf(args)]),
      // Older revisions stay: a rollback of ECS goes back to one.
      skipDestroy: true,
      tags: { Name: name },
    },
    opts,
  );
}

function containerOf({ settings, stack, region, logGroup }: TaskDefinitionArgs) {
  // A task reads where its databases are when it starts: where another member takes over, another label starts the tasks anew.
  const databases = databasesHere(settings, stack).map(([store, member]) => [`database.${store}`, member]);
  return {
    name: CONTAINER,
    image: settings.image,
    essential: true,
    ...(settings.command && { command: settings.command }),
    portMappings: [{ containerPort: settings.port, protocol: "tcp" }],
    environment: environmentOf(settings, stack),
    secrets: [
      ...databaseVariables(settings, stack),
      ...Object.entries(settings.secrets).map(([variable, valueFrom]) => ({ name: variable, valueFrom })),
    ],
    ...(databases.length > 0 && { dockerLabels: Object.fromEntries(databases) }),
    stopTimeout: settings.stopTimeout,
    // Reaps what the container's process leaves behind, and passes on SIGTERM.
    linuxParameters: { initProcessEnabled: true },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logGroup,
        "awslogs-region": region,
        "awslogs-stream-prefix": CONTAINER,
        // In blocking mode an impaired CloudWatch Logs stops the container when it writes (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html).
        mode: "non-blocking",
        "max-buffer-size": LOG_BUFFER,
      },
    },
  };
}
