import { set } from "../edits";
import { row, type BadSettings } from "./row";

const NOT_A_SETTING = "is not a setting";

/** Unknown keys, at every depth. */
export const unknown: BadSettings[] = [
  row("an unknown area", set("comptue", { min: 1 }), [
    ["holdfast:comptue", NOT_A_SETTING, "Did you mean compute? Known"],
  ]),
  row("an unknown area that is like none", set("queue", 5), [
    [
      "holdfast:queue",
      NOT_A_SETTING,
      "Known here: workload, role, active, network, ingress, compute, standby, dns, databases",
    ],
  ]),
  row("an unknown area that is no JSON", set("colour", "blue"), [
    ["holdfast:colour", NOT_A_SETTING, "Known here: workload"],
  ]),
  row("an unknown key of an area", set("workload.domian", "shop.example.com"), [
    ["holdfast:workload.domian", NOT_A_SETTING, "Did you mean domain?"],
  ]),
  row("a key in another case", set("compute.instancetype", "m7g.large"), [
    ["holdfast:compute.instancetype", NOT_A_SETTING, "Did you mean instanceType?"],
  ]),
  row("an unknown key two levels down", set("dns.healthCheck.treshold", 3), [
    ["holdfast:dns.healthCheck.treshold", NOT_A_SETTING, "Did you mean threshold? Known here: path, interval"],
  ]),
  row("an unknown key three levels down", set("workload.objectives.region.rtoo", "15m"), [
    ["holdfast:workload.objectives.region.rtoo", NOT_A_SETTING, "Did you mean rto? Known here: rto, rpo."],
  ]),
  row("an unknown kind of fault", set("workload.objectives.continent", { rto: "1h", rpo: "1h" }), [
    ["holdfast:workload.objectives.continent", NOT_A_SETTING, "Known here: software, infrastructure, zone, region."],
  ]),
  row("a third region", set("workload.regions.tertiary", "eu-west-1"), [
    ["holdfast:workload.regions.tertiary", NOT_A_SETTING, "Known here: primary, secondary."],
  ]),
  row("an unknown key of an optional group", set("compute.stepScaling.cooldown", "5m"), [
    ["holdfast:compute.stepScaling.cooldown", NOT_A_SETTING, "Known here: cpuAbove, for, add."],
  ]),
  row("an unknown key of a group with defaults", set("standby.site.hots", "cloudfront"), [
    ["holdfast:standby.site.hots", NOT_A_SETTING, "Did you mean host?"],
  ]),
  row("a key of the other type of compute", set("compute.instancesPerZone", 2), [
    ["holdfast:compute.instancesPerZone", NOT_A_SETTING, "Known here: type, image, imageRegion, instanceType"],
  ]),
  row("a key of the other type of load balancer", set("ingress.preserveClientIp", true), [
    ["holdfast:ingress.preserveClientIp", NOT_A_SETTING, "idleTimeout, reservedCapacityUnits, slowStart."],
  ]),
  row(
    "an unknown key of one form of two",
    set("workload.zone", { name: "example.com", id: "Z0123456789ABCDEFGHIJ", ids: [] }),
    [["holdfast:workload.zone.ids", NOT_A_SETTING, "Did you mean id? Known here: name, id."]],
  ),
  row(
    "two unknown keys of one group",
    [set("ingress.healthCheck.retries", 2), set("ingress.healthCheck.pth", "/")],
    [
      ["holdfast:ingress.healthCheck.retries", NOT_A_SETTING, "Known here: path"],
      ["holdfast:ingress.healthCheck.pth", NOT_A_SETTING, "Did you mean path?"],
    ],
  ),
  row("a key that every object of JavaScript has", set("network.constructor", 1), [
    ["holdfast:network.constructor", NOT_A_SETTING, "Known here: vpc, cidr"],
  ]),
];
