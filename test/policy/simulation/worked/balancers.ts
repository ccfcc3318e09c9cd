import { CERTIFICATE } from "../../../../policy/aws";
import { one, servingTable, type ServingCase } from "./serving";

const ZONE = "zone us-east-1a";
const REGION = "region us-east-1 outage";

const ALB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/";
const NLB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/";
const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html";

const CASES: ServingCase[] = [
  {
    title: "an Application Load Balancer over two zones, with both instances in one",
    source: `${ALB}disable-cross-zone.html`,
    why: "Cross-zone load balancing is always on for the load balancer: each node sends requests to all targets, which are in zone a.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web");
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"), site.instance("two", "a"));
      }),
    expected: { [ZONE]: "waits 0:0", "zone us-east-1b": "continues 0:1", "host one-us-east-1": "degraded 0:0.5" },
  },
  {
    title: "a load balancer in one zone, with instances in two",
    source: ELB,
    why: "Targets in a zone that is not enabled get no traffic.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web", { subnets: site.subnets(["a"]) });
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"), site.instance("two", "b"));
      }),
    expected: { none: "degraded", [ZONE]: "waits 0:0" },
  },
  {
    title: "a Network Load Balancer over two zones with a group behind it",
    source: `${NLB}target-group-health.html`,
    why: "Cross-zone load balancing is off by default. A zone without a healthy target leaves DNS: 2 x 10 + 5 s to detect, and 60 s for which its address is kept.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web", { loadBalancerType: "network" });
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.group(group, 4, 40, { suspendedProcesses: ["Launch"] });
      }),
    expected: { [ZONE]: "recovers 0:0.5 85:1" },
  },
  {
    title: "a Network Load Balancer over two zones with two target groups, each with an instance in both",
    source: "https://aws.amazon.com/premiumsupport/knowledge-center/elb-dns-cross-zone-balance-configuration/",
    why: "Without cross-zone load balancing a zone needs a healthy target in each target group: without one it leaves DNS, and the instance that the other group has there gets no requests.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web", { loadBalancerType: "network" });
        for (const name of ["web", "api"]) {
          const group = site.targetGroup(name);
          site.listener(balancer, name, site.forward(group));
          site.attach(group, site.instance(`${name}-a`, "a"), site.instance(`${name}-b`, "b"));
        }
      }),
    expected: { none: "up", "host api-a-us-east-1": "degraded 0:0.5..0.999 85:0.5" },
  },
  {
    title: "an Application Load Balancer whose target group has cross-zone off, with a target in one of two zones",
    source: `${ALB}disable-cross-zone.html`,
    why: "A node in a zone without targets answers 503.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web");
        const group = site.targetGroup("web", { loadBalancingCrossZoneEnabled: "false" });
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"));
      }),
    expected: { none: "degraded" },
  },
  {
    title: "a load balancer whose listeners are made elsewhere",
    source: `${ALB}load-balancer-listeners.html`,
    why: "Without a listener it takes no request; whether it has one is not in the files.",
    sites: () => one((site) => void site.balancer("web")),
    expected: { none: "undecided" },
  },
  {
    title: "a target group without targets",
    source: `${ALB}load-balancer-troubleshooting.html`,
    why: "The load balancer answers 503 where a target group has no registered targets.",
    sites: () => one((site) => site.listener(site.balancer("web"), "web", site.forward(site.targetGroup("web")))),
    expected: { none: "down" },
  },
  {
    title: "an internet-facing load balancer in subnets without a route to an internet gateway",
    source: `${ALB}load-balancer-troubleshooting.html`,
    why: "Clients reach it only in public subnets.",
    sites: () =>
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
    expected: { none: "down" },
  },
  {
    title: "a listener that forwards 90 % to one target group and 10 % to another",
    source: `${ALB}load-balancer-listeners.html`,
    why: "Where a target group has no healthy target its requests do not go to the other.",
    sites: () =>
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
    expected: { [ZONE]: "degraded 0:0.1", "zone us-east-1b": "degraded 0:0.9" },
  },
  {
    title: "a listener that redirects to HTTPS, and one with a certificate",
    source: `${ALB}https-listener-certificates.html`,
    why: "The listener ends TLS with its certificate: without a valid one no client connects. A redirect alone serves nothing.",
    sites: () =>
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
    expected: { [ZONE]: "waits 0:0", "certificate shop.example.com": "lost 0:0" },
  },
  {
    title: "a listener with a rule that forwards to another target group",
    source: `${ALB}listener-rules.html`,
    why: "Requests that meet the rule go to its group; how many these are is in no file.",
    sites: () =>
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
    expected: { none: "up", [ZONE]: "degraded 0:0.001..0.999" },
  },
  {
    title: "a Classic Load Balancer over two instances in two zones",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html",
    why: "With cross-zone load balancing each node sends requests to the instances of all zones.",
    sites: () =>
      one((site) => {
        const instances = [site.instance("one", "a"), site.instance("two", "b")];
        site.add("aws:elb/loadBalancer:LoadBalancer", "web", {
          subnets: site.subnets(),
          instances: instances.map(({ id }) => id),
          listeners: [],
        });
      }),
    expected: { [ZONE]: "degraded 0:0.5", [REGION]: "waits 0:0" },
  },
  {
    title: "a Classic Load Balancer by HTTPS, with a certificate of ACM",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html",
    why: "Its one listener presents the certificate.",
    sites: () =>
      one((site) => {
        const certificate = site.add(CERTIFICATE, "shop", { domainName: "shop.example.com" }, { arn: "arn:aws:acm:1" });
        const https = { lbPort: 443, lbProtocol: "https", instancePort: 80, instanceProtocol: "http" };
        site.add("aws:elb/loadBalancer:LoadBalancer", "web", {
          subnets: site.subnets(),
          instances: [site.instance("one", "a"), site.instance("two", "b")].map(({ id }) => id),
          listeners: [{ ...https, sslCertificateId: certificate.output("arn") }],
        });
      }),
    expected: { "certificate shop.example.com": "lost 0:0", [ZONE]: "degraded 0:0.5" },
  },
  {
    title: "a Network Load Balancer over two zones, with its targets in one",
    source: `${NLB}target-group-health.html`,
    why: "The zone without a healthy target is not in DNS, so that clients ask the other.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web", { loadBalancerType: "network" });
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"));
      }),
    expected: { none: "up", "zone us-east-1b": "continues 0:1", [ZONE]: "waits 0:0" },
  },
  {
    title: "a Network Load Balancer with cross-zone load balancing",
    source: `${NLB}edit-target-group-attributes.html`,
    why: "Each node sends requests to the targets of all zones: the one that is left has half of the capacity.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web", { loadBalancerType: "network", enableCrossZoneLoadBalancing: true });
        const group = site.targetGroup("web");
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"), site.instance("two", "b"));
      }),
    expected: { [ZONE]: "degraded 0:0.5", [REGION]: "waits 0:0" },
  },
];

export const BALANCERS = servingTable("Load balancers", CASES);
