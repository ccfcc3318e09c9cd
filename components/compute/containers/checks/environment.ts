import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenContainers } from "../schema";
import { show } from "../../../config/show";
import { DATABASE_PARTS, databaseVariable } from "../../../topology/addresses";
import { variableOf } from "../../../topology/functions";
import { KEY } from "../../check-parts";
import { usedNames } from "../uses";

/** What ECS and Fargate set (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-metadata.html, .../task-iam-roles.html). */
const OF_ECS = /^(ECS_CONTAINER_METADATA_URI(_V\d)?|ECS_AGENT_URI|AWS_CONTAINER_CREDENTIALS_\w+|AWS_EXECUTION_ENV)$/;

/** Each variable has one value, and is not one that ECS sets. */
export function checkEnvironment(tasks: WrittenContainers): Problem[] {
  const { environment, secrets } = tasks;
  const given = new Map([
    ...usedNames(tasks).map(([kind, name]) => [variableOf(kind, name), `${name} of holdfast:${kind}`] as const),
    ...tasks.uses.databases.flatMap((name) =>
      DATABASE_PARTS.map((part) => [databaseVariable(name, part), `${name} of holdfast:databases`] as const),
    ),
  ]);
  const at = (area: "environment" | "secrets", all: object) =>
    Object.keys(all).flatMap((key): Problem[] => {
      const path = `${KEY}.${area}.${key}`;
      if (OF_ECS.test(key))
        return [{ path, message: `${show(key)} is set by ECS itself`, fix: "Allowed: another name." }];
      const used = given.get(key);
      if (used === undefined) return [];
      const message = `${show(key)} is set already, since the tasks use ${used}`;
      return [{ path, message, fix: "Leave it out, or give it another name." }];
    });
  const both = Object.keys(secrets).filter((key) => Object.hasOwn(environment, key));
  return [
    ...at("environment", environment),
    ...at("secrets", secrets),
    ...both.map((key) => ({
      path: `${KEY}.secrets.${key}`,
      message: `${show(key)} is in ${KEY}.environment too`,
      fix: "Leave one of the two out: ECS refuses a variable that is set twice.",
    })),
  ];
}

/** A task that reads a secret, or uses a key, of the other Region does not start while that is impaired. */
export function checkSecrets(
  { secrets, decrypts }: WrittenContainers,
  { workload, role }: Pick<Areas, "workload" | "role">,
): Problem[] {
  const region = workload.regions[role];
  const named = [
    ...Object.entries(secrets).map(([key, arn]) => [`${KEY}.secrets.${key}`, arn, "replicate the secret"] as const),
    ...decrypts.map((arn, i) => [`${KEY}.decrypts[${i}]`, arn, "a multi-Region key's replica"] as const),
  ];
  return named
    .filter(([, arn]) => arn.split(":")[3] !== region)
    .map(([path, arn, how]) => ({
      path,
      message: `is in ${arn.split(":")[3]}, and this stack is of ${region}: without that Region no task could start here`,
      fix: `Allowed: one of ${region}; ${how}.`,
    }));
}
