import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Containers } from "./schema";
import { assumedBy, policyOf, roleWithPolicy } from "../../iam/policy-document";

export interface RolesArgs {
  settings: Pick<Containers, "image" | "secrets" | "decrypts" | "executeCommand">;
  /** The parameters that say where the tasks' databases are. */
  parameters: string[];
  account: string;
  region: string;
  logGroupArn: pulumi.Input<string>;
}

/** The roles of a task: what ECS needs to start it, and what its own code may do. */
export interface Roles {
  execution: aws.iam.Role;
  /** Until it is attached, no task starts. */
  executionPolicy: aws.iam.RolePolicy;
  task: aws.iam.Role;
}

const ECS_TASKS = "ecs-tasks.amazonaws.com";

export function taskRoles(name: string, args: RolesArgs, opts: pulumi.CustomResourceOptions): Roles {
  const { role: execution, policy: executionPolicy } = roleWithPolicy(
    `${name}-execution`,
    {
      assumeRolePolicy: assumedBy(ECS_TASKS),
      tags: { Name: `${name}-execution` },
      statements: executionStatements(args),
    },
    opts,
  );
  const { account, region } = args;
  const task = new aws.iam.Role(
    name,
    {
      // For tasks of this account and Region alone (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html).
      assumeRolePolicy: assumedBy(ECS_TASKS, {
        ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${account}:*` },
        StringEquals: { "aws:SourceAccount": account },
      }),
      tags: { Name: name },
    },
    opts,
  );
  if (args.settings.executeCommand)
    new aws.iam.RolePolicy(`${name}-exec`, { role: task.id, policy: JSON.stringify(policyOf([exec()])) }, opts);
  return { execution, executionPolicy, task };
}

/** This image, this log group, these secrets (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html). */
function executionStatements({ settings, parameters, logGroupArn }: RolesArgs): aws.iam.PolicyDocument["Statement"] {
  const { image, secrets, decrypts } = settings;
  const arns = Object.values(secrets).map(wholeSecret);
  const of = (service: string) => [...new Set(arns.filter((arn) => arn.startsWith(`arn:aws:${service}:`)))];
  return [
    // It supports no resources.
    { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      Resource: repositoryArn(image),
    },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    ...allow("secretsmanager:GetSecretValue", of("secretsmanager")),
    ...allow("ssm:GetParameters", [...parameters, ...of("ssm")]),
    ...allow("kms:Decrypt", decrypts),
  ];
}

function allow(action: string, resources: string[]): aws.iam.PolicyStatement[] {
  return resources.length > 0 ? [{ Effect: "Allow", Action: action, Resource: resources }] : [];
}

/** A secret's ARN without the JSON key, stage and version that may follow it. */
function wholeSecret(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}

/** `123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web@sha256:…` is of the repository shop/web. */
export function repositoryOf(image: string): { account: string; region: string; repository: string } {
  const [registry = "", rest = ""] = [image.slice(0, image.indexOf("/")), image.slice(image.indexOf("/") + 1)];
  const [account = "", , , region = ""] = registry.split(".");
  return { account, region, repository: rest.slice(0, rest.indexOf("@")) };
}

function repositoryArn(image: string): string {
  const { account, region, repository } = repositoryOf(image);
  return `arn:aws:ecr:${region}:${account}:repository/${repository}`;
}

/** For ECS Exec; none of them supports resources (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html). */
function exec(): aws.iam.PolicyStatement {
  return {
    Effect: "Allow",
    Action: [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
  };
}
