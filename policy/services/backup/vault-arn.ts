import type { Graph, Resource } from "../../graph";

const VAULT_ARN = /^arn:[^:]*:backup:([^:]+):[^:]*:backup-vault:(.+)$/;

/** The region in the ARN of a vault, such as `us-west-2`; undefined where the text is no such ARN. */
export function regionInArn(arn: string): string | undefined {
  return VAULT_ARN.exec(arn)?.[1];
}

/**
 * Whether an ARN that the program wrote may be that of a vault whose own ARN is known only after deployment: both have one region and one
 * name. More can't be said, since the account that the vault will be in is unknown as well.
 */
export function mayNameVault(arn: string, vault: Resource, graph: Graph): boolean {
  if (graph.string(vault, "arn").kind === "known") return false;
  const [, region, name] = VAULT_ARN.exec(arn) ?? [];
  if (region === undefined || (vault.region !== undefined && vault.region !== region)) return false;
  const own = graph.string(vault, "name");
  return own.kind !== "known" || own.value === name;
}
