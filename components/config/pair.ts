import { overlap, parseCidr } from "./cidr";
import type { Settings } from "./parse";
import { show, type Problem } from "./problems";
import type { AREA_NAMES } from "./schema";

/** The areas in which the two stacks must say the same, or each would build to another plan. */
const SHARED = ["workload", "active", "dns", "standby"] as const satisfies readonly (typeof AREA_NAMES)[number][];

/** The mistakes that only show when both stacks' settings lie side by side. Each stack alone must be right already. */
export function checkPair(primary: Settings, secondary: Settings): Problem[] {
  return [
    ...roles(primary, secondary),
    ...shared(primary, secondary),
    ...addresses(primary, secondary),
    ...capacity(primary, secondary),
  ];
}

function roles(primary: Settings, secondary: Settings): Problem[] {
  if (primary.role === "primary" && secondary.role === "secondary") return [];
  return [
    {
      path: "holdfast:role",
      message: `the two stacks are ${primary.role} and ${secondary.role}`,
      fix: "One stack has the role primary, the other secondary.",
    },
  ];
}

function shared(primary: Settings, secondary: Settings): Problem[] {
  return SHARED.filter((area) => JSON.stringify(primary[area]) !== JSON.stringify(secondary[area])).map((area) => ({
    path: `holdfast:${area}`,
    message: "differs between the two stacks",
    fix: "Keep it in Pulumi.yaml, which both stacks share, and take it out of the stack files.",
  }));
}

/** Blocks that overlap can never be routed to each other: no peering, no transit gateway, no replication over private addresses. */
function addresses(primary: Settings, secondary: Settings): Problem[] {
  if (!primary.network || !secondary.network) return [];
  const [a, b] = [primary.network.cidr, secondary.network.cidr];
  if (!overlap(parseCidr(a)!, parseCidr(b)!)) return [];
  return [
    {
      path: "holdfast:network.cidr",
      message: `the primary's ${a} and the secondary's ${b} overlap`,
      fix: "Allowed: blocks without a common address, such as 10.10.0.0/16 and 10.20.0.0/16.",
    },
  ];
}

/** A standby that serves must be able to grow to what the primary runs. */
function capacity(primary: Settings, secondary: Settings): Problem[] {
  const [a, b] = [primary.compute, secondary.compute];
  if (a?.type !== "auto-scaling" || b?.type !== "auto-scaling" || b.max >= (a.desired ?? a.min)) return [];
  return [
    {
      path: "holdfast:compute.max",
      message: `the secondary's ${show(b.max)} is fewer than the ${show(a.desired ?? a.min)} instances that the primary runs`,
      fix: "Allowed: at least as many, so that the standby can take the load.",
    },
  ];
}
