import type { Areas } from "../config/schema";
import { hasLastResort } from "../topology/records";

/** What the records do that a reader of the settings would not expect, each as a sentence. */
export function dnsWarnings({ workload, standby, dns }: Pick<Areas, "workload" | "standby" | "dns">): string[] {
  if (workload.strategy !== "active-active" || !dns.manualSwitch || hasLastResort({ workload, standby })) return [];
  return [
    // "If no record is healthy, all records are healthy" (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html).
    "holdfast:standby.lastResort: false with strategy active-active: while one Region is out of service by its switch and the other fails, Route 53 answers " +
      "with both. Leave it out, so that the static page answers.",
  ];
}
