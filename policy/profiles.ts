import type { Rule } from "./rule";

/** As CrossGuard has them. */
export const ENFORCEMENT_LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;
export type EnforcementLevel = (typeof ENFORCEMENT_LEVELS)[number];

/** What a team asks of its programs, as a whole; a level of a single rule overrides it. */
export const PROFILES = ["baseline", "recommended", "strict", "multi-region"] as const;
export type Profile = (typeof PROFILES)[number];

export const DEFAULT_PROFILE: Profile = "recommended";

/**
 * Rules on encryption, keys and what logs keep, which protect data from readers more than from loss; on an alarm whose absence loses nothing
 * by itself: another product or another stack may watch the same metric; and on what AWS leaves to the design: a Network Load Balancer whose
 * zones are isolated, and a TCP check of what may not speak HTTP.
 */
const ADVISED = new Set([
  "backup-vault-customer-managed-key",
  "cloudtrail-customer-managed-key",
  "cloudwatch-alarm-has-description",
  "ebs-volume-encrypted",
  "elb-load-balancer-cross-zone",
  "elb-target-group-health-check",
  "kinesis-iterator-age-alarm",
  "kinesis-stream-encrypted",
  "kinesis-throttling-alarm",
  "kms-key-rotation",
  "lambda-errors-alarm",
  "meets-recovery-objectives",
  "rds-parameter-group-forces-tls",
  "rds-storage-encrypted",
  "sns-topic-encrypted",
  "sqs-dlq-alarm",
  "sqs-oldest-message-alarm",
  "sqs-queue-encrypted",
  "synthetics-canary-has-alarm",
]);

/** Rules that ask for a second Region, or for what a failover between Regions needs. */
const MULTI_REGION =
  /-(cross-region-copy|global-[a-z-]+|copy-[a-z-]+)$|^(route53-(failover|accelerated|record-checked)|events-endpoint|s3-replication|kms-multi-region|secretsmanager-database-secret-replicated|dynamodb-(replication-latency|strong-consistency)|rds-(global|replication-lag|maintenance-windows-differ))/;

export function isMultiRegion({ id }: Pick<Rule, "id">): boolean {
  return MULTI_REGION.test(id);
}

/**
 * What a rule is enforced at in a profile.
 * - baseline: what loses data or the service in one Region is refused; the rest of it is advised; nothing is asked of a second Region.
 * - recommended: what loses data or the service, or makes an outage longer or wider, is refused; encryption and ease of operation are advised.
 * - multi-region: as recommended, and all that a failover between Regions needs is refused.
 * - strict: everything is refused.
 */
export function levelIn(profile: Profile, rule: Pick<Rule, "id" | "severity" | "optIn">): EnforcementLevel {
  if (profile === "strict") return "mandatory";
  const isAbroad = isMultiRegion(rule);
  if (profile === "multi-region" && isAbroad) return "mandatory";
  if (rule.optIn) return "disabled";
  if (profile !== "baseline") return rule.severity === "low" || ADVISED.has(rule.id) ? "advisory" : "mandatory";
  if (isAbroad) return "disabled";
  return rule.severity === "high" && !ADVISED.has(rule.id)
    ? "mandatory"
    : rule.severity === "low"
      ? "disabled"
      : "advisory";
}

/** A profile as a configuration that Pulumi reads too, which knows no profiles: the level of each rule. */
export function profileConfig(
  profile: Profile,
  rules: readonly Pick<Rule, "id" | "severity" | "optIn">[],
): Readonly<Record<string, EnforcementLevel>> {
  return Object.fromEntries(rules.map((rule) => [rule.id, levelIn(profile, rule)] as const).sort());
}
