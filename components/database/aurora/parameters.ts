import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";
import { namedParameters } from "../parameter-group";
import { ENGINE } from "./engine";

/**
 * The cluster parameter that refuses a connection without TLS
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html#AuroraPostgreSQL.Security.SSL.Requiring,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html#AuroraMySQL.Security.SSL).
 */
const TLS_PARAMETER: Record<Aurora["engine"], { name: string; value: string }> = {
  postgres: { name: "rds.force_ssl", value: "1" },
  mysql: { name: "require_secure_transport", value: "ON" },
};

export interface ParameterGroups {
  cluster: aws.rds.ClusterParameterGroup;
  instance: aws.rds.ParameterGroup;
}

/** The parameter groups of a cluster and its instances: the same in both regions, since a promoted cluster keeps its own. */
export function parameterGroups(
  name: string,
  database: Pick<Aurora, "engine" | "version" | "parameters" | "staticParameters" | "instanceParameters">,
  opts: pulumi.CustomResourceOptions,
): ParameterGroups {
  const family = parameterFamily(database);
  const shared = { family, tags: { Name: name } };
  const cluster = new aws.rds.ClusterParameterGroup(
    name,
    {
      ...shared,
      description: `Cluster parameters of ${name}`,
      parameters: [TLS_PARAMETER[database.engine], ...namedParameters(database)],
    },
    opts,
  );
  const instance = new aws.rds.ParameterGroup(
    name,
    {
      ...shared,
      description: `Instance parameters of ${name}`,
      parameters: namedParameters(database.instanceParameters),
    },
    opts,
  );
  return { cluster, instance };
}

/** The family of parameter groups: aurora-postgresql16 of "16.6", aurora-mysql8.0 of "8.0.mysql_aurora.3.08.0". */
export function parameterFamily({ engine, version }: Pick<Aurora, "engine" | "version">): string {
  const parts = version.split(".");
  return ENGINE[engine] + (engine === "postgres" ? parts[0]! : `${parts[0]!}.${parts[1]!}`);
}
