import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";
import { namedParameters } from "../parameter-group";
import { parameterFamily, TLS_PARAMETER } from "./engine";

export interface ParameterGroups {
  cluster: aws.rds.ClusterParameterGroup;
  instance: aws.rds.ParameterGroup;
}

/** The cluster's and the instances' parameters: the same in both regions, since a promoted cluster keeps its own and not the old primary's. */
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
