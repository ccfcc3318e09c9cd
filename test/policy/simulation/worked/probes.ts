import { unknown, type Fixture } from "../../fixtures";
import { servingTable, Site, type ServingCase } from "./serving";

const RULES = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html";
const ENDPOINTS =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html";
const RECORDS =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html";

const RELEASE = "release web-us-east-1";
const REDIRECT = { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } };

/** A Region that redirects port 80 to 443, and a standby; the check asks the first as it is given. */
function pair(check: Record<string, unknown>, more: (site: Site, https: Fixture) => void = () => undefined) {
  const [primary, standby] = [new Site(), new Site("us-west-2")];
  const balancer = primary.balancer("web");
  const target = primary.targetGroup("web");
  primary.listener(balancer, "http", REDIRECT, { port: 80 });
  const https = primary.listener(balancer, "https", primary.forward(target), { port: 443 });
  primary.group(target, 2);
  more(primary, https);
  const { id } = primary.check("site", balancer, check);
  const role = (type: string) => ({ failoverRoutingPolicies: [{ type }] });
  primary.alias(balancer, { ...role("PRIMARY"), healthCheckId: id });
  standby.alias(standby.web(2), role("SECONDARY"));
  return [primary, standby];
}

/** What answers under /api/ is one instance in one zone. */
function withApi(site: Site, https: Fixture): void {
  const api = site.targetGroup("api");
  site.attach(api, site.instance("api", "a"));
  site.add("aws:lb/listenerRule:ListenerRule", "api", {
    ...{ listenerArn: https.output("arn"), priority: 10, actions: [site.forward(api)] },
    conditions: [{ pathPattern: { values: ["/api/*"] } }],
  });
}

const CASES: ServingCase[] = [
  {
    title: "a check of a port that forwards",
    source: ENDPOINTS,
    why: "The targets fail, the check does, and Route 53 answers with the standby: 3 x (30 + 6) s, and 60 s.",
    sites: () => pair({ type: "HTTPS", port: 443 }),
    expected: { [RELEASE]: "recovers 0:0 168:1" },
  },
  {
    title: "a check of a port that redirects",
    source: ENDPOINTS,
    why: "A status of 3xx is healthy: the load balancer redirects without any target, and DNS is never turned.",
    sites: () => pair({ type: "HTTP", port: 80 }),
    expected: { [RELEASE]: "lost 0:0", "region us-east-1 outage": "recovers 0:0 168:1" },
  },
  {
    title: "a check that only connects",
    source: ENDPOINTS,
    why: "An Application Load Balancer takes connections without any target.",
    sites: () => pair({ type: "TCP", port: 443 }),
    expected: { [RELEASE]: "lost 0:0", "region us-east-1 outage": "recovers 0:0 180:1" },
  },
  {
    title: "a check of a port at which nothing listens",
    source: ENDPOINTS,
    why: "It never connects: the standby answers without any fault.",
    sites: () => pair({ type: "HTTP", port: 8080 }),
    expected: { none: "up", "region us-east-1 outage": "continues 0:1", "region us-west-2 outage": "waits 0:0" },
  },
  {
    title: "a check of the default action, beside a rule for /api/*",
    source: RULES,
    why: "The rule does not take the check's path: the loss of what is behind it turns nothing, and its requests fail.",
    sites: () => pair({ type: "HTTPS", port: 443, resourcePath: "/healthz" }, withApi),
    expected: { "host api-us-east-1": "degraded 0:0.001..0.999" },
  },
  {
    title: "a check of a rule's path",
    source: RULES,
    why: "The rule's target group has no target left, the check fails, and the standby takes over.",
    sites: () => pair({ type: "HTTPS", port: 443, resourcePath: "/api/healthz" }, withApi),
    expected: { "host api-us-east-1": "recovers 0:0.001..0.999 168:1" },
  },
  {
    title: "a check whose port is known only after deployment",
    source: RULES,
    why: "It may be that of either listener, or of none.",
    sites: () => pair({ type: "HTTPS", port: unknown }),
    expected: { none: "undecided", [RELEASE]: "undecided 0:0..1" },
  },
  {
    title: "a check that looks for a text at a port that redirects",
    source: ENDPOINTS,
    why: "The text has to be in the body of the answer, and which body a redirect has is not known.",
    sites: () => pair({ type: "HTTP_STR_MATCH", port: 80, searchString: "ok" }),
    expected: { none: "undecided", [RELEASE]: "undecided 0:0..1" },
  },
  {
    title: "two areas of one Region beside another Region's, all with checks",
    source: RECORDS,
    why: "Two records lead to the same hosts, whose capacity and load count once.",
    sites: () => {
      const [east, west] = [new Site(), new Site("us-west-2")];
      const [here, there] = [east.web(4, 50), west.web(4, 50)];
      const checks = [east.check("east", here), west.check("west", there)].map(({ id }) => id);
      const area = (location: Record<string, string>, of: number) => ({
        geolocationRoutingPolicies: [location],
        setIdentifier: Object.values(location)[0],
        healthCheckId: checks[of],
      });
      east.alias(here, area({ continent: "NA" }, 0));
      const aliases = [{ name: here.output("dnsName"), zoneId: "ZELB", evaluateTargetHealth: false }];
      const inputs = { zoneId: "Z1", name: "shop.example.com", type: "A", aliases, ...area({ country: "*" }, 0) };
      east.add("aws:route53/record:Record", "default", inputs);
      west.alias(there, area({ continent: "EU" }, 1));
      return [east, west];
    },
    // Four hosts at 50 % carry the clients of four others.
    expected: { none: "up", "region us-west-2 outage": "recovers 0:0.001..0.999 168:1" },
  },
];

export const PROBES = servingTable("What health checks ask load balancers for", CASES);
