import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../facts/rds";
import { parameterGroupFamily, type Engine } from "../topology/databases";

type Value = string | number | boolean;

/** The parameters that settings name, by when AWS can apply them. */
export interface NamedParameters {
  parameters: Record<string, Value>;
  staticParameters: Record<string, Value>;
}

/** What a database's settings say of its engine's parameters. */
export interface ParameterSettings extends NamedParameters {
  engine: Engine;
  version: string;
}

/** A parameter as AWS takes it. */
export interface Parameter {
  name: string;
  value: string;
  applyMethod: "immediate" | "pending-reboot";
}

/** The parameters of a database: TLS or no connection, and what the settings say. */
function parametersOf(settings: ParameterSettings): Parameter[] {
  const tls = { name: ENGINES.data[settings.engine].tlsParameter, value: "1", applyMethod: "immediate" } as const;
  return [tls, ...namedParameters(settings)];
}

/**
 * What the settings say. AWS refuses a static parameter that is to be applied at once
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html), so they tell the two apart.
 */
export function namedParameters({ parameters, staticParameters }: NamedParameters): Parameter[] {
  const of = (values: Record<string, Value>, applyMethod: Parameter["applyMethod"]) =>
    Object.entries(values).map(([name, value]) => ({ name, value: textOf(value), applyMethod }));
  return [...of(parameters, "immediate"), ...of(staticParameters, "pending-reboot")];
}

/** The parameter group of a database's instances in a region. */
export function instanceParameterGroup(
  name: string,
  settings: ParameterSettings,
  opts: pulumi.CustomResourceOptions,
): aws.rds.ParameterGroup {
  return new aws.rds.ParameterGroup(groupName(name, settings), groupArgs(name, settings), opts);
}

/** The parameter group of a Multi-AZ DB cluster. */
export function clusterParameterGroup(
  name: string,
  settings: ParameterSettings,
  opts: pulumi.CustomResourceOptions,
): aws.rds.ClusterParameterGroup {
  return new aws.rds.ClusterParameterGroup(groupName(name, settings), groupArgs(name, settings), opts);
}

/** The name of a region's parameter group; another major version has another, so that the old one stays until nothing uses it. */
function groupName(name: string, { engine, version }: ParameterSettings): string {
  return `${name}-${parameterGroupFamily(engine, version)}`.replaceAll(".", "-");
}

function groupArgs(name: string, settings: ParameterSettings) {
  return {
    family: parameterGroupFamily(settings.engine, settings.version),
    description: `Parameters of ${name}`,
    parameters: parametersOf(settings),
    tags: { Name: groupName(name, settings) },
  };
}

/** RDS writes a boolean as 1 or 0. */
function textOf(value: Value): string {
  return typeof value === "boolean" ? String(Number(value)) : String(value);
}
