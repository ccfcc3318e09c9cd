import { COMMON, type Scenario } from "./scenario";

/** What AWS lets its customers try, and combinations that its past events suggest. */
export const EXPERIMENTS: readonly Scenario[] = [
  {
    ...COMMON,
    id: "zone-power",
    title: "AWS FIS: AZ Availability: Power Interruption",
    zones: 1,
    planes: ["ec2.launch"],
    hours: 0.5,
    lesson: "The experiment that AWS ships: what is predicted here can be compared with what it shows.",
    source: "https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html",
    read: "quoted",
  },
  {
    ...COMMON,
    id: "two-zones",
    title: "Two Availability Zones of a Region",
    zones: 2,
    hours: 24,
    lesson: "What is in three zones is built to lose one.",
    source: "https://www.infoq.com/news/2026/03/aws-multiaz-conflict-outage",
    read: "quoted",
  },
  {
    ...COMMON,
    id: "region-connectivity",
    title: "AWS FIS: Cross-Region: Connectivity",
    links: true,
    hours: 3,
    lesson: "Both sides run, and what is not replicated grows: a failover now loses it.",
    source:
      "https://docs.aws.amazon.com/resilience-hub/latest/userguide/next-gen-resilience-testing-multi-region-isolation.html",
    read: "AWS",
  },
  {
    ...COMMON,
    id: "global-planes",
    title: "The control planes that are in us-east-1 for all Regions",
    region: "us-east-1",
    planes: ["iam", "route53", "cloudfront", "organizations", "s3.config"],
    hours: 7,
    lesson: "Which step of a recovery needs one of them?",
    source: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html",
    read: "AWS",
  },
  {
    ...COMMON,
    id: "no-launches",
    title: "An Availability Zone fails while EC2 launches nothing",
    zones: 1,
    planes: ["ec2.launch", "autoscaling"],
    hours: 11.4,
    lesson: "Only what runs already can take over: static stability.",
    source: "https://aws.amazon.com/message/101925/",
    read: "AWS",
  },
];
