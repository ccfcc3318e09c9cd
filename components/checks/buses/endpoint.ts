import type { Areas } from "../../config/schema";
import { GLOBAL_ENDPOINT_REGIONS } from "../../../facts/eventbridge";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { Bus } from "../../config/schema/messaging/buses";
import { show } from "../../config/show";

const MINUTE = 60;

/** Where events are consumed in both Regions: elsewhere replicated ones would pile up, and be processed a second time after a failover. */
const STRATEGIES = ["warm-standby", "active-active"];

/** What a global endpoint cannot be of, or where. */
export function checkEndpoint(
  path: string,
  bus: Bus,
  isDefault: boolean,
  { workload }: Pick<Areas, "workload">,
): Problem[] {
  if (!("globalEndpoint" in bus)) return [];
  const at = `${path}.globalEndpoint`;
  if (isDefault) {
    const message = "is not made for the default bus, on which AWS's own events would seem to come from both regions";
    return [{ path: at, message, fix: "Allowed: on a bus of your own, under another name." }];
  }
  return [...wrongStrategy(at, workload), ...wrongRegions(at, workload), ...brokenMinutes(at, bus.globalEndpoint)];
}

function wrongStrategy(path: string, workload: Areas["workload"]): Problem[] {
  const strategy = workload.strategy;
  if (STRATEGIES.includes(strategy)) return [];
  const message = `is not allowed with strategy ${strategy}, whose standby consumes no events`;
  return [
    {
      path,
      message,
      fix: `Allowed: with ${STRATEGIES.join(" or ")}; or none, and senders that use their own region's bus.`,
    },
  ];
}

function wrongRegions(path: string, workload: Areas["workload"]): Problem[] {
  const regions = Object.values(workload.regions).filter((region) => region !== undefined);
  const without = regions.filter((region) => !GLOBAL_ENDPOINT_REGIONS.data.includes(region));
  return without.map((region) => ({
    path,
    message: `EventBridge has no global endpoints in ${region}`,
    fix: `Allowed: in pairs of ${GLOBAL_ENDPOINT_REGIONS.data.join(", ")}.`,
  }));
}

function brokenMinutes(path: string, endpoint: Bus["globalEndpoint"]): Problem[] {
  const seconds = endpoint?.for;
  if (seconds === undefined || seconds % MINUTE === 0) return [];
  const message = `${show(formatDuration(seconds))} is not whole minutes, in which EventBridge sends its metrics`;
  return [{ path: `${path}.for`, message, fix: "Allowed: whole minutes such as 5m." }];
}
