import {
  EVENT_ARCHIVE,
  EVENT_BUS,
  EVENT_BUS_POLICY,
  EVENT_ENDPOINT,
  EVENT_RULE,
  EVENT_TARGET,
} from "../../../policy/aws";
import type { Subject } from "./subject";
import { arnType, namedType, regionNamedType, type OutputsTable } from "./type-outputs";

/** A bus's name, from a property with its name or ARN; empty for the default one. */
function customBus(s: Subject, property: string): string {
  const name = s.text(property).split("/").at(-1) ?? "";
  return name === "default" ? "" : name;
}

/** EventBridge: buses, archives, rules and targets. */
export const eventsOutputs: OutputsTable = {
  [EVENT_BUS]: regionNamedType((s) => ({ arn: s.arn("events", `event-bus/${s.physicalName}`) }), { longestName: 256 }),
  [EVENT_BUS_POLICY]: {
    id: (s) => `${s.text("eventBusName") || "default"}-policy-${s.hex(7)}`,
  },
  [EVENT_ARCHIVE]: regionNamedType((s) => ({ arn: s.arn("events", `archive/${s.physicalName}`) }), { longestName: 48 }),
  [EVENT_RULE]: namedType(
    (s) => {
      const bus = customBus(s, "eventBusName");
      return { arn: s.arn("events", `rule/${bus && `${bus}/`}${s.physicalName}`) };
    },
    {
      longestName: 64,
      // Both regions may have a rule of this name: the id has the region too, since every id in a plan is unique.
      id: (s) => [customBus(s, "eventBusName"), `${s.physicalName},${s.region}`].filter(Boolean).join("/"),
    },
  ),
  [EVENT_TARGET]: {
    id: (s) => `${s.text("rule")}-${s.text("targetId") || "terraform"}-${s.digits(26)}`,
  },
  [EVENT_ENDPOINT]: arnType((s) => s.arn("events", `endpoint/${s.physicalName}`), {
    named: "name",
    longestName: 64,
    computed: (s) => ({
      endpointUrl: `https://${s.hex(10, "endpoint")}.veo.endpoint.events.amazonaws.com`,
    }),
  }),
};
