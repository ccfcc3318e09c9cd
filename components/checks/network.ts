import type { Areas } from "../config/schema";
import { sizeOf } from "../../lib/cidr";
import type { Problem } from "../config/problems";
import { isZoneOf } from "../config/schema/network";
import type { ExistingVpc, NewVpc } from "../config/schema/network";
import { show } from "../config/show";
import { placeOfZone, SLOT_BITS, slotMask, SMALLEST, subnetBlocks } from "../topology/subnets";

const KEY = "holdfast:network";

/** Availability Zones and subnets differ; a new VPC's subnets fit into its block. */
export function checkNetwork({ network }: Pick<Areas, "network">): Problem[] {
  if (!network) return [];
  return network.vpc === "new"
    ? [...repeated(network.zones), ...withoutPlace(network), ...tooLarge(network)]
    : repeatedSubnets(network.subnets);
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

/** The letters that have a place in a new VPC: those of all Availability Zones there are today. */
function withoutPlace({ zones }: NewVpc): Problem[] {
  return zones.flatMap((zone, i) =>
    placeOfZone(zone) === undefined && /[a-z]$/.test(zone)
      ? [
          {
            path: `${KEY}.zones[${i}]`,
            message: `${show(zone)} has no place in a new VPC, which has places for a to f`,
            fix: `Allowed: Availability Zones a to f; or a VPC of your own with ${KEY}.vpc existing.`,
          },
        ]
      : [],
  );
}

/** A quarter of the VPC's block holds the subnets of one Availability Zone; what it leaves holds those of e or f (topology/subnets.ts). */
function tooLarge({ cidr: block, zones, subnets }: NewVpc): Problem[] {
  const { public: publicMask, private: privateMask } = subnets;
  const mask = slotMask(block);
  const slot = sizeOf({ mask });
  const needed = sizeOf({ mask: publicMask }) + sizeOf({ mask: privateMask });
  if (needed <= slot) return zones.flatMap((zone, i) => withoutRoom(zone, i, block, subnets));
  const smaller =
    mask + 2 <= SMALLEST.public
      ? `smaller subnets (larger masks), such as public ${mask + 2} and private ${mask + 1}, or a larger ${KEY}.cidr`
      : `a larger ${KEY}.cidr, at least a /${SMALLEST.public - 1 - SLOT_BITS}, and subnets that fit`;
  return [
    {
      path: `${KEY}.subnets`,
      message: `a /${publicMask} and a /${privateMask} need ${needed} addresses in each zone, but ${block} has ${slot} (a /${mask}) for each`,
      fix: `Allowed: ${smaller}.`,
    },
  ];
}

function withoutRoom(zone: string, index: number, block: string, subnets: NewVpc["subnets"]): Problem[] {
  if (placeOfZone(zone) === undefined || subnetBlocks(block, zone, subnets)) return [];
  return [
    {
      path: `${KEY}.zones[${index}]`,
      message: `${show(zone)} has no room in ${block}: it is beside the subnets of a or b, which fill their quarter of the block`,
      fix: `Allowed: Availability Zones a to d, or smaller ${KEY}.subnets (larger masks).`,
    },
  ];
}
