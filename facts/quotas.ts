import type { Published } from "./published";

/** A quota of Service Quotas, for an account and Region. */
export interface Quota {
  readonly name: string;
  readonly service: string;
  readonly code: string;
  /** AWS's own; new accounts may have less. */
  readonly default: number;
}

export const QUOTAS = {
  title:
    "Quotas of Service Quotas that a Region needs for the whole service, by account and Region, with AWS's default",
  sources: [
    "https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    "https://docs.aws.amazon.com/general/latest/gr/fis.html",
  ],
  asOf: "2026-11-28",
  data: {
    standardVcpu: { name: "vCPU of On-Demand Standard instances", service: "ec2", code: "L-1216C47A", default: 5 },
    elasticIps: { name: "Elastic IPs", service: "ec2", code: "L-0263D0A3", default: 5 },
    dbInstances: { name: "DB instances", service: "rds", code: "L-7B6409FD", default: 40 },
  },
} as const satisfies Published<Readonly<Record<string, Quota>>>;
