import { parseCidr, sizeOf } from "../cidr";
import { show, type Problem } from "../problems";
import { isZoneOf } from "../regions";
import type { NewVpc } from "../schema/network";
import { zonesIn } from "../schema/network";
import type { Parsed } from ".";

/** The zones belong to the region and differ; a new VPC's subnets fit into its block. */
export function checkNetwork({ workload, role, network }: Parsed): Problem[] {
  if (!network) return [];
  const problems =
    network.vpc === "new" ? [...repeated(network), ...tooLarge(network)] : repeatedSubnets(network.subnets);
  if (!workload || !role) return problems;
  const region = workload.regions[role];
  const path = network.vpc === "new" ? "holdfast:network.zones" : "holdfast:network.subnets";
  const foreign = zonesIn(network).filter((zone) => !isZoneOf(zone, region));
  return [
    ...problems,
    ...foreign.map((zone) => ({
      path: network.vpc === "new" ? `${path}[${zonesIn(network).indexOf(zone)}]` : `${path}.${zone}`,
      message: `${show(zone)} is not an Availability Zone of ${region}`,
      fix: `Allowed: ${region} and a letter, such as ${region}a; aws ec2 describe-availability-zones --region ${region} lists yours.`,
    })),
  ];
}

function repeated(network: NewVpc): Problem[] {
  return network.zones.flatMap((zone, i) =>
    network.zones.indexOf(zone) === i
      ? []
      : [
          {
            path: `holdfast:network.zones[${i}]`,
            message: `${show(zone)} is there twice`,
            fix: "Name each Availability Zone once.",
          },
        ],
  );
}

function repeatedSubnets(subnets: Record<string, { public: string; private: string }>): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(subnets).flatMap(([zone, pair]) =>
    Object.entries(pair).flatMap(([kind, id]) => {
      const path = `holdfast:network.subnets.${zone}.${kind}`;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, path);
      return first === undefined
        ? []
        : [{ path, message: `${show(id)} is also ${first}`, fix: "A subnet lies in one zone; name each once." }];
    }),
  );
}

/**
 * awsx gives each zone an equal slot of the block, the next power of two of the number of zones
 * (https://www.pulumi.com/docs/iac/clouds/aws/guides/vpc/, subnet layout "Auto"); both subnets must fit into one.
 */
function tooLarge(network: NewVpc): Problem[] {
  const cidr = parseCidr(network.cidr)!;
  const slotMask = cidr.mask + Math.ceil(Math.log2(network.zones.length));
  const slot = sizeOf({ base: 0, mask: slotMask });
  const { public: publicMask, private: privateMask } = network.subnets;
  const needed = 2 ** (32 - publicMask) + 2 ** (32 - privateMask);
  if (needed <= slot) return [];
  return [
    {
      path: "holdfast:network.subnets",
      message: `a /${publicMask} and a /${privateMask} need ${needed} addresses in each zone, but ${network.cidr} has ${slot} (a /${slotMask}) for each of ${network.zones.length} zones`,
      fix: `Allowed: smaller subnets (larger masks), such as public ${slotMask + 2} and private ${slotMask + 1}, or a larger holdfast:network.cidr.`,
    },
  ];
}
