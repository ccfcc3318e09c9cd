import path from "node:path";
import { POLICY_LIMITS } from "../../facts/permissions";
import { EXIT } from "../errors";
import type { Outcome } from "../outcome";
import { assertWritableFolder, writeTogether } from "../output-files";
import { managedPolicies, sizeOf } from "../permissions/policies";
import { neededFor } from "../permissions/statements";
import { planFolder } from "./plan";

export interface PermissionsCommand {
  configDir: string;
  out?: string;
}

/** What the policies do not hold, whatever is planned. */
const LEFT_OUT = [
  "Left out: where Pulumi's state is and the key of its secrets; the commands of the runbook, such as a database's failover; starting an experiment.",
  "Keys, instances, networks, certificates, health checks and backup plans have ids of AWS's own: those are allowed in the whole account, in the plan's Regions.",
  "A deployer who makes roles can give them anything: add a permissions boundary where that is too much.",
];

/**
 * `holdfast permissions`: the IAM policies with which both stacks of a configuration can be deployed, changed and deleted, from the types of what is planned.
 * Exit 0, 2 on bad input.
 *
 * @throws a user's mistake, with all mistakes found
 */
export async function permissions({ configDir, out }: PermissionsCommand): Promise<Outcome> {
  if (out !== undefined) assertWritableFolder("--out", out);
  const { stacks, workload } = await planFolder(configDir);
  const resources = stacks.flatMap(({ deployment }) => deployment.deployment.resources);
  const elsewhere = resources.flatMap(({ inputs }) => (typeof inputs?.["region"] === "string" ? inputs["region"] : []));
  const regions = [...new Set([...Object.values(workload.regions), ...elsewhere])];
  const { statements, unknown } = neededFor({ resources, account: workload.account, name: workload.name, regions });
  const policies = managedPolicies(statements).map((document, i) => ({
    name: `${workload.name}-deployer-${i + 1}`,
    document,
  }));
  const { characters, policiesOfRole } = POLICY_LIMITS.data;
  const notes = [
    ...(unknown.length > 0 ? [`Not known, and left out: what ${unknown.join(", ")} need.`] : []),
    ...(policies.length > policiesOfRole
      ? [
          `${policies.length} policies, and a role has at most ${policiesOfRole} by default: ask IAM for a higher quota.`,
        ]
      : []),
    ...LEFT_OUT,
  ];
  if (out === undefined) return { text: `${JSON.stringify({ policies, notes }, null, 2)}\n`, exitCode: EXIT.fine };
  const files = policies.map(({ name, document }) => ({
    path: path.join(out, `${name}.json`),
    content: `${JSON.stringify(document, null, 2)}\n`,
  }));
  writeTogether(files);
  const sizes = policies.map(({ document }, i) => `${files[i]!.path}: ${sizeOf(document)} of ${characters} characters`);
  return { text: `${[...sizes, "", ...notes].join("\n")}\n`, exitCode: EXIT.fine };
}
