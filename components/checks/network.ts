import type { Areas } from "../config/schema";
import { parseCidr, sizeOf } from "../../lib/cidr";
import type { Problem } from "../config/problems";
import { isZoneOf } from "../config/schema/network";
import type { ExistingVpc, NewVpc } from "../config/schema/network";
import { show } from "../config/show";

const KEY = "holdfast:network";

/** Availability Zones and subnets differ; a new VPC's subnets fit into its block. */
export function checkNetwork({ network }: Pick<Areas, "network">): Problem[] {
  if (!network) return [];
  return network.vpc === "new" ? [...repeated(network.zones), ...tooLarge(network)] : repeatedSubnets(network.subnets);
}

/** The Availability Zones belong to the region. */
export function checkZones({ workload, role, network }: Pick<Areas, "workload" | "role" | "network">): Problem[] {
  if (!network) return [];
  const region = workload.regions[role];
  const places =
    network.vpc === "new"
      ? network.zones.map((zone, i): Place => [`${KEY}.zones[${i}]`, zone])
      : Object.keys(network.subnets).map((zone): Place => [`${KEY}.subnets.${zone}`, zone]);
  return foreign(places, region);
}

type Place = [path: string, zone: string];

function foreign(places: Place[], region: string): Problem[] {
  return places
    .filter(([, zone]) => !isZoneOf(zone, region))
    .map(([path, zone]) => ({
      path,
      message: `${show(zone)} is not an Availability Zone of ${region}`,
      fix: `Allowed: ${region} and a letter, such as ${region}a; aws ec2 describe-availability-zones --region ${region} lists yours.`,
    }));
}

function repeated(zones: (string | undefined)[]): Problem[] {
  return zones.flatMap((zone, i) =>
    zone === undefined || zones.indexOf(zone) === i
      ? []
      : [
          {
            path: `${KEY}.zones[${i}]`,
            message: `${show(zone)} is there twice`,
            fix: "Name each Availability Zone once.",
          },
        ],
  );
}

function repeatedSubnets(subnets: ExistingVpc["subnets"]): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(subnets).flatMap(([zone, pair]) =>
    Object.entries(pair).flatMap(([kind, id]) => {
      const path = `${KEY}.subnets.${zone}.${kind}`;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, path);
      return first === undefined
        ? []
        : [
            {
              path,
              message: `${show(id)} is also ${first}`,
              fix: "A subnet is in one Availability Zone; name each once.",
            },
          ];
    }),
  );
}

/** A load balancer's subnet is a /27 or larger, see the schema. With an instances' subnet of the same size, a zone takes a /26. */
const SMALLEST_SLOT = 26;

/**
 * awsx gives each zone an equal slot of the block, the next power of two of the number of zones
 * (https://www.pulumi.com/docs/iac/clouds/aws/guides/vpc/, subnet layout "Auto"); both subnets must fit into one.
 */
function tooLarge({ cidr: block, zones, subnets }: NewVpc): Problem[] {
  const { public: publicMask, private: privateMask } = subnets;
  if (zones.length < 1) return [];
  const zoneBits = Math.ceil(Math.log2(zones.length));
  const slotMask = parseCidr(block)!.mask + zoneBits;
  const slot = sizeOf({ base: 0, mask: slotMask });
  const needed = 2 ** (32 - publicMask) + 2 ** (32 - privateMask);
  if (needed <= slot) return [];
  const smaller =
    slotMask + 2 <= 27
      ? `smaller subnets (larger masks), such as public ${slotMask + 2} and private ${slotMask + 1}, or a larger ${KEY}.cidr`
      : `a larger ${KEY}.cidr, at least a /${SMALLEST_SLOT - zoneBits} for ${zones.length} zones, and subnets that fit`;
  return [
    {
      path: `${KEY}.subnets`,
      message: `a /${publicMask} and a /${privateMask} need ${needed} addresses in each zone, but ${block} has ${slot} (a /${slotMask}) for each of ${zones.length} zones`,
      fix: `Allowed: ${smaller}.`,
    },
  ];
}
