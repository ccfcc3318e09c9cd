import type { Problem } from "../../config/problems";
import type { Named } from "./named";

/** What a gateway endpoint leads to (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html). */
const BY_GATEWAY = { tables: "dynamodb", buckets: "s3" } as const;

/**
 * A function in a VPC has no public address: without a NAT gateway it reaches nothing outside but what an endpoint leads to
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html).
 */
export function checkVpc({ path, wanted, areas }: Named<"network">): Problem[] {
  const { network } = areas;
  if (wanted.vpc !== true && wanted.uses.databases.length > 0)
    return [
      {
        path: `${path}.vpc`,
        message: `must be true: databases (${wanted.uses.databases.join(", ")}) are in the VPC alone`,
        fix: "Allowed: true; or leave uses.databases out.",
      },
    ];
  if (wanted.vpc !== true || network?.vpc !== "new" || network.natGateways !== "none") return [];
  const endpoints = network.gatewayEndpoints;
  const unreached = Object.entries(wanted.uses).flatMap(([kind, names]) => {
    const service = kind in BY_GATEWAY ? BY_GATEWAY[kind as keyof typeof BY_GATEWAY] : undefined;
    if (names.length === 0 || (service && endpoints.includes(service))) return [];
    if (kind !== "databases") return [kind];
    // A database is in the VPC itself, and the secret with its password is not.
    return network.interfaceEndpoints.includes("secretsmanager") ? [] : ["secrets of databases"];
  });
  if (unreached.length === 0) return [];
  return [
    {
      path: `${path}.vpc`,
      message: `true, with holdfast:network.natGateways none, leaves it no way to its ${unreached.join(" and ")}`,
      fix: "Allowed: false; or natGateways one-per-zone; or, for tables and buckets, their gatewayEndpoints; for secrets, secretsmanager in interfaceEndpoints.",
    },
  ];
}
