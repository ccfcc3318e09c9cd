import { LOAD_BALANCERS } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { actionsOf, fixedStatusOf, listenersOf, redirectsAway } from "../../services/elb/listeners";
import { defineRule } from "../../rule";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "loadBalancerArn";

export const loadBalancerServes = defineRule({
  id: "elb-load-balancer-serves",
  title: "Load balancers should have a listener that forwards requests",
  practices: ["REL02-BP01", "REL11-BP02"],
  service: "Elastic Load Balancing",
  severity: "high",
  why: "A load balancer without a listener, or with fixed answers alone, reaches no target: its targets are unused and never checked, and DNS still counts on it.",
  fix: "Add an aws.lb.Listener whose default action, or an aws.lb.ListenerRule, forwards to a target group.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  types: LOAD_BALANCERS,
  check(loadBalancer, graph) {
    const listeners = listenersOf(loadBalancer, graph);
    if (listeners.certain.length === 0) {
      undecidedIfAny(listeners.possible, PROPERTY, "is a listener of it");
      return violation({
        property: PROPERTY,
        actual: undefined,
        wanted: "its ARN in an aws.lb.Listener",
        message: "No listener is on it: it refuses every connection.",
      });
    }
    const actions = listeners.certain.map((listener) => actionsOf(listener, graph));
    if (actions.some(({ certain }) => certain.includes("forward"))) return compliant();
    if (listeners.possible.length > 0 || actions.some(({ why }) => why !== undefined))
      return undecided({ property: PROPERTY, reason: "Whether a listener forwards is known only after deployment." });
    if (listeners.certain.some((listener) => redirectsAway(listener, graph))) return compliant();
    const [listener] = listeners.certain;
    const status = listener === undefined ? undefined : fixedStatusOf(listener, graph);
    return violation({
      property: PROPERTY,
      actual: [...new Set(actions.flatMap(({ certain }) => certain))],
      wanted: "an action of the type forward",
      message: `None of its listeners forwards to a target group${status === undefined ? "" : `; ${listener!.name} answers ${status}`}.`,
    });
  },
});
