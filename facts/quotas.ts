import type { Published } from "./published";

/** A quota of Service Quotas, for an account and Region. */
export interface Quota {
  readonly name: string;
  readonly service: string;
  /** Its name there; AWS's pages show it for few, so that those of addresses and databases were read where others use them. */
  readonly code: string;
  /** AWS's own; new accounts may have less. */
  readonly default: number;
}

export const QUOTAS = {
  title:
    "Quotas of Service Quotas that a Region needs for the whole service, by account and Region, with AWS's default",
  sources: [
    "https://docs.aws.amazon.com/cli/latest/userguide/cli_service-quotas_code_examples.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  ],
  asOf: "2026-11-28",
  data: {
    standardVcpu: { name: "vCPU of On-Demand Standard instances", service: "ec2", code: "L-1216C47A", default: 5 },
    elasticIps: { name: "Elastic IPs", service: "ec2", code: "L-0263D0A3", default: 5 },
    /** 20 in ap-south-1. */
    dbInstances: { name: "DB instances", service: "rds", code: "L-7B6409FD", default: 40 },
    /** AWS keeps 100 of them unreserved. */
    concurrentInvocations: {
      name: "Concurrent executions of Lambda",
      service: "lambda",
      code: "L-B99A9384",
      default: 1000,
    },
  },
} as const satisfies Published<Readonly<Record<string, Quota>>>;
