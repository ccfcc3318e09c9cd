import { formatDuration } from "../../duration";
import type { Problem } from "../../problems";
import type { Bus } from "../../schema/messaging/buses";
import { show } from "../../show";
import type { Partly } from "../../well-formed";
import type { Parsed } from "..";

const MINUTE = 60;

/** Where EventBridge has global endpoints: https://docs.aws.amazon.com/config/latest/developerguide/global-endpoint-event-replication-enabled.html */
const REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Where somebody takes events in both regions: elsewhere replicated ones would pile up, and be handled a second time after a fail-over. */
const STRATEGIES = ["warm-standby", "active-active"];

/** What a global endpoint cannot be of, or where. */
export function checkEndpoint(path: string, bus: Partly<Bus>, isDefault: boolean, { workload }: Parsed): Problem[] {
  if (!("globalEndpoint" in bus)) return [];
  const at = `${path}.globalEndpoint`;
  if (isDefault) {
    const message = "is not made for the default bus, on which AWS's own events would seem to come from both regions";
    return [{ path: at, message, fix: "Allowed: on a bus of your own, under another name." }];
  }
  return [...wrongStrategy(at, workload), ...wrongRegions(at, workload), ...brokenMinutes(at, bus.globalEndpoint)];
}

function wrongStrategy(path: string, workload: Parsed["workload"]): Problem[] {
  const strategy = workload?.strategy;
  if (strategy === undefined || STRATEGIES.includes(strategy)) return [];
  const message = `is not allowed with strategy ${strategy}, in whose standby nobody takes events`;
  return [
    {
      path,
      message,
      fix: `Allowed: with ${STRATEGIES.join(" or ")}; or none, and senders that use their own region's bus.`,
    },
  ];
}

function wrongRegions(path: string, workload: Parsed["workload"]): Problem[] {
  const regions = Object.values(workload?.regions ?? {}).filter((region) => region !== undefined);
  const without = regions.filter((region) => !REGIONS.includes(region));
  return without.map((region) => ({
    path,
    message: `EventBridge has no global endpoints in ${region}`,
    fix: `Allowed: in pairs of ${REGIONS.join(", ")}.`,
  }));
}

function brokenMinutes(path: string, endpoint: Partly<Bus>["globalEndpoint"]): Problem[] {
  const seconds = endpoint?.for;
  if (seconds === undefined || seconds % MINUTE === 0) return [];
  const message = `${show(formatDuration(seconds))} is not whole minutes, in which EventBridge sends its metrics`;
  return [{ path: `${path}.for`, message, fix: "Allowed: whole minutes such as 5m." }];
}
