import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";
import { parameterFamily, TLS_PARAMETER } from "./engine";

type Values = Aurora["parameters"];

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
      parameters: [TLS_PARAMETER[database.engine], ...parametersOf(database)],
    },
    opts,
  );
  const instance = new aws.rds.ParameterGroup(
    name,
    {
      ...shared,
      description: `Instance parameters of ${name}`,
      parameters: parametersOf(database.instanceParameters),
    },
    opts,
  );
  return { cluster, instance };
}

/** AWS refuses a static parameter that is to be applied at once (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html). */
function parametersOf({ parameters, staticParameters }: { parameters: Values; staticParameters: Values }) {
  return [
    ...Object.entries(parameters).map(([name, value]) => ({ name, value: textOf(value), applyMethod: "immediate" })),
    ...Object.entries(staticParameters).map(([name, value]) => ({
      name,
      value: textOf(value),
      applyMethod: "pending-reboot",
    })),
  ];
}

/** A switch is 1 or 0 to RDS. */
function textOf(value: Values[string]): string {
  return String(typeof value === "boolean" ? Number(value) : value);
}
