import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Role } from "../config/schema/common";

/** The alias by which every caller invokes a function. */
export const LIVE = "live";

/**
 * The alias `live`: all calls to the newest version, or to a stable one and a share of them to the newest. Both versions must have the same role and
 * the same dead-letter queue, and neither may be $LATEST (https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html): there is one
 * role, a destination of the alias in place of dead-letter queues, and every version is published.
 */
export function liveAlias(
  name: string,
  lambda: aws.lambda.Function,
  { release, deployment }: { release: FunctionSettings["release"][Role] } & Pick<FunctionSettings, "deployment">,
  opts: pulumi.CustomResourceOptions,
): aws.lambda.Alias {
  const stable = release && String(release.stable);
  // CodeDeploy moves the alias: an `up` that did would send all calls to a version that has served none.
  const ignored = deployment && { ignoreChanges: ["functionVersion", "routingConfig"] };
  return new aws.lambda.Alias(
    name,
    {
      name: LIVE,
      description: deployment
        ? "The version that CodeDeploy deployed"
        : stable === undefined
          ? "The newest version"
          : `Version ${stable}, by the settings`,
      functionName: lambda.name,
      functionVersion: stable ?? lambda.version,
      ...(stable !== undefined &&
        release!.canary > 0 && {
          routingConfig: {
            additionalVersionWeights: lambda.version.apply((newest) => weights(stable, newest, release!.canary)),
          },
        }),
    },
    { ...opts, ...ignored },
  );
}

/** How many environments are ready in a region: its own number, and in a standby that took over at least the primary's. */
export function readyCount(
  { provisionedConcurrency }: Pick<FunctionSettings, "provisionedConcurrency">,
  { workload, role, active }: Pick<Settings, "workload" | "role" | "active">,
): number | undefined {
  const own = provisionedConcurrency[role];
  const tookOver = role === "secondary" && active === "secondary" && workload.strategy !== "active-active";
  const { primary } = provisionedConcurrency;
  return tookOver && primary !== undefined ? Math.max(primary, own ?? 0) : own;
}

/** Environments that are ready before the first call; they follow the alias to a new version (https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html). */
export function readyEnvironments(
  name: string,
  alias: aws.lambda.Alias,
  count: number | undefined,
  opts: pulumi.CustomResourceOptions,
): void {
  if (count === undefined) return;
  new aws.lambda.ProvisionedConcurrencyConfig(
    name,
    { functionName: alias.functionName, qualifier: alias.name, provisionedConcurrentExecutions: count },
    opts,
  );
}

/** The newest version's share; none if it is the stable one itself, which Lambda accepts only once. @param percent of the calls */
export function weights(stable: string, newest: string, percent: number): Record<string, number> {
  return newest === stable ? {} : { [newest]: percent / 100 };
}
