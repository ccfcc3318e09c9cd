import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";
import { parameterFamily, TLS_PARAMETER } from "./engine";

type Chosen = Aurora["parameters"]["cluster"];

export interface ParameterGroups {
  cluster: aws.rds.ClusterParameterGroup;
  instance: aws.rds.ParameterGroup;
}

/** The cluster's and the instances' parameters: the same in both regions, since a promoted cluster keeps its own and not the old primary's. */
export function parameterGroups(
  name: string,
  database: Pick<Aurora, "engine" | "version" | "parameters">,
  opts: pulumi.CustomResourceOptions,
): ParameterGroups {
  const family = parameterFamily(database);
  const shared = { family, tags: { Name: name } };
  const cluster = new aws.rds.ClusterParameterGroup(
    name,
    {
      ...shared,
      description: `Cluster parameters of ${name}`,
      parameters: [TLS_PARAMETER[database.engine], ...parametersOf(database.parameters.cluster)],
    },
    opts,
  );
  const instance = new aws.rds.ParameterGroup(
    name,
    {
      ...shared,
      description: `Instance parameters of ${name}`,
      parameters: parametersOf(database.parameters.instance),
    },
    opts,
  );
  return { cluster, instance };
}

/** A static parameter is refused with the method "immediate", which is the default (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html). */
function parametersOf(chosen: Chosen): { name: string; value: string; applyMethod?: string }[] {
  return Object.entries(chosen).map(([name, given]) =>
    typeof given === "object"
      ? { name, value: String(given.value), applyMethod: given.applyMethod }
      : { name, value: String(given) },
  );
}
