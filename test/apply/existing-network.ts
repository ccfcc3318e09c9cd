import { writeFileSync } from "node:fs";
import path from "node:path";
import { subnetBlocks } from "../../components/topology/subnets";
import { readConfigFiles } from "../../cli/plan/config-files";
import type { DeployedResource } from "../../cli/plan/deployment";
import { readSettings } from "../../components/checks";
import type { ExistingVpc } from "../../components/config/schema/network";

/**
 * Writes the networks that a configuration takes for granted as stack exports of their own, one for each region: the emulated AWS is
 * empty, and refuses a load balancer in a subnet that it has never heard of. Their ids are those of the settings, so that what
 * the program says of them must be right.
 *
 * @param configFolder the folder of Pulumi.yaml and the stack files
 * @param outFolder where the exports go
 * @returns the files, to be applied before the program's own; none where the configuration makes its networks itself
 */
export function writeExistingNetworks(configFolder: string, outFolder: string): string[] {
  return readConfigFiles(configFolder).stacks.flatMap(({ name, config }) => {
    const { settings } = readSettings(config);
    if (settings?.network?.vpc !== "existing") return [];
    const file = path.join(outFolder, `network-of-${name}.json`);
    const resources = networkResources(`network-of-${name}`, settings.region, settings.network);
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources } }, null, 2));
    return [file];
  });
}

/** A VPC with a way out, and in each zone a public and a private subnet. */
function networkResources(stack: string, region: string, settings: ExistingVpc): DeployedResource[] {
  const urn = (type: string, name: string) => `urn:pulumi:${stack}::network::${type}::${name}`;
  const provider: DeployedResource = {
    urn: urn("pulumi:providers:aws", "default"),
    custom: true,
    id: `provider-of-${stack}`,
    type: "pulumi:providers:aws",
    inputs: { region },
  };
  const resource = (type: string, name: string, id: string, inputs: Record<string, unknown>): DeployedResource => ({
    urn: urn(type, name),
    custom: true,
    id,
    type,
    inputs,
    provider: `${provider.urn}::${provider.id}`,
  });
  const vpc = resource("aws:ec2/vpc:Vpc", "vpc", settings.id, { cidrBlock: settings.cidr, enableDnsHostnames: true });
  const gateway = resource("aws:ec2/internetGateway:InternetGateway", "gateway", `igw-of-${stack}`, {
    vpcId: settings.id,
  });
  const subnets = Object.entries(settings.subnets);
  const made = subnets.flatMap(([availabilityZone, ids]) =>
    (["public", "private"] as const).map((kind) =>
      resource("aws:ec2/subnet:Subnet", `${kind}-${availabilityZone}`, ids[kind], {
        vpcId: settings.id,
        availabilityZone,
        cidrBlock: subnetBlocks(settings.cidr, availabilityZone, { public: 22, private: 19 })![kind],
      }),
    ),
  );
  return [provider, vpc, gateway, ...made];
}
