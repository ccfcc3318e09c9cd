import { CLASSIC_LOAD_BALANCER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const classicConnectionDraining = propertyRule({
  id: "elb-classic-connection-draining",
  title: "Classic Load Balancers should have connection draining enabled",
  practices: ["REL11-BP02"],
  peers: { securityHub: ["ELB.7"], cdkNag: ["CLBConnectionDraining"], prowler: ["elb_connection_draining_enabled"] },
  service: "Elastic Load Balancing",
  severity: "low",
  why: "Without it the requests that an instance is answering fail when it is deregistered or found unhealthy, at each deployment and each scale-in.",
  fix: "Set connectionDraining to true, and connectionDrainingTimeout to the time that the longest request takes.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html",
  types: [CLASSIC_LOAD_BALANCER],
  property: "connectionDraining",
  wanted: true,
  // The provider's default (node_modules/@pulumi/aws/elb/loadBalancer.d.ts, connectionDraining).
  byDefault: false,
  message: "An instance that is deregistered loses the requests that it is answering.",
});
