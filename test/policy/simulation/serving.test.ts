import { describeCases, one, Site, type Case } from "./serving";

const three = () => new Site("us-east-1", ["a", "b", "c"]);

const ZONE = "zone us-east-1a";
const REGION = "region us-east-1 outage";
/** Seconds: detection by the target group and Auto Scaling 25 + 60, launch 300, start-up 60, one check 10. */
const REPLACED = 455;

const GROUPS: Case[] = [
  [
    "Auto Scaling replaces what a zone took, a tenth of the group at a time",
    () => one((site) => site.web(4, 90)),
    { [ZONE]: `recovers 0:0.5 ${REPLACED}:0.75 825:1`, "host web-us-east-1": `recovers 0:0.75 ${REPLACED}:1` },
  ],
  [
    "four at 50 % in two zones carry 90 % after one is lost",
    () => one((site) => site.web(4, 50)),
    { [ZONE]: `recovers 0:0.9 ${REPLACED}:1` },
  ],
  [
    "six at 40 % in three zones carry all after one is lost",
    () => one((site) => site.web(6, 40), three()),
    { [ZONE]: "continues 0:1" },
  ],
  [
    "five in three zones lose two where the fullest fails",
    () => one((site) => site.web(5), three()),
    { "zone us-east-1c": `recovers 0:0.6 ${REPLACED}:0.8 825:1` },
  ],
  [
    "the smallest size counts where it is worse: three over two zones lose two",
    () => one((site) => site.web(4, 40, { minSize: 3 })),
    { [ZONE]: `recovers 0:0.75 ${REPLACED}:1` },
  ],
  [
    "no load is declared: every instance counts",
    () => one((site) => site.web(2)),
    { [ZONE]: `recovers 0:0.5 ${REPLACED}:1` },
  ],
  [
    "unhealthy instances stay where their replacement is suspended",
    () => one((site) => site.web(4, 50, { suspendedProcesses: ["ReplaceUnhealthy"] })),
    { [ZONE]: "degraded 0:0.9" },
  ],
  [
    "a group that stays balanced waits for its zone, but replaces a host",
    () =>
      one((site) =>
        site.web(4, 90, { availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" } }),
      ),
    { [ZONE]: "degraded 0:0.5", "host web-us-east-1": `recovers 0:0.75 ${REPLACED}:1` },
  ],
  ["an empty group serves nothing", () => one((site) => site.web(0)), { none: "down" }],
  ["a release takes every instance", () => one((site) => site.web(4)), { "release web-us-east-1": "lost 0:0" }],
  [
    "EC2 status checks take longer, and need no target group",
    () => one((site) => site.web(4, 90, { healthCheckType: "EC2" })),
    { "host web-us-east-1": "recovers 0:0.75 730:1" },
  ],
];

const BALANCERS: Case[] = [
  [
    "instances in one zone behind a balancer over two",
    () =>
      one((site) => {
        const balancer = site.balancer("web");
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"), site.instance("two", "a"));
      }),
    { [ZONE]: "waits 0:0", "zone us-east-1b": "continues 0:1", "host one-us-east-1": "degraded 0:0.5" },
  ],
  [
    "targets in a zone without a node get no requests",
    () =>
      one((site) => {
        const balancer = site.balancer("web", { subnets: site.subnets(["a"]) });
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"), site.instance("two", "b"));
      }),
    { none: "degraded", [ZONE]: "waits 0:0" },
  ],
  [
    "a Network Load Balancer keeps to its zones: one that is lost leaves DNS after 25 + 60 s",
    () =>
      one((site) => {
        const balancer = site.balancer("web", { loadBalancerType: "network" });
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.group(group, 4, 40, { suspendedProcesses: ["Launch"] });
      }),
    { [ZONE]: "recovers 0:0.5 85:1" },
  ],
  [
    "an Application Load Balancer without cross-zone answers 503 in a zone without targets",
    () =>
      one((site) => {
        const balancer = site.balancer("web");
        const group = site.targetGroup("web", { loadBalancingCrossZoneEnabled: "false" });
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"));
      }),
    { none: "degraded" },
  ],
  [
    "listeners that are made elsewhere are not known",
    () => one((site) => void site.balancer("web")),
    { none: "undecided" },
  ],
  [
    "a target group without targets serves nothing",
    () => one((site) => site.listener(site.balancer("web"), "web", site.forward(site.targetGroup("web")))),
    { none: "down" },
  ],
  [
    "a balancer whose subnets lead to no internet gateway can't be reached",
    () =>
      one((site) => {
        const table = site.add("aws:ec2/routeTable:RouteTable", "private");
        for (const zone of site.zones) {
          site.add("aws:ec2/routeTableAssociation:RouteTableAssociation", zone, {
            subnetId: site.subnet(zone).id,
            routeTableId: table.id,
          });
        }
        site.web(4);
      }),
    { none: "down" },
  ],
  [
    "weights share the requests, and do not turn",
    () =>
      one((site) => {
        const balancer = site.balancer("web");
        const [blue, green] = [site.targetGroup("blue"), site.targetGroup("green")];
        const targetGroups = [
          { arn: blue.output("arn"), weight: 90 },
          { arn: green.output("arn"), weight: 10 },
        ];
        site.listener(balancer, "web", { type: "forward", forward: { targetGroups } });
        site.attach(blue, site.instance("one", "a"));
        site.attach(green, site.instance("two", "b"));
      }),
    { [ZONE]: "degraded 0:0.1", "zone us-east-1b": "degraded 0:0.9" },
  ],
  [
    "a redirect to HTTPS is no service, and a certificate that fails takes what it serves",
    () =>
      one((site) => {
        const certificate = site.add(
          "aws:acm/certificate:Certificate",
          "shop",
          { domainName: "shop.example.com" },
          { arn: "arn:aws:acm:us-east-1:123456789012:certificate/1" },
        );
        const balancer = site.balancer("web");
        const group = site.targetGroup("web");
        site.listener(balancer, "http", {
          type: "redirect",
          redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
        });
        site.listener(balancer, "https", site.forward(group), { certificateArn: certificate.output("arn") });
        site.attach(group, site.instance("one", "a"));
      }),
    { [ZONE]: "waits 0:0", "certificate shop.example.com": "lost 0:0" },
  ],
  [
    "a rule's target group takes an unknown part of the requests with it",
    () =>
      one((site) => {
        const balancer = site.balancer("web");
        const [web, old] = [site.targetGroup("web"), site.targetGroup("old")];
        const listener = site.listener(balancer, "web", site.forward(web));
        site.add("aws:lb/listenerRule:ListenerRule", "old", {
          listenerArn: listener.output("arn"),
          actions: [site.forward(old)],
        });
        site.attach(web, site.instance("one", "a"));
        site.attach(old, site.instance("two", "b"));
      }),
    { none: "up", [ZONE]: "degraded 0:0.001..0.999" },
  ],
  [
    "a Classic Load Balancer crosses zones",
    () =>
      one((site) => {
        const instances = [site.instance("one", "a"), site.instance("two", "b")];
        site.add("aws:elb/loadBalancer:LoadBalancer", "web", {
          subnets: site.subnets(),
          instances: instances.map(({ id }) => id),
          listeners: [],
        });
      }),
    { [ZONE]: "degraded 0:0.5", [REGION]: "waits 0:0" },
  ],
];

const ALARMS: Case[] = [
  ["AWS/ApplicationELB", "continues 0:1"],
  ["AWS/Route53", "undecided 0:1 300:0..1"],
  ["Shop", "undecided 0:1 300:0..1"],
].map(([namespace, answer]) => [
  `a health check on an alarm of us-west-2 about a metric of ${namespace}`,
  () => {
    const [here, there] = [new Site(), new Site("us-west-2")];
    there.add("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", {
      ...{ name: "errors", namespace, metricName: "Errors" },
      ...{ comparisonOperator: "GreaterThanThreshold", threshold: 5, evaluationPeriods: 3, period: 60 },
    });
    const check = here.add("aws:route53/healthCheck:HealthCheck", "errors", {
      ...{ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "errors", cloudwatchAlarmRegion: "us-west-2" },
      insufficientDataHealthStatus: "Healthy",
    });
    const role = (type: string) => ({ failoverRoutingPolicies: [{ type }] });
    there.alias(there.web(2), { ...role("PRIMARY"), healthCheckId: check.id });
    here.alias(here.web(2), role("SECONDARY"));
    return [here, there];
  },
  // What a program measures, or Route 53, may be what fails here.
  { none: "up", [REGION]: answer! },
]);

describeCases("serving as alarms say", ALARMS);
describeCases("serving through Auto Scaling groups", GROUPS);
describeCases("serving through load balancers", BALANCERS);
