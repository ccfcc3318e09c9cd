import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "./config/parse";
import type { Stores } from "./stores";
import { databaseVariable, knownAddresses, parametersPath, type DatabasePart } from "./topology/addresses";

export interface AddressesArgs {
  settings: Settings;
  /** The region's stores, where it has any. */
  stores?: Pick<Stores, "databaseAddresses"> | undefined;
}

/**
 * Where the service finds what it uses in this region: parameters of Systems Manager, by names that are the same in both regions and stay the same when a
 * copy takes over. Nothing secret: of a password the name of its secret.
 */
export class Addresses extends pulumi.ComponentResource {
  /** By variable. */
  readonly parameters: Readonly<Record<string, aws.ssm.Parameter>>;

  constructor(name: string, { settings, stores }: AddressesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:index:Addresses", name, {}, opts);
    const databases = Object.entries(stores?.databaseAddresses ?? {}).flatMap(([database, parts]) =>
      (Object.entries(parts) as [DatabasePart, pulumi.Input<string>][]).map(
        ([part, value]) => [databaseVariable(database, part), value] as const,
      ),
    );
    const parameter = (variable: string, value: pulumi.Input<string>) =>
      new aws.ssm.Parameter(
        `${name}-${variable.toLowerCase().replaceAll("_", "-")}`,
        { name: `${parametersPath(settings.workload)}/${variable}`, type: "String", insecureValue: value },
        { parent: this },
      );
    this.parameters = Object.fromEntries(
      [...databases, ...knownAddresses(settings)].map(([variable, value]) => [variable, parameter(variable, value)]),
    );
    this.registerOutputs({});
  }
}
