import type { Published } from "./published";

export const STRONG_CONSISTENCY_SETS: Published<readonly (readonly string[])[]> = {
  title:
    "Sets of Regions for multi-Region strong consistency: the three Regions of a table, its witness included, belong to one set",
  sources: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html#V2globaltables_HowItWorks.consistency-modes.mrsc",
  ],
  asOf: "2026-11-22",
  data: [
    ["us-east-1", "us-east-2", "us-west-2"],
    ["eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"],
    ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
  ],
};

export const INDEX_QUOTAS = {
  title: "Secondary indexes of a table: the quotas of local indexes and of projected attributes cannot be raised",
  sources: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes",
  ],
  asOf: "2026-11-22",
  data: { global: 20, local: 5, projectedAttributes: 100 },
} as const satisfies Published;
