import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenContainers } from "../schema";
import type { NewVpc } from "../../../config/schema/network";

type Interface = NewVpc["interfaceEndpoints"][number];
type Gateway = NewVpc["gatewayEndpoints"][number];

/**
 * What a task without a NAT gateway needs to start, and to reach what it uses: ECR's two endpoints, the layers of its images in S3, its log, its secrets
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html).
 */
export function checkEndpoints(tasks: WrittenContainers, { network }: Pick<Areas, "network">): Problem[] {
  if (network?.vpc !== "new" || network.natGateways !== "none") return [];
  const gateways = gatewaysFor(tasks).filter((one) => !network.gatewayEndpoints.includes(one));
  const interfaces = interfacesFor(tasks).filter((one) => !network.interfaceEndpoints.includes(one));
  return [
    ...lacking("gatewayEndpoints", gateways, "the tasks"),
    ...lacking("interfaceEndpoints", interfaces, "the tasks"),
  ];
}

function lacking(setting: string, endpoints: readonly string[], whose: string): Problem[] {
  if (endpoints.length === 0) return [];
  return [
    {
      path: `holdfast:network.${setting}`,
      message: `without ${endpoints.join(", ")} ${whose} have no way to ${endpoints.length === 1 ? "it" : "them"}, since holdfast:network.natGateways is none`,
      fix: `Add ${endpoints.join(", ")}; or natGateways one-per-zone.`,
    },
  ];
}

function gatewaysFor({ uses }: WrittenContainers): Gateway[] {
  return uses.tables.length > 0 ? ["s3", "dynamodb"] : ["s3"];
}

function interfacesFor({ secrets, executeCommand, uses, consumes }: WrittenContainers): Interface[] {
  const from = (service: string) => Object.values(secrets).some((arn) => arn.startsWith(`arn:aws:${service}:`));
  const needed: [boolean, Interface][] = [
    [true, "ecr.api"],
    [true, "ecr.dkr"],
    [true, "logs"],
    [from("secretsmanager"), "secretsmanager"],
    [from("ssm") || uses.databases.length > 0, "ssm"],
    [executeCommand, "ssmmessages"],
    [uses.queues.length + consumes.queues.length > 0, "sqs"],
    [uses.topics.length > 0, "sns"],
    [uses.streams.length + consumes.streams.length > 0, "kinesis-streams"],
    [uses.buses.length > 0, "events"],
  ];
  return needed.filter(([isNeeded]) => isNeeded).map(([, endpoint]) => endpoint);
}
