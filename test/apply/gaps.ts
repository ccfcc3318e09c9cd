import type { Applied } from "./realcheck";

/**
 * What the emulated AWS (moto 5) cannot do, beyond realcheck's own list and the repairs of repairs/sitecustomize.py. Add one only where
 * the program is right.
 */
const GAPS: { type: string; error: RegExp; reason: string }[] = [
  {
    type: "aws:dynamodb/contributorInsights:ContributorInsights",
    error: /UpdateContributorInsights.*StatusCode: 500/,
    reason: "moto has no Contributor Insights",
  },
  {
    type: "aws:codedeploy/application:Application",
    error: /no Terraform type known/,
    reason: "realcheck does not know that Terraform calls it aws_codedeploy_app",
  },
  {
    type: "aws:codedeploy/deploymentConfig:DeploymentConfig",
    error: /CreateDeploymentConfig.*StatusCode: 500/,
    reason: "moto has no deployment configurations",
  },
  {
    type: "aws:ec2/capacityReservation:CapacityReservation",
    error: /CreateCapacityReservation.*StatusCode: 500/,
    reason: "moto has no capacity reservations",
  },
];

/** Why a resource could not be tried; undefined where it was applied, or its failure is ours. */
export function gapOf(resource: Applied, all: readonly Applied[]): string | undefined {
  if (resource.status === "known gap") return resource.reason;
  if (resource.status === "blocked") {
    const needed = all.find(({ urn }) => urn === resource.blockedBy);
    return needed && needed !== resource && gapOf(needed, all) ? `needs ${resource.blockedBy}` : undefined;
  }
  const errors = resource.errors ?? [];
  const known = GAPS.find(
    ({ type, error }) => type === resource.type && errors.length > 0 && errors.every((e) => error.test(e)),
  );
  return known?.reason;
}
