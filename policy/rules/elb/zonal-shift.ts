import { LOAD_BALANCERS } from "../../aws";
import { valueOf } from "../../graph";
import { propertyRule } from "../../property-rule";

export const zonalShift = propertyRule({
  id: "elb-zonal-shift",
  title: "Application and Network Load Balancers should have zonal shift enabled",
  practices: ["REL05-BP07", "REL11-BP02"],
  optIn: true,
  service: "Elastic Load Balancing",
  severity: "low",
  why: "A zone that is impaired without failing health checks goes on taking traffic. Zonal shift takes it out with one call, and back.",
  fix: "Set enableZonalShift to true.",
  source: "https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.html",
  types: LOAD_BALANCERS,
  property: "enableZonalShift",
  wanted: true,
  // The provider's default (node_modules/@pulumi/aws/lb/loadBalancer.d.ts, enableZonalShift).
  byDefault: false,
  message: "No zone can be taken out of it by a zonal shift.",
  except: (loadBalancer, graph) =>
    valueOf(graph.string(loadBalancer, "loadBalancerType", "application")) === "gateway"
      ? "A Gateway Load Balancer has no zonal shift."
      : undefined,
});
