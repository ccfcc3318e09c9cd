import type { Published } from "./published";

export const GLOBAL_ENDPOINT_REGIONS: Published<readonly string[]> = {
  title: "Regions with EventBridge global endpoints",
  sources: ["https://docs.aws.amazon.com/config/latest/developerguide/global-endpoint-event-replication-enabled.html"],
  asOf: "2026-11-23",
  data: [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
};

export const PATTERN_OPERATORS: Published<readonly string[]> = {
  title: "Comparison operators of event patterns",
  sources: ["https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"],
  asOf: "2026-11-23",
  data: ["prefix", "suffix", "anything-but", "numeric", "cidr", "exists", "equals-ignore-case", "wildcard"],
};

export const PREDEFINED_VARIABLES: Published<readonly string[]> = {
  title: "Variables that an input transformer's template can use without a path",
  sources: ["https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"],
  asOf: "2026-11-23",
  data: [
    "aws.events.rule-arn",
    "aws.events.rule-name",
    "aws.events.event.ingestion-time",
    "aws.events.event",
    "aws.events.event.json",
  ],
};

export const EVENTBRIDGE_QUOTAS = {
  title:
    "Quotas of rules: targets of a rule, characters of a pattern, paths of an input transformer and characters of each",
  sources: [
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
    "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html",
  ],
  asOf: "2026-11-23",
  data: { targets: 5, pattern: 2048, inputPaths: 100, inputPath: 256 },
} as const satisfies Published;
