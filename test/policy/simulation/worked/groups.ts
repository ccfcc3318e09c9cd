import { one, servingTable, Site, type ServingCase } from "./serving";

const three = () => new Site("us-east-1", ["a", "b", "c"]);

const ZONE = "zone us-east-1a";
/** Seconds: detection by the target group and Auto Scaling 25 + 60, launch 300, start-up 60, one check 10. */
const REPLACED = 455;

const GUIDE = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/";
const HEALTH = `${GUIDE}health-checks-overview.html`;
const SPREAD = `${GUIDE}ec2-auto-scaling-availability-zone-balanced.html`;
const TARGET = `${GUIDE}as-scaling-target-tracking.html`;

const CASES: ServingCase[] = [
  {
    title: "four instances at 90 % over two zones",
    source: HEALTH,
    why: "Instances that still count as running are replaced a tenth of the group at a time, one at least: 25 + 60 s to detect, 300 s to launch, 60 s to start, one check of 10 s, and 370 s for the next.",
    sites: () => one((site) => site.web(4, 90)),
    expected: {
      [ZONE]: `recovers 0:0.5 ${REPLACED}:0.75 825:1`,
      "host web-us-east-1": `recovers 0:0.75 ${REPLACED}:1`,
    },
  },
  {
    title: "four instances at 50 % over two zones",
    source: TARGET,
    why: "The policy keeps the average at 50 %, the load of two full instances; the two that are left carry 90 % each.",
    sites: () => one((site) => site.web(4, 50)),
    expected: { [ZONE]: `recovers 0:0.9 ${REPLACED}:1` },
  },
  {
    title: "six instances at 40 % over three zones",
    source: TARGET,
    why: "The load is that of 2.4 full instances; the four that are left carry 3.6.",
    sites: () => one((site) => site.web(6, 40), three()),
    expected: { [ZONE]: "continues 0:1" },
  },
  {
    title: "five instances over three zones",
    source: SPREAD,
    why: "Auto Scaling keeps the zones as equal as it can: of five in three zones two zones have two, and the fullest is taken to fail.",
    sites: () => one((site) => site.web(5), three()),
    expected: { "zone us-east-1c": `recovers 0:0.6 ${REPLACED}:0.8 825:1` },
  },
  {
    title: "four instances at 40 %, of which scaling may leave three",
    source: SPREAD,
    why: "Three over two zones are two and one: the smallest size counts where it is worse.",
    sites: () => one((site) => site.web(4, 40, { minSize: 3 })),
    expected: { [ZONE]: `recovers 0:0.75 ${REPLACED}:1` },
  },
  {
    title: "two instances without a scaling policy",
    source: TARGET,
    why: "No load is declared, so that every instance counts.",
    sites: () => one((site) => site.web(2)),
    expected: { [ZONE]: `recovers 0:0.5 ${REPLACED}:1` },
  },
  {
    title: "a group with the process ReplaceUnhealthy suspended",
    source: `${GUIDE}as-suspend-resume-processes.html`,
    why: "While it is suspended, instances that are marked unhealthy are not replaced.",
    sites: () => one((site) => site.web(4, 50, { suspendedProcesses: ["ReplaceUnhealthy"] })),
    expected: { [ZONE]: "degraded 0:0.9" },
  },
  {
    title: "a group with the strategy balanced-only",
    source: SPREAD,
    why: "Auto Scaling continues to attempt to launch in the zone that fails; a host of a healthy zone is replaced.",
    sites: () =>
      one((site) =>
        site.web(4, 90, { availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" } }),
      ),
    expected: { [ZONE]: "degraded 0:0.5", "host web-us-east-1": `recovers 0:0.75 ${REPLACED}:1` },
  },
  {
    title: "a group in one zone behind a load balancer over two",
    source: SPREAD,
    why: "Auto Scaling launches in the group's own zones, and in no other.",
    sites: () => one((site) => site.web(4, 40, { vpcZoneIdentifiers: site.subnets(["a"]) })),
    expected: { [ZONE]: "waits 0:0", "zone us-east-1b": "continues 0:1", "host web-us-east-1": "continues 0:1" },
  },
  {
    title: "a group without instances",
    source: `${GUIDE}asg-capacity-limits.html`,
    why: "Its desired capacity is 0.",
    sites: () => one((site) => site.web(0)),
    expected: { none: "down" },
  },
  {
    title: "a group whose release does not start",
    source: `${GUIDE}launch-templates.html`,
    why: "Every instance, and every replacement, is launched of the same launch template.",
    sites: () => one((site) => site.web(4)),
    expected: { "release web-us-east-1": "lost 0:0" },
  },
  {
    title: "a group in a Region where EC2 launches no instance",
    source: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html",
    why: "What runs needs no control plane.",
    sites: () => one((site) => site.web(4, 90)),
    expected: { "plane ec2.launch@us-east-1": "continues 0:1" },
  },
  {
    title: "a group that asks for EC2 status checks alone",
    source: HEALTH,
    why: "Status checks run every minute, and Auto Scaling waits a few minutes more: 360 s are assumed, then 370 s to replace.",
    sites: () => one((site) => site.web(4, 90, { healthCheckType: "EC2" })),
    expected: { "host web-us-east-1": "recovers 0:0.75 730:1" },
  },
];

export const GROUPS = servingTable("Auto Scaling groups", CASES);
